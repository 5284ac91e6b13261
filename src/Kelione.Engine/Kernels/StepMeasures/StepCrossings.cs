using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>A visit's end or beginning: the step, and the codes of channel and device; -1 for none.</summary>
internal readonly record struct StepPlace(int Step, int Channel, int Device);

/// <summary>Moves by channel and device: customers, and the times between the two events. One for each thread; then added up.</summary>
internal sealed class StepCrossings
{
    private readonly Dictionary<(StepPlace From, StepPlace To), Crossing> _crossings = [];

    public void See(StepPlace from, StepPlace to, long micros, int journey)
    {
        var crossing = CollectionsMarshal.GetValueRefOrAddDefault(_crossings, (from, to), out _) ??= new Crossing();
        crossing.Times.Add(micros);
        if (crossing.SeenIn != journey)
        {
            crossing.SeenIn = journey;
            crossing.Customers++;
        }
    }

    /// <summary>The crossings of all threads.</summary>
    public static IReadOnlyList<StepCrossing> Of(IReadOnlyList<StepCrossings> parts, StepPlan plan) => InOrder(
        parts.SelectMany(p => p._crossings).GroupBy(c => c.Key, c => c.Value).Select(g => Crossed(g.Key.From, g.Key.To, [.. g], plan)), plan.Question);

    /// <summary>Crossings in the order of the answer.</summary>
    public static IReadOnlyList<StepCrossing> InOrder(IEnumerable<StepCrossing> crossings, StepMeasuresQuestion question)
    {
        var places = question.Steps.Select((step, place) => (step.Id, place)).ToDictionary(s => s.Id, s => s.place, StringComparer.Ordinal);
        return
        [
            .. crossings.OrderByDescending(c => c.Customers).ThenBy(c => places[c.From]).ThenBy(c => places[c.To])
                .ThenBy(c => c.FromChannel, StringComparer.Ordinal).ThenBy(c => c.FromDevice, StringComparer.Ordinal)
                .ThenBy(c => c.ToChannel, StringComparer.Ordinal).ThenBy(c => c.ToDevice, StringComparer.Ordinal),
        ];
    }

    private static StepCrossing Crossed(StepPlace from, StepPlace to, IReadOnlyList<Crossing> parts, StepPlan plan)
    {
        var times = new long[parts.Sum(p => p.Times.Count)];
        var at = 0;
        foreach (var part in parts)
        {
            part.Times.CopyTo(times.AsSpan(at));
            at += (int)part.Times.Count;
        }

        return new StepCrossing(
            plan.IdOf(from.Step), Text(plan.Channels, from.Channel), Text(plan.Devices, from.Device),
            plan.IdOf(to.Step), Text(plan.Channels, to.Channel), Text(plan.Devices, to.Device),
            parts.Sum(p => p.Customers), Selection.Seconds(times).Median!.Value);
    }

    private static string? Text(TextField field, int code) => code < 0 ? null : field[code];

    private sealed class Crossing
    {
        public long Customers { get; set; }

        public int SeenIn { get; set; }

        public LongTimes Times { get; } = new();
    }
}
