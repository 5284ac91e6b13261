using Kelione.Maps;

namespace Kelione.Workspace.Tests;

/// <summary>Small maps written in a line or two.</summary>
internal static class MapKit
{
    /// <summary>A map of one stage for each step; a step is "name" (not bound) or "name: events", and an optional one ends with a question mark before the colon.</summary>
    public static JourneyMap Map(params string[] steps) => new()
    {
        Id = "test", Title = "Test", Stages = [.. steps.Select((s, i) => new Stage { Id = FormattableString.Invariant($"stage{i + 1}"), Name = s, Steps = [Step(s)] })],
    };

    /// <summary>The way to a phone, bound to the events of the sample of that name.</summary>
    public static JourneyMap Phone { get; } = Map(
        "notices: ad_click|organic_click|email_click|referral_click|direct_visit",
        "searches: search|category_view|filter_use",
        "looks: product_view",
        "compares?: compare_models|review_read|shortlist_save",
        "fills the cart: add_to_cart",
        "checks out: checkout_start",
        "submits: payment_submit",
        "pays: order_paid",
        "receives: delivery_done",
        "sets up: device_setup",
        "asks for help?: support_call|support_chat",
        "recommends?: review_post|friend_referral") with
    {
        Id = "phone", Title = "Buying a phone", Measure = new MeasureSettings { Errors = "payment_error|page_error" },
        Channels =
        [
            new Channel("web", "Website", true), new Channel("app", "App", true), new Channel("store", "Store", false),
            new Channel("courier", "Courier", false), new Channel("call", "Call centre", false, Values: ["call_centre"]),
        ],
    };

    private static Step Step(string text)
    {
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        var optional = name.EndsWith('?');
        name = name.TrimEnd('?');
        return new Step { Id = name.Replace(' ', '-'), Name = name, Optional = optional, Binding = colon < 0 ? null : new Binding(text[(colon + 2)..]) };
    }
}
