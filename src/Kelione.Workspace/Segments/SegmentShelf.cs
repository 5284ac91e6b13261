using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The segments that people defined, by name. Kept in one readable paper; every change is written at once. Safe for several threads and nodes.</summary>
public sealed class SegmentShelf
{
    private readonly IPapers _papers;

    /// <param name="papers">Where they are kept.</param>
    internal SegmentShelf(IPapers papers) => _papers = papers;

    /// <summary>All segments, by name in ordinal order.</summary>
    /// <exception cref="MendableException">The file cannot be read.</exception>
    public IReadOnlyList<NamedSegment> All() => Read(_papers.Read(PaperNames.Segments)?.Content);

    /// <summary>The segment of a name, or null.</summary>
    public NamedSegment? Find(string name) => All().FirstOrDefault(s => s.Name == name);

    /// <summary>The rule with the names of segments in it replaced by their rules.</summary>
    /// <exception cref="MendableException">A segment refers to itself, or the rule becomes too large.</exception>
    public SegmentRule WriteOut(SegmentRule rule) => SegmentReferences.WriteOut(rule, All());

    /// <summary>The segment of a name, or a rule written out, which is then its own name. Names of segments inside the rule are replaced by their rules.</summary>
    /// <exception cref="MendableException">The text is neither.</exception>
    public NamedSegment Resolve(string nameOrRule)
    {
        var all = All();
        if (all.FirstOrDefault(s => s.Name == nameOrRule) is { } named)
        {
            return named with { Rule = SegmentReferences.WriteOut(named.Rule, all) };
        }

        var names = all.Count == 0 ? "No segment is defined yet" : $"The segments are {string.Join(", ", all.Select(s => s.Name))}";
        try
        {
            // A bare word is also the rule "has this field"; more likely it is a name that was mistyped.
            var rule = SegmentRule.Parse(nameOrRule);
            return rule is AttributeRule { Condition: { Comparison: Comparison.Present } condition } && condition.Field == nameOrRule.Trim() && all.All(s => s.Name != condition.Field)
                ? throw new MendableException($"There is no segment '{nameOrRule}'. {names}. For customers with a field of that name write '({nameOrRule})'.")
                : new NamedSegment(nameOrRule, SegmentReferences.WriteOut(rule, all));
        }
        catch (FormatException e)
        {
            throw new MendableException($"'{nameOrRule}' is neither the name of a segment nor a rule. {names}; as a rule: {e.Message}", e);
        }
    }

    /// <summary>The segment as it would be after <see cref="Define"/>, the names in its rule replaced by their rules; defines nothing.</summary>
    /// <exception cref="MendableException">The name is empty, or the segment would refer to itself.</exception>
    public NamedSegment Planned(string name, SegmentRule rule) => Planned(name, rule, All());

    /// <summary>Defines a segment, or gives a name another rule. Gives the rule that the name had before, or null. The rule may name other segments.</summary>
    /// <exception cref="MendableException">The name is empty, or the segment would refer to itself.</exception>
    public SegmentRule? Define(string name, SegmentRule rule)
    {
        SegmentRule? before = null;
        _papers.Change(PaperNames.Segments, content =>
        {
            var all = Read(content);
            _ = Planned(name, rule, all);
            before = all.FirstOrDefault(s => s.Name == name)?.Rule;
            return Written([.. all.Where(s => s.Name != name), new NamedSegment(name, rule)]);
        });
        return before;
    }

    /// <summary>Removes a segment; false where there is none of that name.</summary>
    /// <exception cref="MendableException">The rule of another segment names it.</exception>
    public bool Remove(string name)
    {
        var isThere = false;
        _papers.Change(PaperNames.Segments, content =>
        {
            var all = Read(content);
            var left = all.Where(s => s.Name != name).ToList();
            isThere = left.Count < all.Count;
            return !isThere ? null
                : left.FirstOrDefault(s => SegmentReferences.Names(s.Rule, name)) is { } user
                ? throw new MendableException($"The segment '{user.Name}' names '{name}' in its rule: {user.Rule}. Give it another rule first, or remove it.")
                : Written(left);
        });
        return isThere;
    }

    private static NamedSegment Planned(string name, SegmentRule rule, IReadOnlyList<NamedSegment> all) => string.IsNullOrWhiteSpace(name)
        ? throw new MendableException("A segment needs a name.")
        : new NamedSegment(name, SegmentReferences.WriteOut(new AttributeRule(new Condition { Field = name, Comparison = Comparison.Present }), [.. all.Where(s => s.Name != name), new NamedSegment(name, rule)]));

    private static byte[] Written(IReadOnlyList<NamedSegment> segments) =>
        JsonSerializer.SerializeToUtf8Bytes(new SegmentsDocument(1, [.. segments.OrderBy(s => s.Name, StringComparer.Ordinal)]), JourneyJson.Indented);

    private IReadOnlyList<NamedSegment> Read(byte[]? content)
    {
        if (content is null)
        {
            return [];
        }

        try
        {
            return [.. (JsonSerializer.Deserialize<SegmentsDocument>(PapersExtensions.TextOf(content), JourneyJson.Indented)?.Segments ?? []).OrderBy(s => s.Name, StringComparer.Ordinal)];
        }
        catch (JsonException e)
        {
            throw new MendableException($"The file '{_papers.PlaceOf(PaperNames.Segments)}' is not a list of segments: {e.Message}", e);
        }
    }

    private sealed record SegmentsDocument(int Version, IReadOnlyList<NamedSegment> Segments);
}
