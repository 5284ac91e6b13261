using System.Collections.Immutable;
using System.Text;

namespace Kelione.Posters.Text;

/// <summary>Says which languages the fonts of this machine can draw: for a check of the installation, before anybody meets boxes instead of letters.</summary>
public static class PosterFonts
{
    private static readonly ImmutableArray<(string Language, string Letters, string Package)> Wanted =
    [
        ("en", "aZ09€", "fonts-inter"),
        ("lt", "ąčęėįšųūž„“", "fonts-inter"),
        ("pl", "ąćęłńóśźż„”", "fonts-inter"),
        ("ru", "абвщыэюяЖ№«»", "fonts-inter"),
        ("zh-Hans", "客户旅程图，。（）", "fonts-noto-cjk"),
    ];

    /// <summary>One line for each language of the product.</summary>
    public static IReadOnlyList<FontSupport> Check() => Check(FontLibrary.Machine);

    internal static IReadOnlyList<FontSupport> Check(FontLibrary fonts) =>
    [
        .. from wanted in Wanted
           let faces = wanted.Letters.EnumerateRunes().Select(letter => fonts.Find(letter.Value, 400, italic: false)).ToList()
           select new FontSupport(wanted.Language, faces.Contains(null) ? null : faces[0]!.Typeface.FamilyName, wanted.Package),
    ];
}

/// <summary>What draws a language. Immutable.</summary>
/// <param name="Language">The language, a BCP 47 tag.</param>
/// <param name="Family">The family of fonts that draws it; null when letters of it are missing.</param>
/// <param name="Package">The Debian package that brings a good font for it.</param>
public sealed record FontSupport(string Language, string? Family, string Package);
