using Bunit;
using Kelione.Journeys;
using Kelione.Web.Shared;
using Kelione.Web.Voice.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Tests.Voice;

public sealed class VoicePartTests : BunitContext
{
    public VoicePartTests()
    {
        Services.AddSingleton<NumberDesk>();
        Services.AddSingleton<Toaster>();
        Services.AddSingleton(TimeProvider.System);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.GetRequiredService<NavigationManager>().NavigateTo("w/shop/voice");
    }

    [Fact]
    public void A_number_of_feedback_links_to_its_entries_and_says_only_what_bears_on_it()
    {
        OpenNumber? opened = null;
        Services.GetRequiredService<NumberDesk>().Opened += n => opened = n;
        IReadOnlyList<PolicyLine> policy = [new("mean", "each once"), new("placing", "by touchpoint")];
        var number = Render<VoiceNum>(p => p.Add(n => n.Filter, new VoiceFilter { Theme = "delivery" }).Add(n => n.Text, "447").Add(n => n.Entries, 447).Add(n => n.Lines, VoiceNum.OfPlacing).AddCascadingValue("VoicePolicy", policy));
        Assert.Equal("/w/shop/voice/inbox?theme=delivery", number.Find("a").GetAttribute("href"));
        number.Find("a").Click();
        Assert.Equal("placing", Assert.Single(opened!.Policy).Name);
        Assert.Contains("447", opened.Source!.Open, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_not_open_customers_sees_the_number_alone() =>
        Assert.Empty(Render<VoiceNum>(p => p.Add(n => n.Text, "447").Add(n => n.Entries, 447).AddCascadingValue("MayOpen", false)).FindAll("a"));

    [Fact]
    public void While_texts_are_read_for_the_first_time_the_page_says_how_far()
    {
        var frame = Render<VoiceFrame>(p => p.Add(f => f.Tab, "").Add(f => f.Filter, VoiceFilter.All).Add(f => f.When, false).Add(f => f.Reading, (30L, 120L)));
        Assert.Equal("25", frame.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Contains("30 of 120", frame.Markup, StringComparison.Ordinal);
    }
}
