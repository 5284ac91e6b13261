using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Kelione.CommandLine;

/// <summary>The words of backup, restore and move in the user's language, from MoveTexts.resx and its translations; what a translation lacks stands in English.</summary>
/// <param name="culture">The language.</param>
internal sealed class MoveTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Kelione.CommandLine.Texts.MoveTexts", typeof(MoveTexts).Assembly);

    public string PartOfBackup => Of();

    public string RowsOfBackup => Of();

    public string PartEvents => Of();

    public string PartMerges => Of();

    public string PartKeys => Of();

    public string PartFeedback => Of();

    public string PartMaps => Of();

    public string PartPeople => Of();

    public string PartFiles => Of();

    public string PartAnswers => Of();

    public string PartCheck => Of();

    public string AnswersAlike => Of();

    public string Moved => Of();

    public string OldStays => Of();

    public string OldRemoved => Of();

    private string Of([CallerMemberName] string name = "") =>
        Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"There is no text '{name}'.");
}
