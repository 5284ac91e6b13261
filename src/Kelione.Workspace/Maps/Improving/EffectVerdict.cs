using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Puts two sides against each other.</summary>
internal static class EffectVerdict
{
    /// <summary>A side; null where nobody was at the step.</summary>
    public static EffectSide? Side(string name, Period? period, TargetCount counted)
    {
        var (at, on) = (counted.At.Customers, counted.On.Customers);
        return Proportions.Wilson(on, at) is { } interval
            ? new EffectSide(name, Moment(period?.FromMicros), Moment(period?.ToMicros), at, on, on / (double)at, new Bounds(interval.Low, interval.High)) { At = counted.At, On = counted.On }
            : null;
    }

    /// <summary>The effect, with the difference, its interval and the verdict.</summary>
    public static IdeaEffect Of(Idea idea, EffectKind kind, StepTarget target, EffectSide without, EffectSide with, long leftOut, IEnumerable<PolicyNote> policy)
    {
        var interval = Proportions.Newcombe(with.WentOn, with.Customers, without.WentOn, without.Customers)!;
        var verdict = interval.Contains(0) ? IdeaVerdict.NoClearChange : interval.Low > 0 ? IdeaVerdict.Confirmed : IdeaVerdict.Refuted;
        var bounds = new Bounds(interval.Low, interval.High);
        return new IdeaEffect
        {
            Idea = idea.Id, Kind = kind, Step = target.From.Id, To = target.ToStep?.Id, Without = without, With = with, Difference = with.Share - without.Share, Interval = bounds,
            Verdict = verdict, LeftOut = leftOut, Policy = policy.ToValueList(),
            Sentence = $"{Part(with)} of the customers at '{target.From.Name}' {target.Goal}, against {Part(without)}: "
                + (verdict == IdeaVerdict.NoClearChange ? $"no clear change ({Points(bounds)} points)." : $"{EvidenceText.Points(bounds)}. The idea is {(verdict == IdeaVerdict.Confirmed ? "confirmed" : "refuted")}, as far as a difference that goes together with it can tell."),
        };
    }

    /// <summary>What could not be measured, and why.</summary>
    public static IdeaEffect NotMeasured(Idea idea, EffectKind kind, string why) => new() { Idea = idea.Id, Kind = kind, Step = idea.Step, Verdict = IdeaVerdict.NotMeasured, Sentence = why };

    private static string Part(EffectSide side) => $"{side.Name} {EvidenceText.Percent(side.Share)} of {EvidenceText.Count(side.Customers)}";

    private static string Points(Bounds bounds) => FormattableString.Invariant($"{bounds.Low * 100:+0.0;−0.0;0.0} to {bounds.High * 100:+0.0;−0.0;0.0}");

    private static DateTimeOffset? Moment(long? micros) => micros is { } some ? new DateTimeOffset(UtcTime.ToDateTime(some)) : null;
}
