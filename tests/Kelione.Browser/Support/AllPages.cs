using Kelione.Journeys;

namespace Kelione.Browser.Support;

/// <summary>A page as somebody comes to it.</summary>
/// <param name="Name">What its pictures are called.</param>
/// <param name="PathAsync">Its address on a server.</param>
/// <param name="IsLong">Whether its picture shows all of it, and not only what fits on the screen.</param>
/// <param name="Clicks">What is clicked before the picture is taken, as selectors in order.</param>
public sealed record ShownPage(string Name, Func<ServedPhone, Task<string>> PathAsync, bool IsLong = true, params string[] Clicks)
{
    /// <summary>A page whose address is always the same.</summary>
    public ShownPage(string name, string path, bool isLong = true, params string[] clicks)
        : this(name, _ => Task.FromResult(path), isLong, clicks)
    {
    }

    /// <summary>Brings the page to where its picture is taken.</summary>
    public async Task PrepareAsync(Tab tab)
    {
        foreach (var click in Clicks)
        {
            await tab.Page.Locator(click).First.ClickAsync();
        }

        await tab.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>Every page of the product. A new page is added here, and is then looked at by the gallery and held to what every page is held to.</summary>
public static class AllPages
{
    /// <summary>The pages.</summary>
    public static IReadOnlyList<ShownPage> List { get; } =
    [
        new("maps", "/w/phone/maps"),
        new("map", "/w/phone/maps/phone", isLong: false),
        new("flow", "/w/phone/explore/flow"),
        new("funnel", "/w/phone/explore/funnel"),
        new("improve", "/w/phone/improve?map=phone"),
        new("data", "/w/phone/data"),
        new("people", "/w/phone/people"),
        new("customers", CustomersAsync),
        new("journey", "/w/phone/customers/c1"),
        new("not-found", "/w/phone/nowhere", isLong: false),
    ];

    private static async Task<string> CustomersAsync(ServedPhone served)
    {
        var answer = await served.Served.Journeys.AskAsync(new StatusQuestion());
        return $"/w/phone/customers?handle={Uri.EscapeDataString(answer.Handle)}&address=all";
    }
}
