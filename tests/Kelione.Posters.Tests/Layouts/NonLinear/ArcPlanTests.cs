using CsCheck;
using Kelione.Posters.Layouts.NonLinear;

namespace Kelione.Posters.Tests.Layouts.NonLinear;

public class ArcPlanTests
{
    private static readonly double[] Centres = [.. Enumerable.Range(0, 12).Select(i => 100.0 + (i * 90))];

    private static readonly Gen<ArcMove[]> Jumps = Gen.Select(Gen.Int[0, 9], Gen.Int[2, 10], Gen.Double[1, 12]).Where(m => m.Item1 + m.Item2 < 12).Array[1, 9]
        .Select(ms => ms.Select(m => new ArcMove(m.Item1, m.Item1 + m.Item2, m.Item3)).DistinctBy(m => (m.From, m.To)).ToArray());

    [Fact]
    public void An_arc_lies_outside_every_shorter_arc_that_it_overlaps() => Jumps.Sample(moves =>
    {
        var arcs = ArcPlan.Place(moves, Centres);
        foreach (var a in arcs)
        {
            foreach (var b in arcs.Where(b => b.Move.Length > a.Move.Length && b.Left < a.Right && b.Right > a.Left))
            {
                Assert.True(b.Level > a.Level);
            }
        }
    });

    [Fact]
    public void Two_arcs_on_one_level_never_meet() => Jumps.Sample(moves =>
    {
        var arcs = ArcPlan.Place(moves, Centres);
        Assert.DoesNotContain(arcs, a => arcs.Any(b => a != b && a.Level == b.Level && b.Left < a.Right && b.Right > a.Left));
    });

    [Fact]
    public void Legs_stand_nearer_to_their_own_station_than_to_any_other() => Jumps.Sample(moves => Assert.All(ArcPlan.Place(moves, Centres), a =>
    {
        Assert.True(Math.Abs(a.FromX - Centres[a.Move.From]) < 45);
        Assert.True(Math.Abs(a.ToX - Centres[a.Move.To]) < 45);
    }));

    [Fact]
    public void Jumps_leave_to_the_right_and_arrive_from_the_left_and_returns_the_other_way()
    {
        var jump = Assert.Single(ArcPlan.Place([new ArcMove(1, 4, 2)], Centres));
        Assert.Equal((Centres[1] + 9, Centres[4] - 9), (jump.FromX, jump.ToX));
        var back = Assert.Single(ArcPlan.Place([new ArcMove(4, 1, 2)], Centres));
        Assert.Equal((Centres[4] - 9, Centres[1] + 9), (back.FromX, back.ToX));
    }

    [Fact]
    public void The_longest_arc_stands_nearest_to_the_station_so_that_arcs_nest()
    {
        var arcs = ArcPlan.Place([new ArcMove(1, 3, 2), new ArcMove(1, 6, 2)], Centres);
        Assert.True(arcs[1].FromX < arcs[0].FromX);
        Assert.Equal(1, arcs[1].Level);
    }

    [Fact]
    public void Levels_keep_their_least_distance_where_the_height_does_not_suffice() => Jumps.Sample(moves =>
    {
        var arcs = ArcPlan.Place(moves, Centres);
        var distances = ArcLevels.Distances(arcs, 30, 50, 24, 10);
        for (var i = 1; i < distances.Length; i++)
        {
            Assert.True(distances[i] - distances[i - 1] >= 24 - 1e-9);
        }
    });

    [Fact]
    public void Levels_stay_within_a_height_that_suffices() => Jumps.Sample(moves =>
    {
        var arcs = ArcPlan.Place(moves, Centres);
        var height = ArcLevels.Needed(arcs, 30, 24) + 40;
        Assert.True(ArcLevels.Distances(arcs, 30, 50, 24, height)[^1] <= height);
    });
}
