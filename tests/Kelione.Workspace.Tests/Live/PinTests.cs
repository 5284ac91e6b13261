using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests.Live;

/// <summary>Numbers of answers that are put on a map.</summary>
public class PinTests
{
    private protected virtual bool OnPostgres => false;

    [Fact]
    public async Task A_pinned_number_stands_on_the_map_bound_to_its_question_and_others_see_it_at_once()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var visit = table.Visit("Asta");
        var answer = await visit.AskAsync(new FlowsQuestion());
        using var lina = await table.SeatAsync("Lina");
        var id = await visit.PinAsync(answer, new Pin("phone", "pays", null, "Cart to payment", "edge:cart:paid"));
        var card = lina.Map.Cards.Single(c => c.Id == id);
        Assert.Equal(("Cart to payment", "edge:cart:paid", "pays"), (card.Text, card.Address, card.Step));
        Assert.Equal(answer.Handle, Handles.Of(JourneyJson.ReadQuestion(card.Question!)));
        Assert.Equal(LaneKind.Metrics, lina.Map.Lanes.Single(l => l.Id == card.Lane).Kind);
    }

    [Fact]
    public async Task A_second_number_takes_the_lane_that_the_first_one_made()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var visit = table.Visit("Asta");
        var answer = await visit.AskAsync(new FlowsQuestion());
        await visit.PinAsync(answer, new Pin("phone", null, null, "One", null));
        await visit.PinAsync(answer, new Pin("phone", null, null, "Two", null));
        using var seat = await table.SeatAsync("Asta");
        Assert.Equal(["One", "Two"], seat.Map.Cards.Select(c => c.Text));
        Assert.Single(seat.Map.Lanes, l => l.Kind == LaneKind.Metrics);
    }

    [Fact]
    public async Task Who_may_not_edit_the_map_pins_nothing()
    {
        await using var table = await Table.SetAsync(OnPostgres);
        var visit = table.Visit("Guest", MemberRole.Commenter);
        var answer = await visit.AskAsync(new FlowsQuestion());
        await Assert.ThrowsAsync<RefusedException>(() => visit.PinAsync(answer, new Pin("phone", null, null, "x", null)));
        using var seat = await table.SeatAsync("Asta");
        Assert.Empty(seat.Map.Cards);
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class PinOnPostgresTests : PinTests
{
    private protected override bool OnPostgres => true;
}
