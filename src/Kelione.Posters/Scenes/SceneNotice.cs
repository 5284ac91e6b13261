using System.Globalization;

namespace Kelione.Posters.Scenes;

/// <summary>What happened to a text that could not be drawn as asked. Immutable.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Text">The text as it was given.</param>
/// <param name="Shown">The text as it is drawn; for <see cref="SceneNoticeKind.MissingGlyphs"/> the characters that are missing, each once.</param>
/// <param name="Size">The size that was drawn in the end, in units.</param>
/// <param name="Count">How many characters were left out (cut) or have no glyph (missing); 0 when the text was only shrunk.</param>
/// <param name="Remedy">For missing glyphs what to install, such as <c>fonts-noto-cjk</c>; null otherwise.</param>
public sealed record SceneNotice(SceneNoticeKind Kind, string Text, string Shown, double Size, int Count = 0, string? Remedy = null)
{
    /// <summary>The notice in English, for a log or a command line.</summary>
    public string Message => Kind switch
    {
        SceneNoticeKind.Shrunk => string.Create(CultureInfo.InvariantCulture, $"“{Text}” was set smaller ({Size:0.#}) to fit."),
        SceneNoticeKind.Cut => $"“{Text}” did not fit and was cut to “{Shown}”.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Count} characters have no glyph in any font of this machine ({Shown}). Install the package {Remedy}."),
    };
}

/// <summary>What happened to a text.</summary>
public enum SceneNoticeKind
{
    /// <summary>It was set smaller to fit.</summary>
    Shrunk,

    /// <summary>It did not fit at the smallest size and was cut at a word.</summary>
    Cut,

    /// <summary>No font of the machine has some of its characters.</summary>
    MissingGlyphs,
}
