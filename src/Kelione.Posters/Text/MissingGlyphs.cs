using System.Text;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Text;

/// <summary>Counts characters that no font of the machine has, by the package that would bring them.</summary>
internal sealed class MissingGlyphs
{
    private const int Shown = 12;

    private readonly SortedDictionary<string, (int Count, SortedSet<int> CodePoints)> _byPackage = new(StringComparer.Ordinal);

    /// <summary>Counts those of a text that is drawn.</summary>
    public void Add(ShapedText shaped)
    {
        foreach (var codePoint in shaped.Missing)
        {
            var package = PackageOf(codePoint);
            var (count, codePoints) = _byPackage.TryGetValue(package, out var known) ? known : (0, []);
            codePoints.Add(codePoint);
            _byPackage[package] = (count + 1, codePoints);
        }
    }

    /// <summary>One notice for every package that is missing.</summary>
    public IEnumerable<SceneNotice> Notices() =>
        from entry in _byPackage
        let some = string.Concat(entry.Value.CodePoints.Take(Shown).Select(c => new Rune(c).ToString()))
        select new SceneNotice(SceneNoticeKind.MissingGlyphs, "", entry.Value.CodePoints.Count > Shown ? some + "…" : some, 0, entry.Value.Count, entry.Key);

    /// <summary>
    /// The Debian package with the fonts for a code point: Han, Kana and Hangul; pictographs (as line drawings: coloured ones are pixels, which no poster takes);
    /// everything else.
    /// </summary>
    private static string PackageOf(int codePoint) => codePoint switch
    {
        (>= 0x1100 and <= 0x11FF) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F)
            or (>= 0xFF00 and <= 0xFFEF) or (>= 0x20000 and <= 0x323AF) => "fonts-noto-cjk",
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) => "fonts-symbola",
        _ => "fonts-noto-core",
    };
}
