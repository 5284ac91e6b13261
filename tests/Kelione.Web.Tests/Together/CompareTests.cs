using Kelione.Maps;
using Kelione.Web.Maps.Together;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Together;

/// <summary>Two maps side by side.</summary>
public sealed class CompareTests
{
    [Fact]
    public void Added_removed_moved_and_changed_steps_stand_where_each_map_has_them()
    {
        var compared = ComparedMaps.Of(Side(Map("a", "b", "c", "d")), Side(Map("a", "x", "c", "b")));
        Assert.Equal(
            ["a|a Same", "b| Moved", "|x Added", "c|c Same", "d| Removed", "|b Moved"],
            compared.Columns.Select(c => $"{c.A?.Id}|{c.B?.Id} {c.Change}").Order(Comparer<string>.Create((l, r) => Index(l).CompareTo(Index(r)))));
        int Index(string text) => compared.Columns.Select(c => $"{c.A?.Id}|{c.B?.Id} {c.Change}").ToList().IndexOf(text);
    }

    [Fact]
    public void A_difference_is_clear_only_where_it_holds_after_the_correction()
    {
        var a = Side(Map("a", "b", "c"), ("a", "b", 1000, 500), ("b", "c", 500, 250));
        var b = Side(Map("a", "b", "c"), ("a", "b", 1000, 620), ("b", "c", 500, 255));
        var compared = ComparedMaps.Of(a, b);
        Assert.Equal(2, compared.Compared);
        Assert.Equal("a", Assert.Single(compared.Clear).A!.Id);
        Assert.Equal(0.12, compared.Columns[0].Difference!.Value, 3);
        Assert.False(compared.Columns[1].Difference!.IsClear);
        Assert.Null(compared.Columns[2].Difference);
    }

    [Fact]
    public void Transitions_to_different_steps_are_not_compared()
    {
        var compared = ComparedMaps.Of(Side(Map("a", "b"), ("a", "b", 100, 50)), Side(Map("a", "x", "b"), ("a", "x", 100, 90)));
        Assert.All(compared.Columns, c => Assert.Null(c.Difference));
    }

    [Fact]
    public void An_address_says_a_side_and_encodes_it() =>
        Assert.Equal("a=phone&av=3&ag=A%26B", new CompareSide("phone", 3, "", "A&B").Query('a'));

    private static JourneyMap Map(params string[] steps) => new()
    {
        Id = "m", Title = "M", Stages = [new() { Id = "s", Name = "S", Steps = [.. steps.Select(s => new Step { Id = s, Name = s })] }],
    };

    private static ComparedSide Side(JourneyMap map, params (string From, string To, long N, long Went)[] measured) => new(
        new StoredMap(map, 1, DateTimeOffset.UnixEpoch, "", true),
        measured.Length == 0 ? null : new MapMeasurement
        {
            Map = "m", MapVersion = 1, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new(null, null, null, null), Customers = 1, CustomersInScope = 1,
            Steps = [.. measured.Select(m => new StepMeasure { Id = m.From, Name = m.From, Stage = "s", Bound = true, Customers = m.N, Next = m.To, WentOn = m.Went, ConversionToNext = m.Went / (double)m.N })],
        },
        "M");
}
