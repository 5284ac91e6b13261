using System.Globalization;
using System.Resources;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>The words of the views of maps in the user's language, from MapTexts.resx and its translations; what a translation lacks stands in English.</summary>
/// <param name="culture">The language.</param>
internal sealed class MapTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Kelione.CommandLine.Texts.MapTexts", typeof(MapTexts).Assembly);

    /// <summary>A word by its key.</summary>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");

    /// <summary>A sentence by its key, its blanks filled.</summary>
    public string Fill(string key, params object[] parts) => string.Format(culture, this[key], parts);

    public string Of(MapKind kind) => this["Kind." + kind];

    public string Of(MapStatus status) => this["Status." + status];

    public string Of(Moment moment) => this["Moment." + moment];

    public string Of(ProblemSeverity severity) => this["Severity." + severity];

    /// <summary>The name of a lane: its own, else that of its kind.</summary>
    public string Of(Lane lane) => lane.Name.Length > 0 ? lane.Name : this["Lane." + lane.Kind];

    /// <summary>How a version came about.</summary>
    public string Of(MapVersionInfo version) => Fill("Origin." + version.Origin, version.Of ?? 0);

    /// <summary>A sort of thing by the name that edits and comparisons give it: <c>step</c>.</summary>
    public string Sort(string sort) => this["Sort." + char.ToUpperInvariant(sort[0]) + sort[1..]];

    /// <summary>What an edit did; the English line where it is of a sort that came later.</summary>
    public string Of(EditDescription edit)
    {
        if (edit.Code == "batch" && edit.Arguments.Count > 1)
        {
            return Fill("Did.Batch", edit.Arguments[1], edit.Arguments[0]);
        }

        var parts = edit.Code.Split('.');
        return parts is [var sort, var did] && IsThere("Sort." + Capital(sort)) && IsThere("Did." + Capital(did))
            ? sort is "map" or "measure" or "priority" ? Fill("Did.WholeChanged", Sort(sort)) : Fill("Did." + Capital(did), Sort(sort), edit.Arguments.Count > 0 ? edit.Arguments[0] : "")
            : edit.English;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static bool IsThere(string key) => Resources.GetString(key, CultureInfo.InvariantCulture) is not null;
}
