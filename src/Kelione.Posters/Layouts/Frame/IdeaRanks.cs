using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>An idea as posters show it, with its priority (docs/semantics.md, Ideas). Immutable.</summary>
/// <param name="Idea">The idea.</param>
/// <param name="Parts">The four weighted scores — criticality, ease of design, ease of development, share of audience —; empty while one of them is missing.</param>
/// <param name="IsAboveLine">Whether it stands above the MVP line; false where there is no line.</param>
internal sealed record ShownIdea(Idea Idea, ImmutableArray<double> Parts, bool IsAboveLine)
{
    /// <summary>The priority; null while a score is missing.</summary>
    public double? Priority => Parts.IsEmpty ? null : Parts.Sum();
}

/// <summary>The ideas of a map in the order of their priority, as <see cref="PriorityList"/> ranks them; released and dropped ones are left out. Immutable.</summary>
internal sealed class IdeaRanks
{
    public IdeaRanks(MapReading reading)
    {
        var list = PriorityList.Rank(reading.Map, reading.Measurement);
        Most = list.Most;

        // A budget draws no line among ideas of which none has a score; where a person dragged it, it stands.
        HasLine = list.Line is not null && (list.Ranked.Count > 0 || reading.Map.Priority.Cut is not null);
        var unscoredAbove = list.Ranked.Count == 0 ? reading.Map.Priority.Cut ?? 0 : 0;
        All =
        [
            .. list.Ranked.Select(i => new ShownIdea(i.Idea, Parts(i), i.AboveLine)),
            .. list.NoScoreYet.Select((i, k) => new ShownIdea(i.Idea, [], k < unscoredAbove)),
        ];
        LineAt = All.LastOrDefault(i => i.IsAboveLine)?.Priority;
    }

    /// <summary>The highest priority that an idea can have.</summary>
    public double Most { get; }

    /// <summary>Whether a person, or a budget among ideas that have a score, draws the MVP line.</summary>
    public bool HasLine { get; }

    /// <summary>The priority of the last idea above the line; null where none is above it or has a score.</summary>
    public double? LineAt { get; }

    /// <summary>The ideas, the most pressing first; those without a score last.</summary>
    public ImmutableArray<ShownIdea> All { get; }

    /// <summary>The ideas of a step in the order of their priority.</summary>
    public IEnumerable<ShownIdea> At(string step) => All.Where(i => i.Idea.Step == step);

    // A term without a score is one that its weight of 0 leaves out.
    private static ImmutableArray<double> Parts(RankedIdea idea) => [.. idea.Terms.Select(t => t.Product ?? 0)];
}
