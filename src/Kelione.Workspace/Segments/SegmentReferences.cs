using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// Segments named inside the rules of others. A word that stands alone in a rule is the segment of that name where there is one, else the condition that an event has this field.
/// A reference is followed when a question is asked, so a segment that is given another rule changes all that name it; the question kept under a handle holds the rules written out.
/// </summary>
internal static class SegmentReferences
{
    // The text form must be read back, which nests no deeper than a hundred; and segments that name others twice double at each step.
    private const int MostDepth = 60;
    private const int MostParts = 2000;

    /// <summary>The rule with each segment's name replaced by its rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="defined">The segments there are.</param>
    /// <exception cref="MendableException">A segment refers to itself, or the rule becomes too large.</exception>
    public static SegmentRule WriteOut(SegmentRule rule, IReadOnlyList<NamedSegment> defined) =>
        defined.Count == 0 ? rule : new Writer(defined.ToDictionary(s => s.Name, s => s.Rule, StringComparer.Ordinal)).Write(rule, []);

    /// <summary>Whether the rule itself names the segment.</summary>
    public static bool Names(SegmentRule rule, string segment) => rule switch
    {
        AttributeRule { Condition: { Comparison: Comparison.Present } condition } => condition.Field == segment,
        NotRule not => Names(not.Rule, segment),
        AndRule and => and.Rules.Any(r => Names(r, segment)),
        OrRule or => or.Rules.Any(r => Names(r, segment)),
        _ => false,
    };

    /// <summary>The rule with a segment named in it by another name.</summary>
    public static SegmentRule Renamed(SegmentRule rule, string segment, string name) => rule switch
    {
        AttributeRule { Condition: { Comparison: Comparison.Present } condition } attribute => condition.Field == segment ? new AttributeRule(condition with { Field = name }) : attribute,
        NotRule not => new NotRule(Renamed(not.Rule, segment, name)),
        AndRule and => new AndRule([.. and.Rules.Select(r => Renamed(r, segment, name))]),
        OrRule or => new OrRule([.. or.Rules.Select(r => Renamed(r, segment, name))]),
        _ => rule,
    };

    private static int Depth(SegmentRule rule) => rule switch
    {
        NotRule not => 1 + Depth(not.Rule),
        AndRule and => 1 + and.Rules.Max(Depth),
        OrRule or => 1 + or.Rules.Max(Depth),
        _ => 1,
    };

    private sealed class Writer(Dictionary<string, SegmentRule> defined)
    {
        private int _parts;

        // "path" holds the names on the way from the top, so that a circle is seen.
        public SegmentRule Write(SegmentRule rule, IReadOnlyList<string> path)
        {
            var written = rule switch
            {
                AttributeRule { Condition: { Comparison: Comparison.Present } condition } when defined.TryGetValue(condition.Field, out var named) => Follow(condition.Field, named, path),
                NotRule not => new NotRule(Write(not.Rule, path)),
                AndRule and => new AndRule([.. and.Rules.Select(r => Write(r, path))]),
                OrRule or => new OrRule([.. or.Rules.Select(r => Write(r, path))]),
                _ => rule,
            };
            if (++_parts > MostParts || (path.Count == 0 && Depth(written) > MostDepth))
            {
                throw new MendableException("The segments that this rule names make it too large, once written out. Name fewer of them, or define one of them by a rule of its own.");
            }

            return written;
        }

        private SegmentRule Follow(string name, SegmentRule rule, IReadOnlyList<string> path) => path.Contains(name, StringComparer.Ordinal)
            ? throw new MendableException($"The segment '{name}' refers to itself: {string.Join(" → ", path.Append(name))}. Give one of them a rule without the others.")
            : Write(rule, [.. path, name]);
    }
}
