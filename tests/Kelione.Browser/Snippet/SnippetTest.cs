using System.Text.Json;
using Kelione.Browser.Support;

namespace Kelione.Browser.Snippet;

/// <summary>What the tests of the snippet share: a site of their own, and a person who looks at it.</summary>
public abstract class SnippetTest(Chromium chromium) : IAsyncLifetime
{
    /// <summary>The browser.</summary>
    protected Chromium Chromium { get; } = chromium;

    /// <summary>The site.</summary>
    protected SnippetSite Site { get; } = new();

    /// <summary>What holds once the snippet is loaded.</summary>
    protected const string IsThere = "() => window.kelione && kelione.track";

    /// <inheritdoc />
    public ValueTask InitializeAsync() => Site.InitializeAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a page and waits for the snippet.</summary>
    protected async Task<Tab> OpenAsync(string path, string? init = null)
    {
        var tab = await Chromium.OpenAsync(Site.Address);
        if (init is not null)
        {
            await tab.Page.Context.AddInitScriptAsync(init);
        }

        await GoAsync(tab, path);
        return tab;
    }

    /// <summary>Goes to a page with the snippet.</summary>
    protected static async Task GoAsync(Tab tab, string path)
    {
        await tab.Page.GotoAsync(path);
        await tab.Page.WaitForFunctionAsync(IsThere);
    }

    /// <summary>Leaves for a page that tells what it is: what the page before had to send, if anything, has been sent before.</summary>
    protected async Task LeaveAsync(Tab tab)
    {
        await GoAsync(tab, Site.Page("/last", "data-dnt=\"ignore\""));
        await tab.Page.EvaluateAsync("kelione.track('left'); kelione.flush()");
        await Site.WaitAsync("left");
    }

    /// <summary>A text of an event; null where it is absent.</summary>
    protected static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>A field of an event; null where it is absent.</summary>
    protected static string? Field(JsonElement e, string name) => e.TryGetProperty("fields", out var fields) ? Text(fields, name) : null;
}
