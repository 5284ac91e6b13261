using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>What one role does, feels, says and holds in hand at one column of a map. Immutable.</summary>
internal sealed record RolePart
{
    /// <summary>What it does, in the order of the map.</summary>
    public required ImmutableArray<Card> Actions { get; init; }

    /// <summary>What it thinks, says and expects.</summary>
    public required ImmutableArray<Card> Sayings { get; init; }

    /// <summary>The papers that it needs, missing ones too.</summary>
    public required ImmutableArray<Card> Documents { get; init; }

    /// <summary>How the team thinks that it feels; null where nobody said.</summary>
    public required Card? Feeling { get; init; }

    /// <summary>How it feels by feedback; null where the role was not measured or there is too little.</summary>
    public required EmotionMeasure? Measured { get; init; }

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => Actions.IsEmpty && Sayings.IsEmpty && Documents.IsEmpty && Feeling is null && Measured is null;
}

/// <summary>How much a role takes part at a place. Immutable.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Source">Where the number comes from.</param>
internal sealed record TakingPart(double Share, ProvenanceKind Source);

/// <summary>Everything that a map says of one role. Its cards are those of its own lane, and in other lanes those that name it. Immutable.</summary>
internal sealed class RoleStory
{
    private readonly MapMeasurement? _measurement;
    private readonly ILookup<string, Card> _byStep;
    private readonly ILookup<string, Card> _byStage;
    private readonly ImmutableDictionary<string, LaneKind> _kinds;
    private readonly ImmutableDictionary<string, StepMeasure> _measures;

    private RoleStory(JourneyMap map, MapMeasurement? measurement, Persona role)
    {
        (_measurement, Role) = (measurement, role);
        _kinds = map.Lanes.GroupBy(l => l.Id).ToImmutableDictionary(g => g.Key, g => g.First().Kind);
        var own = map.Cards.Where(c => RoleOf(map, c) == role.Id).ToList();
        _byStep = own.Where(c => c.Step is not null).ToLookup(c => c.Step!);
        _byStage = own.Where(c => c.Step is null && c.Stage is not null).ToLookup(c => c.Stage!);
        _measures = (measurement?.Segments.FirstOrDefault(s => s.Persona == role.Id)?.Steps ?? []).Where(s => s.Bound).GroupBy(s => s.Id).ToImmutableDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The role.</summary>
    public Persona Role { get; }

    /// <summary>The stories of a map: of its roles, or where no persona is a role, of all its personas that lanes or cards name.</summary>
    public static ImmutableArray<RoleStory> Of(JourneyMap map, MapMeasurement? measurement)
    {
        var roles = map.Personas.Where(p => p.IsRole).ToList();
        var named = map.Cards.Select(c => RoleOf(map, c)).OfType<string>().ToHashSet();
        return [.. (roles.Count > 0 ? roles : [.. map.Personas.Where(p => named.Contains(p.Id))]).Select(r => new RoleStory(map, measurement, r))];
    }

    /// <summary>The map without the cards that belong to roles: what is left for the common lanes.</summary>
    public static JourneyMap Rest(JourneyMap map) => map with { Cards = [.. map.Cards.Where(c => RoleOf(map, c) is null)] };

    /// <summary>What the role does in a stage: the stage's own cards first, then those of its steps.</summary>
    public RolePart At(Stage stage) => Part([.. _byStage[stage.Id], .. stage.Steps.SelectMany(s => _byStep[s.Id])], stage.Steps.Select(s => s.Id));

    /// <summary>What the role does at a step.</summary>
    public RolePart At(Step step) => Part([.. _byStep[step.Id]], [step.Id]);

    /// <summary>What the role does in a column of steps: at its step, and at the first column of a stage also what is said of the stage as a whole.</summary>
    public RolePart At(Stage stage, Step? step, bool beginsStage) =>
        Part([.. beginsStage ? _byStage[stage.Id] : [], .. step is null ? [] : _byStep[step.Id]], step is null ? [] : [step.Id]);

    /// <summary>How much the role takes part in a column of steps: as said of the step, else of its stage; null where nobody said.</summary>
    public TakingPart? Taking(Stage stage, Step? step) => (step is null ? null : Taking(step)) ?? _byStage[stage.Id].Select(Taking).FirstOrDefault(t => t is not null);

    /// <summary>How much the role takes part in a stage: one number for the whole, or one for each of its steps; empty where nobody said.</summary>
    public ImmutableArray<TakingPart?> Taking(Stage stage)
    {
        if (_byStage[stage.Id].Select(Taking).FirstOrDefault(t => t is not null) is { } whole)
        {
            return [whole];
        }

        var steps = stage.Steps.Select(Taking).ToImmutableArray();
        return steps.Any(t => t is not null) ? steps : [];
    }

    /// <summary>How much the role takes part at a step; null where nobody said.</summary>
    public TakingPart? Taking(Step step) => _byStep[step.Id].Select(Taking).FirstOrDefault(t => t is not null);

    /// <summary>The median day of the role's first act on the map; null where it was not measured.</summary>
    public double? FirstDay => _measures.Values.Min(m => m.MedianDayFirst);

    /// <summary>How the role feels at a step by feedback; null where that was not measured.</summary>
    public EmotionMeasure? Emotion(string step) => _measures.GetValueOrDefault(step)?.Emotion;

    /// <summary>The role to which a card belongs; null for a card of all.</summary>
    private static string? RoleOf(JourneyMap map, Card card)
    {
        var lane = map.Lanes.FirstOrDefault(l => l.Id == card.Lane);
        var id = lane?.Kind switch
        {
            LaneKind.Roles => lane.Of ?? card.Persona,
            LaneKind.Emotions or LaneKind.Documents or LaneKind.Thoughts or LaneKind.Quotes or LaneKind.Actions or LaneKind.Expectations or LaneKind.Sees => card.Persona ?? lane.Of,
            _ => null,
        };
        return id is not null && map.Personas.Any(p => p.Id == id) && (card.Step is not null || card.Stage is not null) ? id : null;
    }

    private RolePart Part(ImmutableArray<Card> cards, IEnumerable<string> steps)
    {
        LaneKind Kind(Card card) => _kinds.GetValueOrDefault(card.Lane);
        var feelings = cards.Where(c => Kind(c) == LaneKind.Emotions).ToList();
        return new RolePart
        {
            Actions = [.. cards.Where(c => Kind(c) is LaneKind.Roles or LaneKind.Actions or LaneKind.Sees && c.Text.Length > 0)],
            Sayings = [.. cards.Where(c => Kind(c) is LaneKind.Thoughts or LaneKind.Quotes or LaneKind.Expectations && (c.Text.Length > 0 || c.Quote.Length > 0)), .. feelings.Where(c => c.Quote.Length > 0)],
            Documents = [.. cards.Where(c => Kind(c) == LaneKind.Documents && c.Text.Length > 0)],
            Feeling = feelings.FirstOrDefault(c => c.Felt is not null),
            Measured = Merge(steps.Select(Emotion).OfType<EmotionMeasure>().ToList()),
        };
    }

    /// <summary>Means of several steps weighted by their n; the interval of the one with most answers, moved to the mean.</summary>
    private static EmotionMeasure? Merge(List<EmotionMeasure> all)
    {
        if (all.Count <= 1)
        {
            return all.FirstOrDefault();
        }

        var n = all.Sum(e => e.N);
        var most = all.MaxBy(e => e.N)!;
        return most with { Mean = all.Sum(e => e.Mean * e.N) / Math.Max(1, n), N = n };
    }

    private TakingPart? Taking(Card card)
    {
        if (_kinds.GetValueOrDefault(card.Lane) != LaneKind.Roles)
        {
            return null;
        }

        return _measurement?.Cards.FirstOrDefault(m => m.Card == card.Id && m.Unit == "share")?.Value is { } measured
            ? new TakingPart(Math.Clamp(measured, 0, 1), ProvenanceKind.Measured)
            : card.Value is { } stated ? new TakingPart(Math.Clamp(stated, 0, 1), card.Provenance.Kind) : null;
    }
}
