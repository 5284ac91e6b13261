using Kelione.Journeys;
using Kelione.Web.Data.Identity;

namespace Kelione.Web.Tests.Data;

public sealed class IdentityChainTests
{
    [Fact]
    public void An_id_alone_is_itself()
    {
        var chain = IdentityChain.Of("a", []);
        Assert.Equal(("a", "a"), (chain.Shown, Assert.Single(chain.Ids)));
    }

    [Fact]
    public void Statements_follow_on_and_the_later_known_id_is_shown()
    {
        var chain = IdentityChain.Of("anon", [Merge(1, "anon", "mail"), Merge(2, "mail", "crm"), Merge(3, "other", "somebody")]);
        Assert.Equal("crm", chain.Shown);
        Assert.Equal(["crm", "anon", "mail"], chain.Ids);
        Assert.Equal([1L, 2L], chain.Merges.Select(m => m.Id));
    }

    [Fact]
    public void One_id_stated_to_be_two_known_ids_makes_all_three_one()
    {
        var chain = IdentityChain.Of("first", [Merge(1, "anon", "first"), Merge(2, "anon", "second")]);
        Assert.Equal("second", chain.Shown);
        Assert.Equal(["second", "anon", "first"], chain.Ids);
    }

    [Fact]
    public void What_was_undone_counts_no_more()
    {
        var chain = IdentityChain.Of("anon", [Merge(1, "anon", "mail") with { UndoneMicros = 5 }]);
        Assert.Equal("anon", chain.Shown);
        Assert.Empty(chain.Merges);
    }

    private static IdentityMerge Merge(long id, string anonymous, string known) => new(id, anonymous, known, id, "said so");
}
