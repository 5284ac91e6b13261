using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

/// <summary>Figures of steps made up for tests of what is found in them.</summary>
internal sealed record MadeStep(long Customers, double Conversion)
{
    public double MedianSeconds { get; init; } = 300;

    public double P90Seconds { get; init; } = 900;

    public double Returned { get; init; }

    /// <summary>Of those who did not go on, the share that did a later step instead of leaving.</summary>
    public double Passed { get; init; }

    public long? Errors { get; init; }

    public double ErrorConversion { get; init; }

    public bool Optional { get; init; }
}

/// <summary>A made-up answer with the steps that it measures: s0, s1 and so on.</summary>
internal sealed class MadeFigures
{
    private MadeFigures(IReadOnlyList<BoundStep> bound, StepMeasuresAnswer answer) => (Bound, Answer) = (bound, answer);

    public IReadOnlyList<BoundStep> Bound { get; }

    public StepMeasuresAnswer Answer { get; }

    public JourneyMap Map { get; } = MapKit.Map("s0: a");

    /// <summary>As many steps as given and one more, which is the goal unless the one before it is optional.</summary>
    public static MadeFigures Of(params MadeStep[] steps)
    {
        MadeStep[] all = [.. steps, new MadeStep(1000, 0) { Optional = steps[^1].Optional }];
        var bound = all.Select((s, i) => new BoundStep(new Step { Id = Id(i), Name = Id(i) }, i, StepPattern.Of(Id(i)), null, s.Optional)).ToList();
        return new MadeFigures(bound, new StepMeasuresAnswer
        {
            Customers = all.Max(s => s.Customers), Steps = [.. all.Select((s, i) => Figures(s, i, i == all.Length - 1))], Moves = [], Ways = [], OffMap = [], Crossings = [],
            Conformance = new StepConformance(0, 0, 0, 0, 0, 0),
        });
    }

    /// <summary>What stands out in this period, as "step kind against".</summary>
    public IReadOnlyList<string> Found() => [.. Finder().InThisPeriod().Select(Short)];

    /// <summary>What stands out against figures of the period before.</summary>
    public IReadOnlyList<string> FoundAgainst(MadeFigures before) => [.. Finder().AgainstPast(before.Answer).Select(Short)];

    public BarrierFinder Finder() => new(Map, Bound, Duration.FromDays(30), Answer);

    public static string Short(BarrierMeasure barrier) => $"{barrier.Step} {barrier.Kind} {barrier.Against}";

    private static string Id(int i) => FormattableString.Invariant($"s{i}");

    private static StepFigures Figures(MadeStep step, int i, bool last)
    {
        var on = (long)Math.Round(step.Customers * step.Conversion);
        var passed = (long)((step.Customers - on) * step.Passed);
        return new StepFigures
        {
            Id = Id(i), Customers = step.Customers, Events = step.Customers, Succeeded = step.Customers, WentOn = last ? null : on, PassedBy = last ? null : passed, Exits = last ? null : step.Customers - on - passed,
            ConversionInterval = null, MedianSecondsToNext = last ? null : step.MedianSeconds, P90SecondsToNext = last ? null : step.P90Seconds, LeftTo = [], LeftToOthers = 0, Retained = 0, RetainedOf = 0,
            Returned = (long)Math.Round(step.Customers * step.Returned), Starts = 0, Ends = 0, Errors = step.Errors,
            ErrorsWentOn = step.Errors is { } errors && !last ? (long)Math.Round(errors * step.ErrorConversion) : null,
            Value = null, Channels = [], Devices = [], MedianSecondsFromStart = null, MiddleHalfSecondsFromStart = null,
        };
    }
}
