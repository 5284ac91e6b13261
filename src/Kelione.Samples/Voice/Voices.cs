namespace Kelione.Samples;

/// <summary>How people give feedback: the rating that fits a tone, and whether and when the company answers.</summary>
internal static class Voices
{
    /// <summary>The languages, in the order of the scenarios' countries.</summary>
    public static readonly string[] Languages = ["en", "ru", "zh", "pl", "lt"];

    /// <summary>How common each language is.</summary>
    public static readonly Weighted<int> LanguageMix = new((0, 0.34), (1, 0.20), (2, 0.18), (3, 0.15), (4, 0.13));

    /// <summary>Draws a tone: -1 with the share of negatives, +1 with the share of positives, else 0.</summary>
    public static int DrawTone(SampleRandom chance, double negative, double positive)
    {
        var at = chance.NextUnit();
        return at < negative ? -1 : at < negative + positive ? 1 : 0;
    }

    /// <summary>A whole entry: what is given, with a rating on the scale of its kind, and the company's answer.</summary>
    public static FeedbackNote Note(SampleRandom chance, long timeMillis, string kind, string source, string channel, string touchpoint, Theme theme, int tone, int language)
    {
        var (rating, scale) = Rating(chance, kind, tone);
        var (answered, medianHours) = kind switch
        {
            "ticket" => (0.97, 6.0),
            "complaint" => (0.90, 20.0),
            "review" => (0.55, 30.0),
            "social_post" => (0.40, 5.0),
            _ => (0.08, 48.0),
        };
        long? answeredMillis = chance.Chance(answered) ? timeMillis + (long)(chance.LogNormal(medianHours, 0.9) * Rhythm.Hour) : null;
        return new FeedbackNote(timeMillis, kind, theme, tone, Languages[language])
        {
            Rating = rating,
            Scale = scale,
            Source = source,
            Channel = channel,
            Touchpoint = touchpoint,
            AnsweredMillis = answeredMillis,
        };
    }

    private static (int? Rating, string? Scale) Rating(SampleRandom chance, string kind, int tone) => (kind, tone) switch
    {
        ("nps", < 0) => (Math.Min(6, 1 + chance.Below(4) + chance.Below(4)), "0-10"),
        ("nps", 0) => (chance.Between(7, 8), "0-10"),
        ("nps", _) => (chance.Between(9, 10), "0-10"),
        ("ces", < 0) => (chance.Between(1, 3), "1-7"),
        ("ces", 0) => (4, "1-7"),
        ("ces", _) => (chance.Between(5, 7), "1-7"),
        ("review" or "csat", < 0) => (chance.Chance(0.6) ? 1 : 2, "1-5"),
        ("review" or "csat", 0) => (3, "1-5"),
        ("review" or "csat", _) => (chance.Chance(0.65) ? 5 : 4, "1-5"),
        _ => (null, null),
    };
}
