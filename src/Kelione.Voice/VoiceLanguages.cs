namespace Kelione.Voice;

/// <summary>The languages that are read by a grammar of their own, by their ISO 639-1 codes.</summary>
public static class VoiceLanguages
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Russian.</summary>
    public const string Russian = "ru";

    /// <summary>Chinese, simplified or traditional.</summary>
    public const string Chinese = "zh";

    /// <summary>Polish.</summary>
    public const string Polish = "pl";

    /// <summary>Lithuanian.</summary>
    public const string Lithuanian = "lt";

    /// <summary>Not known: another language, or too little text to tell (ISO 639-2 "und").</summary>
    public const string Unknown = "und";

    /// <summary>The five languages, in the order in which they are listed everywhere.</summary>
    public static IReadOnlyList<string> All { get; } = [English, Russian, Chinese, Polish, Lithuanian];

    /// <summary>Recognises a language as other systems write it: <c>en-GB</c>, <c>zh_Hans</c>, <c>RU</c>, <c>eng</c>.</summary>
    /// <param name="stated">What the source says; null or nonsense is allowed.</param>
    /// <returns>One of <see cref="All"/>, or null where it is none of them.</returns>
    public static string? Recognise(string? stated)
    {
        if (string.IsNullOrWhiteSpace(stated))
        {
            return null;
        }

        var primary = stated.Trim().ToLowerInvariant().Split('-', '_')[0];
        return primary switch
        {
            "en" or "eng" or "english" => English,
            "ru" or "rus" or "russian" => Russian,
            "zh" or "zho" or "chi" or "cmn" or "chinese" => Chinese,
            "pl" or "pol" or "polish" => Polish,
            "lt" or "lit" or "lithuanian" => Lithuanian,
            _ => null,
        };
    }
}
