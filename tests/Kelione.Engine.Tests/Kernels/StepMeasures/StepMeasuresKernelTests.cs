using CsCheck;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>What is particular to this kernel; that its numbers are right, the conformance suite proves.</summary>
public sealed class StepMeasuresKernelTests
{
    private static readonly StepMeasuresQuestion Drawn = new()
    {
        Steps = [new("1", StepPattern.Of("a")), new("2", StepPattern.Parse("b|c")), new("3", StepPattern.Parse("*[channel]")), new("4", StepPattern.Of("c"), StepPattern.Of("d"))],
        Within = new Duration(RandomJourneys.Hours(30)),
        Crossings = true,
    };

    [Fact]
    public void Times_gathered_in_several_passes_are_the_same() => RandomJourneys.Events().Sample(events =>
    {
        var run = RunOver(MemorySnapshot.FromEvents(events, 2));
        var expected = Ask(new StepMeasuresKernel(), run);
        Assert.Equal(expected, Ask(new StepMeasuresKernel { MostTimes = 0 }, run));
        Assert.Equal(expected, Ask(new StepMeasuresKernel { MostTimes = 4L * run.View.JourneyCount }, run));
    });

    [Fact]
    public void Threads_and_pieces_do_not_show_in_the_answer() => RandomJourneys.Events().Sample(events =>
    {
        var run = RunOver(MemorySnapshot.FromEvents(events, 1));
        Assert.Equal(Ask(new StepMeasuresKernel(), run with { Threads = 1, EventsPerChunk = 1 << 17 }), Ask(new StepMeasuresKernel(), run with { Threads = 3, EventsPerChunk = 2 }));
    });

    [Fact]
    public void A_sum_does_not_depend_on_the_order_of_adding() => Gen.Select(Gen.Double[-1e12, 1e12].Array[1, 200], Gen.Int[0, 1000]).Sample((values, seed) =>
    {
        var shuffled = values.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (left, right) = (Sum(shuffled[..(values.Length / 2)]), Sum(shuffled[(values.Length / 2)..]));
        left.Add(right);
        Assert.Equal(Sum(values).Value, left.Value);
    });

    [Fact]
    public void A_sum_of_nothing_is_none_and_of_infinity_infinite()
    {
        Assert.Null(default(CompensatedSum).Value);
        Assert.Equal(double.PositiveInfinity, Sum([1, double.PositiveInfinity, 2]).Value);
    }

    private static CompensatedSum Sum(double[] values)
    {
        var sum = default(CompensatedSum);
        foreach (var value in values)
        {
            sum.Add(value);
        }

        return sum;
    }

    private static string Ask(StepMeasuresKernel kernel, KernelRun run) => JourneyJson.Write(((IKernel)kernel).Ask(Drawn, run));

    private static KernelRun RunOver(MemorySnapshot snapshot)
    {
        var view = new JourneyView(snapshot, Scope.All, snapshot.Segments, snapshot.JourneyCount, snapshot.EventCount, snapshot.Span?.LastMicros);
        return new KernelRun(snapshot, view, _ => view, 2, CancellationToken.None) { EventsPerChunk = 7 };
    }
}
