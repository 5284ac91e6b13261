using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>Merged ids, as the oracle sees them; engines that keep merges themselves are held to it where they are tested with a store.</summary>
public sealed class MergeTests
{
    private static readonly IReadOnlyList<JourneyEvent> Story = Golden.Story.Tell("anon1: see@0s", "ann: pay@2h", "anon2: cart@1h", "bob: see@0s");

    private static readonly IdentityMerge First = new(1, "anon1", "ann", 0, "login");
    private static readonly IdentityMerge Second = new(2, "anon2", "anon1", 0, "cookie");

    private static async Task<string> Variants(params IdentityMerge[] merges)
    {
        var answer = (VariantsAnswer)await new PlainEngine(Story, merges).AskAsync(new VariantsQuestion());
        return string.Join("; ", answer.Items.Select(v => string.Join(' ', v.Activities)));
    }

    [Fact]
    public async Task A_merge_joins_journeys_back_in_time_and_follows_on()
    {
        Assert.Equal("see; cart; pay", await Variants()); // two who only see
        Assert.Equal("cart; see; see pay", await Variants(First));
        Assert.Equal("see; see cart pay", await Variants(First, Second));
    }

    [Fact]
    public async Task A_merge_undone_leaves_both_journeys_as_they_were() =>
        Assert.Equal(await Variants(), await Variants(First with { UndoneMicros = 1 }));

    [Fact]
    public async Task An_id_stated_to_be_two_known_ids_makes_all_three_one_person_shown_under_the_later()
    {
        IdentityMerge[] merges = [new(1, "anon2", "ann", 0, "login"), new(2, "anon2", "bob", 0, "login")];
        Assert.Equal("see; see cart pay", await Variants(merges));
        var answer = await new PlainEngine(Story, merges).AskForAsync(new TimelineQuestion { Customer = "ann" });
        Assert.Equal(("bob", 3), (answer.Customer, answer.Events));
    }

    [Fact]
    public async Task Any_id_of_a_person_leads_to_the_person()
    {
        var answer = (TimelineAnswer)await new PlainEngine(Story, [First, Second]).AskAsync(new TimelineQuestion { Customer = "anon2" });
        Assert.Equal(("ann", 3), (answer.Customer, answer.Events));
        var scoped = (StatusAnswer)await new PlainEngine(Story, [First, Second]).AskAsync(new StatusQuestion { Scope = new Scope { Customers = ["ann"] } });
        Assert.Equal(3, scoped.Events);
    }
}
