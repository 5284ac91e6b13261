using CsCheck;

namespace Kelione.Workspace.Tests.Maps.Discovery;

/// <summary>Order, stages and assignments, against what trying all there is would find.</summary>
public sealed class StepOrderTests
{
    [Fact]
    public void Who_did_what_first_decides_where_time_does_not()
    {
        Assert.Equal([1, 0, 2], StepOrder.Of([5, 5, 5], new long[,] { { 0, 1, 9 }, { 8, 0, 9 }, { 0, 0, 0 } }));
        Assert.Equal([2, 1, 0], StepOrder.Of([30, 20, 10], new long[,] { { 0, 4, 4 }, { 4, 0, 4 }, { 4, 4, 0 } }));
    }

    [Fact]
    public void No_single_step_would_be_better_elsewhere() => Table(5).Sample(before =>
    {
        var order = StepOrder.Of([.. Enumerable.Range(0, 5).Select(i => (double)i)], before);
        Assert.Equal(Enumerable.Range(0, 5), order.Order());
        var best = Value(order, before);
        for (var from = 0; from < 5; from++)
        {
            for (var to = 0; to < 5; to++)
            {
                var moved = order.ToList();
                var step = moved[from];
                moved.RemoveAt(from);
                moved.Insert(to, step);
                Assert.True(Value(moved, before) <= best + 1e-6);
            }
        }
    });

    [Fact]
    public void A_true_order_is_found_whatever_the_times() => Gen.Select(Gen.Int[2, 9], Gen.Int[0, 999]).Sample((count, seed) =>
    {
        var truth = Enumerable.Range(0, count).ToArray();
        var random = new Random(seed);
        random.Shuffle(truth);
        var before = new long[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                before[truth[i], truth[j]] = 100;
                before[truth[j], truth[i]] = random.Next(40);
            }
        }

        Assert.Equal(truth, StepOrder.Of([.. truth.Select(_ => random.NextDouble())], before));
    });

    [Fact]
    public void Stages_are_cut_where_few_move_and_where_much_time_passes()
    {
        var ties = new double[6, 6];
        foreach (var (i, j) in new[] { (0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3) })
        {
            ties[i, j] = 100;
        }

        ties[2, 3] = 20;
        Assert.Equal([3, 3], StageCuts.Of(ties, [0, 0, 0, 0, 0, 0]));
        Assert.Equal([2, 2], StageCuts.Of(new double[4, 4], [0, 60, 7 * 86_400, 7 * 86_400 + 60]));
    }

    [Fact]
    public void There_are_from_two_to_seven_stages_with_all_the_steps() =>
        Gen.Select(Gen.Int[4, 20], Gen.Int[0, 99_999]).Sample((count, seed) =>
        {
            var random = new Random(seed);
            var ties = new double[count, count];
            for (var i = 0; i < count * count; i++)
            {
                ties[i / count, i % count] = random.Next(50);
            }

            var lengths = StageCuts.Of(ties, [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 1e6)]);
            Assert.InRange(lengths.Count, 2, 7);
            Assert.Equal(count, lengths.Sum());
            Assert.All(lengths, l => Assert.True(l > 0));
        });

    [Fact]
    public void An_assignment_that_does_not_cross_is_the_best_there_is() =>
        Gen.Select(Gen.Int[-1, 9].Array[4].Array[1, 4], table =>
            table.Select(row => row.Select(w => (double)w).ToArray()).ToArray()).Sample(weights =>
        {
            var assigned = MonotoneAssignment.Of(weights, 4);
            var used = assigned.Where(c => c >= 0).ToList();
            Assert.Equal(used.Order().Distinct(), used);
            Assert.Equal(Best(weights, 0, 0), assigned.Select((c, r) => c < 0 ? 0 : weights[r][c]).Sum(), 9);
        });

    private static double Best(double[][] weights, int row, int from)
    {
        if (row == weights.Length)
        {
            return 0;
        }

        var best = Best(weights, row + 1, from);
        for (var c = from; c < weights[row].Length; c++)
        {
            best = Math.Max(best, Math.Max(0, weights[row][c]) + Best(weights, row + 1, c + 1));
        }

        return best;
    }

    private static Gen<long[,]> Table(int count) => Gen.Long[0, 50].Array[count * count].Select(values =>
    {
        var table = new long[count, count];
        for (var i = 0; i < values.Length; i++)
        {
            table[i / count, i % count] = i / count == i % count ? 0 : values[i];
        }

        return table;
    });

    private static double Value(IReadOnlyList<int> order, long[,] before) =>
        Enumerable.Range(0, order.Count).Sum(i => Enumerable.Range(i + 1, order.Count - i - 1).Sum(j => StepOrder.Lead(order[i], order[j], before)));
}
