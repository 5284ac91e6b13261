using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The segments that people defined, by name. Kept in one readable file; every change is written at once. Safe for several threads.</summary>
/// <param name="folder">The workspace.</param>
public sealed class SegmentShelf(WorkspaceFolder folder)
{
    private readonly Lock _gate = new();

    /// <summary>All segments, by name in ordinal order.</summary>
    /// <exception cref="MendableException">The file cannot be read.</exception>
    public IReadOnlyList<NamedSegment> All()
    {
        if (!File.Exists(folder.SegmentsFile))
        {
            return [];
        }

        try
        {
            var kept = JsonSerializer.Deserialize<SegmentsDocument>(UserFile.Try(folder.SegmentsFile, () => File.ReadAllText(folder.SegmentsFile)), JourneyJson.Indented);
            return [.. (kept?.Segments ?? []).OrderBy(s => s.Name, StringComparer.Ordinal)];
        }
        catch (JsonException e)
        {
            throw new MendableException($"The file '{folder.SegmentsFile}' is not a list of segments: {e.Message}", e);
        }
    }

    /// <summary>The segment of a name, or null.</summary>
    public NamedSegment? Find(string name) => All().FirstOrDefault(s => s.Name == name);

    /// <summary>The segment of a name, or a rule written out, which is then its own name.</summary>
    /// <exception cref="MendableException">The text is neither.</exception>
    public NamedSegment Resolve(string nameOrRule)
    {
        var all = All();
        if (all.FirstOrDefault(s => s.Name == nameOrRule) is { } named)
        {
            return named;
        }

        var names = all.Count == 0 ? "No segment is defined yet" : $"The segments are {string.Join(", ", all.Select(s => s.Name))}";
        try
        {
            // A bare word is also the rule "has this field"; more likely it is a name that was mistyped.
            var rule = SegmentRule.Parse(nameOrRule);
            return rule is AttributeRule { Condition: { Comparison: Comparison.Present } condition } && condition.Field == nameOrRule.Trim()
                ? throw new MendableException($"There is no segment '{nameOrRule}'. {names}. For customers with a field of that name write '({nameOrRule})'.")
                : new NamedSegment(nameOrRule, rule);
        }
        catch (FormatException e)
        {
            throw new MendableException($"'{nameOrRule}' is neither the name of a segment nor a rule. {names}; as a rule: {e.Message}", e);
        }
    }

    /// <summary>Defines a segment, or gives a name another rule. Gives the rule that the name had before, or null.</summary>
    /// <exception cref="MendableException">The name is empty.</exception>
    public SegmentRule? Define(string name, SegmentRule rule)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new MendableException("A segment needs a name.");
        }

        lock (_gate)
        {
            var all = All();
            Save([.. all.Where(s => s.Name != name), new NamedSegment(name, rule)]);
            return all.FirstOrDefault(s => s.Name == name)?.Rule;
        }
    }

    /// <summary>Removes a segment; false where there is none of that name.</summary>
    public bool Remove(string name)
    {
        lock (_gate)
        {
            var all = All();
            var left = all.Where(s => s.Name != name).ToList();
            if (left.Count == all.Count)
            {
                return false;
            }

            Save(left);
            return true;
        }
    }

    private void Save(IReadOnlyList<NamedSegment> segments) => UserFile.Try(folder.SegmentsFile, () => AtomicFile.Write(
        folder.SegmentsFile, JsonSerializer.Serialize(new SegmentsDocument(1, [.. segments.OrderBy(s => s.Name, StringComparer.Ordinal)]), JourneyJson.Indented)));

    private sealed record SegmentsDocument(int Version, IReadOnlyList<NamedSegment> Segments);
}
