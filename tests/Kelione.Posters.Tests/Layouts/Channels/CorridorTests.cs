using CsCheck;
using Kelione.Posters.Layouts.Channels;

namespace Kelione.Posters.Tests.Layouts.Channels;

public class CorridorTests
{
    private static readonly Gen<LaneChange[]> Changes = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9])
        .Where(c => c.Item1 != c.Item2).Array[0, 6].Select(a => a.Select((c, i) => new LaneChange(i, (c.Item1 * 10) + (i * 1.1), (c.Item2 * 10) + (i * 1.1), 4)).ToArray());

    [Fact]
    public void Two_ways_that_can_pass_without_crossing_do_not_cross()
    {
        // Both go down side by side; the lower one turns first, or each would cut the other.
        LaneChange[] changes = [new(0, 10, 100, 5), new(1, 30, 130, 5)];
        var order = Corridor.Order(changes);
        Assert.Equal([1, 0], order);
        Assert.Equal(0, Corridor.Crossings(changes, order));
        Assert.Equal(2, Corridor.Crossings(changes, [0, 1]));
    }

    [Fact]
    public void A_way_that_leaves_a_line_turns_before_the_one_that_enters_it()
    {
        // The first goes out at the height at which the second comes in: left of it they would lie on each other.
        LaneChange[] changes = [new(0, 200, 50, 5), new(1, 50, 300, 5)];
        Assert.Equal([1, 0], Corridor.Order(changes));
        Assert.True(Corridor.Crossings(changes, [0, 1]) >= 100);
    }

    [Fact]
    public void No_other_order_crosses_less() => Changes.Sample(changes =>
    {
        var best = Corridor.Crossings(changes, Corridor.Order(changes));
        foreach (var other in Permutations([.. Enumerable.Range(0, changes.Length)]))
        {
            Assert.True(best <= Corridor.Crossings(changes, other));
        }
    }, iter: 200);

    [Fact]
    public void Many_changes_are_ordered_too_and_each_stands_once()
    {
        var changes = Enumerable.Range(0, 20).Select(i => new LaneChange(i, i * 37 % 200, i * 91 % 210, 3)).ToArray();
        Assert.Equal(Enumerable.Range(0, 20), Corridor.Order(changes).Order());
    }

    private static IEnumerable<List<int>> Permutations(List<int> items) => items.Count <= 1
        ? [items]
        : items.SelectMany(first => Permutations([.. items.Where(i => i != first)]).Select(rest => new List<int>([first, .. rest])));
}
