using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Segments;

public sealed class ClusterTests
{
    /// <summary>Three kinds of customers: readers (half), buyers (three in ten), callers (a fifth), each more or less so and with a bit of the others.</summary>
    private static (string Customer, string Events)[] ThreeKinds => [.. Enumerable.Range(0, 300).Select(i => ("c" + ((long)i).Text(), Kind(i, (i % 10) switch
    {
        < 5 => ("read", "share"),
        < 8 => ("cart", "buy"),
        _ => ("call", "ticket"),
    })))];

    private static string Kind(int i, (string First, string Second) own)
    {
        IEnumerable<string> events =
        [
            "home", .. Enumerable.Repeat(own.First, 1 + i * 7 % 5), .. Enumerable.Repeat(own.Second, 1 + i * 11 % 4),
            .. Enumerable.Repeat("look", i * 13 % 3), .. Enumerable.Repeat("read", i % 4 == 0 ? 1 : 0), .. Enumerable.Repeat("buy", i % 7 == 0 ? 1 : 0), .. Enumerable.Repeat("call", i % 9 == 0 ? 1 : 0),
        ];
        return string.Join(' ', events);
    }

    [Fact]
    public void Kinds_that_are_there_are_found_and_named_by_what_sets_them_apart()
    {
        var answer = Ask(EngineOver(ThreeKinds), new SegmentDiscoveryQuestion());
        Assert.Equal([(1, 150), (2, 90), (3, 60)], answer.Clusters.Select(c => (c.Number, c.Customers)));
        Assert.Equal(["read, share", "buy, cart", "call, ticket"], answer.Clusters.Select(c => string.Join(", ", c.SetApartBy.Select(d => d.Activity).Order(StringComparer.Ordinal))));
        Assert.Equal("share, read", answer.Clusters[0].Name);
        Assert.Equal(150, Open(EngineOver(ThreeKinds), new SegmentDiscoveryQuestion(), "cluster:1").Count(c => (int.Parse(c[1..], System.Globalization.CultureInfo.InvariantCulture) % 10) < 5));
        Assert.InRange(answer.Silhouette!.Value, 0.3, 1);
    }

    [Fact]
    public void The_order_of_import_does_not_matter()
    {
        var question = new SegmentDiscoveryQuestion();
        Assert.Equal(JourneyJson.Write(Ask(EngineOver(ThreeKinds), question)), JourneyJson.Write(Ask(EngineOver([.. ThreeKinds.Reverse()]), question)));
    }

    [Fact]
    public void As_many_clusters_as_asked_for_but_not_more_than_there_are_different_customers()
    {
        Assert.Equal(2, Ask(EngineOver(ThreeKinds), new SegmentDiscoveryQuestion { Clusters = 2 }).Clusters.Count);
        var alike = Ask(EngineOver(("ann", "a b"), ("bob", "a b"), ("dan", "b a")), new SegmentDiscoveryQuestion { Clusters = 3 });
        Assert.Equal(("nothing sets it apart", 3L), (alike.Clusters.Single().Name, alike.Clusters[0].Customers));
        Assert.Null(alike.Silhouette);
    }

    [Fact]
    public void Nobody_makes_no_cluster()
    {
        var answer = Ask(EngineOver(), new SegmentDiscoveryQuestion { Hypotheses = [new("h", SegmentRule.Parse("did a"))] });
        Assert.Empty(answer.Clusters);
        Assert.Empty(answer.Scenarios);
        Assert.Equal(HypothesisVerdict.Unclear, answer.Hypotheses[0].Verdict);
    }

    [Fact]
    public void Hypotheses_are_found_refuted_or_unclear()
    {
        var question = new SegmentDiscoveryQuestion
        {
            RefutedBelow = 0.05, Hypotheses = [new("callers", SegmentRule.Parse("did ticket")), new("pilots", SegmentRule.Parse("did fly")), new("few", SegmentRule.Parse("customer=c1|c2|c3|c4|c5|c6|c7|c8|c9|c10|c11"))],
        };
        var answer = Ask(EngineOver(ThreeKinds), question);
        Assert.Equal([HypothesisVerdict.Found, HypothesisVerdict.Refuted, HypothesisVerdict.Unclear], answer.Hypotheses.Select(h => h.Verdict));
        Assert.Equal([60, 0, 11], answer.Hypotheses.Select(h => h.Customers));
    }
}
