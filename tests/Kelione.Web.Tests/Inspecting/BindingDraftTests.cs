using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Maps.Inspecting;

namespace Kelione.Web.Tests.Inspecting;

public sealed class BindingDraftTests
{
    [Theory]
    [InlineData("cart", null)]
    [InlineData("cart|basket", "order_paid")]
    [InlineData("order[channel=web|app, price>=100]", null)]
    [InlineData("*[channel=store]", null)]
    [InlineData("\"a|b\"", null)]
    public void What_was_bound_comes_back_unchanged(string events, string? success)
    {
        var binding = new Binding(events, success);
        Assert.Equal(binding, BindingDraft.Of(binding).Read());
    }

    [Fact]
    public void An_unfinished_condition_is_not_counted_and_not_saved()
    {
        var draft = BindingDraft.Empty.Toggle("cart") with { Conditions = [new ConditionDraft("channel", Comparison.Is, "")] };
        Assert.Null(draft.Read());
        Assert.Equal("cart[channel=web]", draft.With(0, new ConditionDraft("channel", Comparison.Is, "web")).Read()!.Events);
        Assert.Equal("cart", draft.With(0, null).Read()!.Events);
    }

    [Fact]
    public void A_comparison_of_size_needs_one_number()
    {
        Assert.Null(new ConditionDraft("price", Comparison.AtLeast, "much").Read());
        Assert.Null(new ConditionDraft("price", Comparison.AtLeast, "1 | 2").Read());
        Assert.Equal("price>=1.5", new ConditionDraft("price", Comparison.AtLeast, "1.5").Read()!.ToString());
    }

    [Fact]
    public void A_binding_that_cannot_be_read_begins_anew() => Assert.Null(BindingDraft.Of(new Binding("cart[")).Read());

    [Fact]
    public void Choosing_an_activity_twice_takes_it_away_again() => Assert.Equal(["a"], BindingDraft.Empty.Toggle("a").Toggle("b").Toggle("b").Activities);
}
