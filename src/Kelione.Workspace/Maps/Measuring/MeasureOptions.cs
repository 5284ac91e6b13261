using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>How a map is measured this time; what is not said here is taken from the map. Immutable.</summary>
public sealed record MeasureOptions
{
    /// <summary>The map's version (its revision in the history), told in the measurement; 0 where it has none.</summary>
    public int MapVersion { get; init; }

    /// <summary>The period; null for the days that the map states, else all time.</summary>
    public Period? Period { get; init; }

    /// <summary>Conditions that each event must satisfy, beside those of the map.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>The name or rule of a segment; only its customers count, beside the map's own segment. Null for no further one.</summary>
    public string? Segment { get; init; }

    /// <summary>Names or rules of segments to be measured beside the whole.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Ids of personas (bound to a segment) to be measured beside the whole.</summary>
    public IReadOnlyList<string> Personas { get; init; } = [];

    /// <summary>Whether barriers, aha moments and causes are looked for; without them a measurement is several times faster.</summary>
    public bool Findings { get; init; } = true;

    /// <summary>How aha moments are looked for, its scope aside; null for the question's own windows.</summary>
    public AhaQuestion? Aha { get; init; }

    /// <summary>What customers said at the steps, by step id; null where there is no feedback at all.</summary>
    public IReadOnlyDictionary<string, StepFeedback>? Feedback { get; init; }
}

/// <summary>What customers said at one step, as far as the measuring of steps needs it.</summary>
/// <param name="N">Pieces of feedback, 0 or more.</param>
/// <param name="Negative">Of them, negative ones.</param>
/// <param name="Emotion">How the step feels; null where there is too little.</param>
public sealed record StepFeedback(long N, long Negative, EmotionMeasure? Emotion = null);

/// <summary>How far a measuring has come.</summary>
/// <param name="Done">Parts done.</param>
/// <param name="Of">Parts in all, as far as known.</param>
/// <param name="What">The part that is being done, in a few English words.</param>
public sealed record MeasureProgress(int Done, int Of, string What);
