namespace Kelione.Voice.Tests.Lexicons;

/// <summary>
/// What customers say every day, written for the lexicons by their authors: shops, parcels, banks, networks, hotels, restaurants, apps. No measure of accuracy (the
/// lexicons were mended with them in view) but a net: whoever mends a word sees here what else it changes. A line begins with + for praise, - for blame, . for neither.
/// </summary>
internal static partial class EverydayTexts
{
    /// <summary>The texts of a language with their directions.</summary>
    /// <param name="language">en, ru or zh.</param>
    /// <returns>+1, 0 or −1, and the text.</returns>
    public static IEnumerable<(int Meant, string Text)> Of(string language)
    {
        var lines = language switch
        {
            "en" => English,
            "ru" => Russian,
            "zh" => Chinese,
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "no texts"),
        };
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => (l[0] switch { '+' => 1, '-' => -1, _ => 0 }, l[2..]));
    }
}
