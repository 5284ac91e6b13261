using System.Collections.Concurrent;
using System.Collections.Immutable;
using SkiaSharp;

namespace Kelione.Posters.Text;

/// <summary>
/// The fonts of the machine in the order in which a text asks for them. Safe to use from several threads.
/// A character is drawn by the first font that has it: the families named here, and then whatever the machine offers for it.
/// </summary>
internal sealed class FontLibrary
{
    /// <summary>Families in the order of preference: the interface's own, then wide Latin and Cyrillic ones, then Han by system.</summary>
    public static ImmutableArray<string> Families { get; } =
    [
        "Inter", "Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "Arial",
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
    ];

    private static readonly Lazy<FontLibrary> Shared = new(() => new FontLibrary(Families, mayAskMachine: true));

    private readonly ImmutableArray<string> _families;
    private readonly bool _mayAskMachine;
    private readonly SKFontManager _manager = SKFontManager.CreateDefault();
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<(int Weight, bool Italic), ImmutableArray<FontFace>> _preferred = new();
    private readonly ConcurrentDictionary<(int CodePoint, int Weight, bool Italic), FontFace?> _found = new();
    private readonly Dictionary<string, FontFace?> _faces = new(StringComparer.Ordinal);

    /// <summary>A library of its own; <see cref="Machine"/> is what posters use.</summary>
    /// <param name="families">Families in the order of preference; those that the machine lacks are passed over.</param>
    /// <param name="mayAskMachine">Whether the machine may offer another font for a character that none of the families has.</param>
    public FontLibrary(ImmutableArray<string> families, bool mayAskMachine) => (_families, _mayAskMachine) = (families, mayAskMachine);

    /// <summary>The machine's fonts.</summary>
    public static FontLibrary Machine => Shared.Value;

    /// <summary>The font that draws a code point; null when there is none.</summary>
    public FontFace? Find(int codePoint, int weight, bool italic)
    {
        foreach (var face in Preferred(weight, italic))
        {
            if (face.Has(codePoint))
            {
                return face;
            }
        }

        return _mayAskMachine ? _found.GetOrAdd((codePoint, weight, italic), key => Ask(key.CodePoint, key.Weight, key.Italic)) : null;
    }

    /// <summary>The font that sets ordinary text.</summary>
    /// <exception cref="PosterFontException">There is no font at all.</exception>
    public FontFace Default(int weight, bool italic) =>
        Preferred(weight, italic) is [var first, ..] ? first : (_mayAskMachine ? Ask('a', weight, italic) : null) ?? throw new PosterFontException();

    private ImmutableArray<FontFace> Preferred(int weight, bool italic) => _preferred.GetOrAdd((weight, italic), key => Load(key.Weight, key.Italic));

    private ImmutableArray<FontFace> Load(int weight, bool italic)
    {
        lock (_lock)
        {
            var faces = ImmutableArray.CreateBuilder<FontFace>();
            foreach (var family in _families)
            {
                // A font manager offers a stand-in for a family it lacks: only the family itself is wanted.
                if (Match(family, weight, italic) is { } typeface && string.Equals(typeface.FamilyName, family, StringComparison.OrdinalIgnoreCase)
                    && Keep(typeface) is { } face)
                {
                    faces.Add(face);
                }
            }

            return faces.ToImmutable();
        }
    }

    /// <summary>A family without italics may be offered upright and called oblique: then it is the upright one.</summary>
    private SKTypeface? Match(string family, int weight, bool italic)
    {
        var upright = _manager.MatchFamily(family, Style(weight, italic: false));
        var slanted = italic ? _manager.MatchFamily(family, Style(weight, italic: true)) : null;
        return slanted is null || slanted.PostScriptName == upright?.PostScriptName ? upright : slanted;
    }

    private FontFace? Ask(int codePoint, int weight, bool italic)
    {
        lock (_lock)
        {
            var typeface = _manager.MatchCharacter(null, Style(weight, italic), null, codePoint);
            return typeface is null || Keep(typeface) is not { } face || !face.Has(codePoint) ? null : face;
        }
    }

    /// <summary>One face for one font, however many weights and characters lead to it.</summary>
    private FontFace? Keep(SKTypeface typeface)
    {
        var name = FormattableString.Invariant($"{typeface.FamilyName}|{typeface.PostScriptName}|{typeface.FontWeight}|{typeface.FontSlant}");
        if (!_faces.TryGetValue(name, out var face))
        {
            _faces[name] = face = FontFace.Of(typeface);
        }

        return face;
    }

    private static SKFontStyle Style(int weight, bool italic) => new(weight, (int)SKFontStyleWidth.Normal, italic ? SKFontStyleSlant.Italic : SKFontStyleSlant.Upright);
}
