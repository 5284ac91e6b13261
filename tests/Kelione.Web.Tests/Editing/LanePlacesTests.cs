using Kelione.Maps;
using Kelione.Web.Maps.Editing.Commands;

namespace Kelione.Web.Tests.Editing;

/// <summary>A lane copied into another map.</summary>
public sealed class LanePlacesTests
{
    private static readonly JourneyMap From = Map("from", ("One", ["Sees", "Pays"]), ("Two", ["Uses"])) with
    {
        Lanes = [new Lane { Id = "said", Kind = LaneKind.Thoughts }],
        Cards =
        [
            new Card { Id = "m", Lane = "said", Text = "of the map" },
            new Card { Id = "t", Lane = "said", Stage = "one", Text = "of the stage" },
            new Card { Id = "a", Lane = "said", Step = "sees", Text = "a" },
            new Card { Id = "b", Lane = "said", Step = "pays", Text = "b" },
            new Card { Id = "c", Lane = "said", Step = "uses", Text = "c" },
        ],
    };

    [Fact]
    public void By_name_what_is_called_alike_comes_and_the_rest_stays_behind()
    {
        var to = Map("to", ("Elsewhere", ["PAYS ", "Returns"]));
        var (edits, leftOut) = Clip.PasteLane(to, null, LaneMatch.Name);
        var map = edits.Aggregate(to, (m, e) => e.Apply(m));
        Assert.Equal(["/of the map", "pays-/b"], map.Cards.Select(c => c.Step + "/" + c.Text).Order(StringComparer.Ordinal));
        Assert.Equal(3, leftOut);
    }

    [Fact]
    public void By_order_the_places_count()
    {
        var to = Map("to", ("X", ["Alpha", "Beta"]));
        Assert.Equal(
            ["|>|", "|one>|x", "sees|>alpha|", "pays|>beta|", "uses|>|"],
            Clip.Landings(to, LaneMatch.Order).Select(l => $"{l.Step}|{l.Stage}>{l.ToStep}|{l.ToStage}"));
        Assert.Equal([true, true, true, true, false], Clip.Landings(to, LaneMatch.Order).Select(l => l.Lands));
        Assert.Equal(1, Clip.PasteLane(to, null, LaneMatch.Order).LeftOut);
    }

    [Fact]
    public void Of_several_that_are_called_alike_the_second_stands_for_the_second()
    {
        List<ClipStep> from = [new("a", "Call", "s", "S"), new("b", "Waits", "s", "S"), new("c", "call", "s", "S"), new("d", "Call", "s", "S")];
        var to = Map("to", ("X", ["Waits", "Call"]));
        to = to with { Stages = [to.Stages[0] with { Steps = [.. to.Stages[0].Steps, new Step { Id = "call-2", Name = "Call" }] }] };
        var places = new LanePlaces(from, to, LaneMatch.Name);
        Assert.Equal(["call", "waits", "call-2", "call-2"], from.Select(s => places.Step(s.Id)));
    }

    private static GridClip Clip => GridClip.Read(GridClip.CopyLane(From, "said")!)!;

    private static JourneyMap Map(string id, params (string Name, string[] Steps)[] stages) => new()
    {
        Id = id, Title = id,
        Stages = [.. stages.Select(s => new Stage { Id = Id(s.Name), Name = s.Name, Steps = [.. s.Steps.Select(p => new Step { Id = Id(p), Name = p })] })],
    };

    private static string Id(string name) => name.ToLowerInvariant().Replace(' ', '-');
}
