using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// Before against after a release. The two windows are as long as one another, at most 90 days each, so that customers at the end of either had as little time as those at the end of the other. The release day itself is
/// left out, since nobody knows at which hour customers had it. A customer belongs to the side on which the step was done first: who was at the step already before a window began is left out of it and counted.
/// </summary>
/// <param name="ask">Asks a question.</param>
/// <param name="scope">Conditions and segment of the map; its period is of no matter here.</param>
/// <param name="within">The map's window.</param>
internal sealed class ReleaseEffects(Func<FunnelQuestion, Task<FunnelAnswer>> ask, Scope scope, Duration within)
{
    private const int MostDays = 90;

    /// <summary>The effect of a released idea.</summary>
    public async Task<IdeaEffect> OfAsync(Idea idea, StepTarget? target, StatusAnswer known)
    {
        if (target is null)
        {
            return NotMeasured(idea, "Its step leads to no other step that is bound to events, and states no success of its own.");
        }

        if (idea.ReleasedOn is not { } day)
        {
            return NotMeasured(idea, "State the day from which customers had it, so that before and after can be told apart.");
        }

        var release = UtcTime.FromDateTime(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var after = release + UtcTime.MicrosPerDay;
        var length = Math.Min(MostDays * UtcTime.MicrosPerDay, Math.Min(release - (known.FirstMicros ?? release), (known.LastMicros ?? release) + 1 - after));
        length -= length % UtcTime.MicrosPerDay;
        if (length < UtcTime.MicrosPerDay)
        {
            return NotMeasured(idea, $"The data has no whole day before and after the release on {Day(release)}; it goes from {Day(known.FirstMicros)} to {Day(known.LastMicros)}.");
        }

        return await CompareAsync(idea, target, new Period(release - length, release), new Period(after, after + length));
    }

    private async Task<IdeaEffect> CompareAsync(Idea idea, StepTarget target, Period before, Period after)
    {
        var (one, oneOut) = await SideAsync("before the release", target, before);
        var (other, otherOut) = await SideAsync("after it", target, after);
        return one is null || other is null
            ? NotMeasured(idea, $"Nobody was at '{target.From.Name}' for the first time {(one is null ? "before" : "after")} the release, from {(one is null ? before : after)}.")
            : EffectVerdict.Of(idea, EffectKind.Release, target, one, other, oneOut + otherOut,
            [
                new("before", before.ToString()), new("after", after.ToString()),
                new("windows", FormattableString.Invariant($"of the same length, at most {MostDays} days; the release day is left out; nobody's journey reaches out of its window")),
                new("sides", "a customer belongs to the side on which the step was done first; who was at the step before a window began is left out of it"),
                new("window", $"{within} from the step to going on"), new("interval", "difference of shares, Newcombe, 95 %"),
                new("words", "goes together with the release; not a cause"),
            ]);
    }

    private async Task<(EffectSide? Side, long LeftOut)> SideAsync(string name, StepTarget target, Period period)
    {
        var inside = scope with { Period = period };
        var earlier = new DidRule(target.From.Events) { During = new Period(null, period.FromMicros) };
        var all = await target.CountAsync(ask, inside, within);
        var first = await target.CountAsync(ask, MeasureScope.Within(inside, new NamedSegment($"first at {target.From.Name} since {Day(period.FromMicros)}", new NotRule(earlier))), within);
        return (EffectVerdict.Side(name, period, first), all.At.Customers - first.At.Customers);
    }

    private static IdeaEffect NotMeasured(Idea idea, string why) => EffectVerdict.NotMeasured(idea, EffectKind.Release, why);

    private static string Day(long? micros) => micros is { } some ? UtcTime.Format(some)[..10] : "nothing";
}
