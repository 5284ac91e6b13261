using Kelione.Maps;
using Kelione.Web.Maps.Inspecting;

namespace Kelione.Web.Tests.Inspecting;

public sealed class StepFactsTests
{
    private static readonly StepMeasure Pays = new()
    {
        Id = "pays:now", Name = "Pays", Stage = "s", Bound = true, Customers = 200, Share = 0.5, Succeeded = 200, Next = "gets", WentOn = 150, PassedBy = 0, ConversionToNext = 0.75, Exits = 50,
        EventsPerCustomer = 1.25, Returned = 4, Starts = 0, Ends = 50,
    };

    [Fact]
    public void A_step_that_was_not_measured_has_no_numbers() => Assert.Empty(StepFacts.Of(new StepMeasure { Id = "a", Name = "A", Stage = "s", Bound = false }));

    [Fact]
    public void A_number_opens_under_the_address_of_its_answer_with_the_id_escaped() => Assert.Equal("on:pays%3Anow", Fact("wentOn").Address);

    [Fact]
    public void What_nobody_did_is_shown_as_zero_and_opens_nothing() => Assert.Equal(("0", null), (Fact("passedBy").Text, Fact("passedBy").Address));

    [Fact]
    public void What_is_not_known_is_not_shown_as_zero() => Assert.DoesNotContain(StepFacts.Of(Pays), f => f.Key is "errors" or "revenue");

    [Fact]
    public void Success_is_told_apart_only_where_it_differs()
    {
        Assert.DoesNotContain(StepFacts.Of(Pays), f => f.Key == "succeeded");
        Assert.Contains(StepFacts.Of(Pays with { Succeeded = 150 }), f => f.Key == "succeeded");
    }

    [Fact]
    public void Those_who_left_to_nothing_have_an_address_without_an_activity()
    {
        Assert.Equal("left:pays%3Anow", StepFacts.Address("left", Pays, (string?)null));
        Assert.Equal("left:pays%3Anow:page view", StepFacts.Address("left", Pays, "page view"));
    }

    private static StepFact Fact(string key) => StepFacts.Of(Pays).Single(f => f.Key == key);
}
