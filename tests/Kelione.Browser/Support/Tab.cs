using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Kelione.Browser.Support;

/// <summary>A tab of a person's browser. <see cref="AssertClean"/> fails where anything went wrong that the person does not see.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();

    internal Tab(IBrowserContext context, IPage page, Uri server)
    {
        _context = context;
        Page = page;
        page.Console += (_, m) =>
        {
            // That a page itself is not there, or not any more, is what its test is about; the browser says so as well.
            var isOfThePage = (m.Text.Contains("404", StringComparison.Ordinal) || m.Text.Contains("410", StringComparison.Ordinal)) && m.Location.StartsWith(page.Url, StringComparison.Ordinal);
            if (m.Type is "error" or "warning" && !isOfThePage)
            {
                _troubles.Enqueue($"console {m.Type}: {m.Text}");
            }
        };
        page.PageError += (_, e) => _troubles.Enqueue("error: " + e);
        page.Request += (_, r) =>
        {
            if (Uri.TryCreate(r.Url, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" or "ws" or "wss" && to.Authority != server.Authority)
            {
                _troubles.Enqueue("request to another machine: " + r.Url);
            }
        };
        page.Response += (_, r) =>
        {
            if (r.Status >= 500)
            {
                _troubles.Enqueue($"{r.Status}: {r.Url}");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Goes to an address of the server and waits until the page is live: a click is heard from then on.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true'");
    }

    /// <summary>Waits until the address is one that matches a pattern, and its page is loaded. It asks the browser until then: waiting for the news of a move (Page.WaitForURLAsync) misses one that comes between looking at the address and listening.</summary>
    /// <returns>The address.</returns>
    public async Task<string> ArriveAsync(string pattern)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
        return await Page.EvaluateAsync<string>("location.href");
    }

    /// <summary>Takes every movement to its end: a dialog that still fades in has not the contrast it will have. What moves for ever is stopped where it is.</summary>
    public async Task SettleAsync() => await Page.EvaluateAsync(
        """
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          for (const animation of document.getAnimations()) {
            try { animation.finish(); } catch { animation.pause(); }
          }
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        }
        """);

    /// <summary>What went wrong unseen so far.</summary>
    public IReadOnlyCollection<string> Troubles => _troubles;

    /// <summary>Nothing went wrong unseen.</summary>
    public void AssertClean() => Assert.Empty(_troubles);

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
