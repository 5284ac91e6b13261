using System.Collections.Concurrent;
using Kelione.Maps;

namespace Kelione.Posters.Gallery;

/// <summary>Words as they stand on real maps: those of all templates in one language, in the order of the templates, and the longest among them. Immutable.</summary>
internal sealed class SampleWords
{
    private const int Longest = 12;

    private static readonly ConcurrentDictionary<string, SampleWords> Known = new(StringComparer.Ordinal);

    private SampleWords(string language)
    {
        var maps = MapTemplates.All.Select(t => t.Create(language)).ToList();
        Stages = Different(maps.SelectMany(m => m.Stages).Select(s => s.Name));
        Goals = Different(maps.SelectMany(m => m.Stages).Select(s => s.Goal));
        Steps = Different(maps.SelectMany(m => m.Steps()).Select(s => s.Name));
        Barriers = Different(maps.SelectMany(m => m.Barriers).Select(b => b.Text));
        Ideas = Different(maps.SelectMany(m => m.Ideas).Select(i => i.Text));
        Quotes = Different(maps.SelectMany(m => m.Cards).Select(c => c.Quote));
        Cards = maps.SelectMany(m => m.Cards.Select(c => (m.Lanes.First(l => l.Id == c.Lane).Kind, c.Text)))
            .GroupBy(c => c.Kind).ToDictionary(g => g.Key, g => Different(g.Select(c => c.Text)));
    }

    /// <summary>Names of stages.</summary>
    public Words Stages { get; }

    /// <summary>Goals of stages.</summary>
    public Words Goals { get; }

    /// <summary>Names of steps.</summary>
    public Words Steps { get; }

    /// <summary>Barriers.</summary>
    public Words Barriers { get; }

    /// <summary>Ideas.</summary>
    public Words Ideas { get; }

    /// <summary>What customers say.</summary>
    public Words Quotes { get; }

    /// <summary>The texts of cards by the kind of their lane.</summary>
    public IReadOnlyDictionary<LaneKind, Words> Cards { get; }

    /// <summary>The words of a language: en, ru, zh, pl or lt.</summary>
    public static SampleWords Of(string language) => Known.GetOrAdd(language, l => new SampleWords(l));

    private static Words Different(IEnumerable<string> texts)
    {
        var all = texts.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return new Words(all, [.. all.OrderByDescending(t => t.Length).ThenBy(t => t, StringComparer.Ordinal).Take(Longest)], [.. all.OrderBy(t => t.Length).ThenBy(t => t, StringComparer.Ordinal).Take(Longest)]);
    }

    /// <summary>Texts of one sort, taken round and round.</summary>
    /// <param name="All">In the order of the templates.</param>
    /// <param name="Long">The longest, the longest first.</param>
    /// <param name="Short">The shortest, the shortest first.</param>
    internal sealed record Words(IReadOnlyList<string> All, IReadOnlyList<string> Long, IReadOnlyList<string> Short)
    {
        /// <summary>The text of a place, a long one at every seventh and a short one at every fifth.</summary>
        public string At(int place) => place % 7 == 3 ? Long[place / 7 % Long.Count] : place % 5 == 4 ? Short[place / 5 % Short.Count] : All[place * 5 % All.Count];
    }
}
