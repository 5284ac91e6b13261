using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>An idea with its priority (SEMANTICS, Priority). Immutable.</summary>
/// <param name="Idea">The idea.</param>
/// <param name="Parts">The four weighted scores — criticality, ease of design, ease of development, share of audience —; empty while one of them is missing.</param>
/// <param name="IsAboveLine">Whether it stands above the MVP line; false where there is no line.</param>
internal sealed record RankedIdea(Idea Idea, ImmutableArray<double> Parts, bool IsAboveLine)
{
    /// <summary>The priority; null while a score is missing.</summary>
    public double? Priority => Parts.IsEmpty ? null : Parts.Sum();
}

/// <summary>The ideas of a map in the order of their priority. Immutable.</summary>
internal sealed class IdeaRanks
{
    public IdeaRanks(MapReading reading)
    {
        var settings = reading.Map.Priority;
        Most = 10 * (settings.Criticality + settings.EaseOfDesign + settings.EaseOfDevelopment + settings.Share);
        var ranked = reading.Map.Ideas.Where(i => i.Status != IdeaStatus.Dropped).Select(i => (Idea: i, Parts: Parts(reading, i))).OrderByDescending(i => i.Parts.IsEmpty ? -1 : i.Parts.Sum()).ToList();
        HasLine = settings.Cut is not null || (settings.Budget is not null && ranked.Any(r => !r.Parts.IsEmpty));
        var above = HasLine ? Above(settings, ranked) : 0;
        All = [.. ranked.Select((r, i) => new RankedIdea(r.Idea, r.Parts, i < above))];
        LineAt = above > 0 ? All[above - 1].Priority : null;
    }

    /// <summary>The highest priority that an idea can have.</summary>
    public double Most { get; }

    /// <summary>Whether a person draws the MVP line, or a budget among ideas that have a score.</summary>
    public bool HasLine { get; }

    /// <summary>The priority of the last idea above the line; null where none is above it or has a score.</summary>
    public double? LineAt { get; }

    /// <summary>The ideas, the most pressing first; those without a score last.</summary>
    public ImmutableArray<RankedIdea> All { get; }

    /// <summary>The ideas of a step in the order of their priority.</summary>
    public IEnumerable<RankedIdea> At(string step) => All.Where(i => i.Idea.Step == step);

    private static int Above(PrioritySettings settings, List<(Idea Idea, ImmutableArray<double> Parts)> ranked)
    {
        var scored = ranked.TakeWhile(r => !r.Parts.IsEmpty).Count();
        if (settings.Cut is { } cut)
        {
            return Math.Clamp(cut, 0, ranked.Count);
        }

        var spent = 0.0;
        for (var i = 0; i < scored; i++)
        {
            spent += ranked[i].Idea.Effort ?? 0;
            if (spent > settings.Budget)
            {
                return i;
            }
        }

        return scored;
    }

    private static ImmutableArray<double> Parts(MapReading reading, Idea idea)
    {
        var measure = reading.Step(idea.Step)?.Measure;
        var settings = reading.Map.Priority;
        var rated = reading.Map.Barriers.Where(b => idea.Barriers.Contains(b.Id) || (idea.Barriers.Count == 0 && b.Step == idea.Step)).Max(b => b.Criticality);
        return (measure?.Criticality ?? rated, idea.EaseOfDesign, idea.EaseOfDevelopment, measure?.Share) is ({ } criticality, { } design, { } development, { } share)
            ? [settings.Criticality * criticality, settings.EaseOfDesign * design, settings.EaseOfDevelopment * development, settings.Share * share * 10]
            : [];
    }
}
