using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>
/// The ideas of a map by priority (docs/semantics.md, Priority): priority = Σ weight × score over the criticality of the step, the ease of design, the ease of development and the share of the audience affected, all scores on 0–10.
/// With the MVP line, which stands before the first idea whose effort would overrun the budget, or where a person put it.
/// </summary>
public sealed record PriorityList
{
    /// <summary>The ideas that have a score, the highest first; equal ones by less effort, then as in the map.</summary>
    public required ValueList<RankedIdea> Ranked { get; init; }

    /// <summary>The ideas that have no score yet, as in the map; each says what is missing.</summary>
    public required ValueList<RankedIdea> NoScoreYet { get; init; }

    /// <summary>The ideas that were released or dropped, as in the map; they take no part in the ranking.</summary>
    public required ValueList<RankedIdea> Apart { get; init; }

    /// <summary>The highest score that any idea could have: 10 × the sum of the weights.</summary>
    public required double Most { get; init; }

    /// <summary>The line; null where neither budget nor cut are stated.</summary>
    public MvpLine? Line { get; init; }

    /// <summary>What stands on the effort axis of the picture of effort and impact.</summary>
    public required EffortAxis EffortAxis { get; init; }

    /// <summary>Ranks the ideas of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="measured">The map measured; null where it is not, and then no idea has a score yet.</param>
    public static PriorityList Rank(JourneyMap map, MapMeasurement? measured)
    {
        var scoring = new IdeaScoring(map, measured);
        var all = map.Ideas.Select(scoring.Score).ToList();
        var axis = all.All(i => i.IsApart || i.Impact is null || i.Idea.Effort is not null) ? EffortAxis.Stated : EffortAxis.Ease;
        all = all.Select(i => i with { Effort = axis == EffortAxis.Stated ? i.Idea.Effort : 20 - i.Idea.EaseOfDesign - i.Idea.EaseOfDevelopment }).ToList();
        var ranked = all.Where(i => !i.IsApart && i.Score is not null).OrderByDescending(i => i.Score).ThenBy(i => i.Idea.Effort ?? double.PositiveInfinity).ToList();
        var line = MvpLine.Draw(ranked, map.Priority);
        return new()
        {
            Ranked = ranked.Select((idea, index) => idea with { Rank = index + 1, AboveLine = index < line?.Above }).ToValueList(),
            NoScoreYet = all.Where(i => !i.IsApart && i.Score is null).ToValueList(),
            Apart = all.Where(i => i.IsApart).ToValueList(),
            Most = scoring.Most,
            Line = line,
            EffortAxis = axis,
        };
    }
}

/// <summary>What stands on the effort axis.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffortAxis>))]
public enum EffortAxis
{
    /// <summary>The stated efforts in the unit of the budget: all ideas with an impact have one.</summary>
    [JsonStringEnumMemberName("stated")]
    Stated,

    /// <summary>20 less both eases, 0–20.</summary>
    [JsonStringEnumMemberName("ease")]
    Ease,
}

/// <summary>The MVP line: what stands above it is to be made first.</summary>
/// <param name="Above">How many of the ranked ideas stand above it.</param>
/// <param name="Dragged">Whether a person put it there; otherwise it follows the budget.</param>
/// <param name="Effort">The stated efforts of the ideas above it together, in the unit of the budget.</param>
/// <param name="WithoutEffort">How many of the ideas above it have no stated effort and are counted as none.</param>
public sealed record MvpLine(int Above, bool Dragged, double Effort, int WithoutEffort)
{
    internal static MvpLine? Draw(List<RankedIdea> ranked, PrioritySettings settings)
    {
        if ((settings.Cut ?? Affordable(ranked, settings.Budget)) is not { } wanted)
        {
            return null;
        }

        var above = Math.Clamp(wanted, 0, ranked.Count);
        var efforts = ranked.Take(above).Select(i => i.Idea.Effort).ToList();
        return new(above, settings.Cut is not null, efforts.Sum(e => e ?? 0), efforts.Count(e => e is null));
    }

    /// <summary>How many ideas come before the first whose effort would overrun the budget.</summary>
    private static int? Affordable(List<RankedIdea> ranked, double? budget)
    {
        if (budget is not { } limit)
        {
            return null;
        }

        var spent = 0.0;
        var over = ranked.FindIndex(i => (spent += i.Idea.Effort ?? 0) > limit);
        return over < 0 ? ranked.Count : over;
    }
}
