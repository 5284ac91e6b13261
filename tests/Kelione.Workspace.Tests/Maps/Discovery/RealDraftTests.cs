using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Oracle;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Maps.Discovery;

/// <summary>Drafts of real logs read as the people who know these processes would tell them.</summary>
public sealed class RealDraftTests
{
    [Fact]
    public async Task The_shop_is_drawn_from_the_catalogue_to_the_payment()
    {
        var draft = await DraftAsync(["retentioneering-simple-onlineshop", "simple-onlineshop.csv"]);
        Assert.Equal(
            ["Main", "Catalog", "Product", "Cart", "Delivery choice", "Delivery courier / pickup", "Payment choice", "Payment card / cash", "Payment done"],
            draft.Map.Steps().Select(s => s.Name));
        Assert.Equal(["Catalog", "Cart", "Payment"], draft.Map.Stages.Select(s => s.Name));
        Assert.Equal([new LeftOutActivity("lost", 3098, LeftOutReason.EndMark)], draft.LeftOut);
        Assert.Contains(draft.Map.Arcs, a => (a.From, a.To) == ("cart", "catalog"));
        Assert.InRange(draft.Explained, 0.7, 1);
    }

    [Fact]
    public async Task The_receipt_process_is_drawn_in_the_order_of_its_numbers()
    {
        var draft = await DraftAsync(["pm4py-logs", "receipt.csv"], new Dictionary<string, string> { [EventFields.Channel] = "case:channel" });
        var required = draft.Map.Steps().Where(s => !s.Optional).Select(s => s.Name.Split(' ')[0]);
        Assert.Equal(["Confirmation", "T02", "T04", "T05", "T06", "T10"], required);
        Assert.Contains(draft.Map.Channels, c => c.Values!.Contains("Internet"));
        Assert.NotEqual(MapKind.CrossChannel, draft.Map.Kind);
    }

    private static async Task<MapDraft> DraftAsync(string[] path, Dictionary<string, string>? roles = null)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder);
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(SharedData.PathOf(path))], Roles = roles ?? [] });
        return await MapDiscovery.DraftAsync(workspace, new DiscoveryOptions());
    }
}
