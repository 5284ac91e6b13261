namespace Kelione.Voice.Themes;

/// <summary>How themes are found. Immutable.</summary>
public sealed record ThemeOptions
{
    /// <summary>The most themes that are given.</summary>
    public int Most { get; init; } = 24;

    /// <summary>In how many texts a theme must be found at least.</summary>
    public int LeastTexts { get; init; } = 5;

    /// <summary>In which share of the texts a theme must be found at least, 0 … 1.</summary>
    public double LeastShare { get; init; } = 0.005;

    /// <summary>Words in more than this share of a language's texts say nothing (the company's own name), 0 … 1.</summary>
    public double MostShare { get; init; } = 0.25;
}
