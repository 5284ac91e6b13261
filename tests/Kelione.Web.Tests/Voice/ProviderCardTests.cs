using Bunit;
using Kelione.Web.Tests.People;
using Kelione.Web.Voice.Inbox;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Voice;

/// <summary>An AI provider is named and switched on by an administrator; others see nothing of it before, and no address.</summary>
public sealed class ProviderCardTests(SignedServer server) : BunitContext, IClassFixture<SignedServer>
{
    private const string Address = "https://ai.example.org/v1/";

    [Fact]
    public void It_is_off_until_an_administrator_switches_it_on_and_others_then_may_ask_for_labels()
    {
        Assert.Empty(Card(MemberRole.Editor).Markup.Trim());
        var card = Card(MemberRole.Administrator);
        Assert.Empty(card.FindAll("[role=switch]"));
        card.Find("input[type=url]").Change("http://169.254.169.254/v1");
        card.FindAll("form input")[1].Change("tiny");
        card.Find("form").Submit();
        Assert.Contains("169.254.169.254", card.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        card.Find("input[type=url]").Change("https://ai.example.org/v1");
        card.Find("form").Submit();
        Assert.Equal("false", card.Find("[role=switch]").GetAttribute("aria-checked"));
        Assert.Contains(Address, card.Find("#provider-where").TextContent, StringComparison.Ordinal);
        Assert.Empty(Card(MemberRole.Editor).Markup.Trim());

        card.Find("[role=switch]").Click();
        Assert.Equal("true", card.Find("[role=switch]").GetAttribute("aria-checked"));
        var editor = Card(MemberRole.Editor);
        Assert.Contains("tiny", editor.Markup, StringComparison.Ordinal);
        Assert.Empty(editor.FindAll("form, [role=switch]"));
        Assert.DoesNotContain(Address, editor.Markup, StringComparison.Ordinal);
        Assert.Empty(Card(MemberRole.Viewer).Markup.Trim());

        card.Find("[role=switch]").Click();
        Assert.Empty(Card(MemberRole.Editor).Markup.Trim());
        card.FindAll("form button")[1].Click();
        Assert.Empty(card.FindAll("[role=switch]"));
    }

    private IRenderedComponent<ProviderCard> Card(MemberRole role) => Render<ProviderCard>(p => p.Add(c => c.Visit, new WorkspaceVisit(server.Served, Visitor.Of("test", "Test", role))));
}
