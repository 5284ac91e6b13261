using Kelione.Journeys;

namespace Kelione.Samples.Tests;

/// <summary>A share found by counting.</summary>
public readonly record struct Share(long Part, long Whole)
{
    public double Value => Whole == 0 ? double.NaN : Part / (double)Whole;
}

/// <summary>The numbers of docs/semantics.md counted in the plainest way, with no engine.</summary>
public static class Counting
{
    public static Share ShareOf<T>(this IEnumerable<T> items, Func<T, bool> holds)
    {
        var (part, whole) = (0L, 0L);
        foreach (var item in items)
        {
            whole++;
            part += holds(item) ? 1 : 0;
        }

        return new Share(part, whole);
    }

    public static bool Did(this Seen[] journey, string activity) => journey.Any(e => e.Activity == activity);

    /// <summary>How many steps of an ordered funnel the journey reaches: any first step may start, all within the window.</summary>
    public static int Reached(this Seen[] journey, IReadOnlyList<string> steps, Duration within)
    {
        var best = 0;
        for (var start = 0; start < journey.Length && best < steps.Count; start++)
        {
            if (journey[start].Activity != steps[0])
            {
                continue;
            }

            var step = 1;
            for (var i = start + 1; i < journey.Length && step < steps.Count && journey[i].TimeMicros - journey[start].TimeMicros <= within.Micros; i++)
            {
                step += journey[i].Activity == steps[step] ? 1 : 0;
            }

            best = Math.Max(best, step);
        }

        return best;
    }

    public static int TimesWithin(this Seen[] journey, string activity, Duration exposure) =>
        journey.Count(e => e.Activity == activity && e.TimeMicros - journey[0].TimeMicros < exposure.Micros);

    public static bool Retained(this Seen[] journey, Duration from, Duration to) =>
        journey.Any(e => e.TimeMicros - journey[0].TimeMicros is var age && age >= from.Micros && age < to.Micros);
}
