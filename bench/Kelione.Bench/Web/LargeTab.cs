using System.Globalization;
using Microsoft.Playwright;

namespace Kelione.Bench;

/// <summary>One tab with the editor of the map of 2,250 cards: dropping, writing, moving a step, scrolling.</summary>
/// <param name="browser">The browser.</param>
/// <param name="address">Where the server listens.</param>
internal sealed class LargeTab(IBrowser browser, Uri address)
{
    // What is seen: the first frame after the change, not the change in the document. What the server has drawn: the thing itself stands in the new cell.
    private const string Watches = """
        () => {
          addEventListener('pointerup', () => { window.began = performance.now(); }, true);
          addEventListener('keydown', (e) => { if (e.key === 'Enter') window.began = performance.now(); }, true);
          const framed = (then) => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = then; c.port2.postMessage(0); });
          window.watch = (seen, drawn) => {
            const [was, did] = [seen(), drawn()];
            window.seen = window.drawn = 0;
            let asked = false;
            window.seer?.disconnect();
            const look = () => {
              if (!asked && seen() !== was) { asked = true; framed(() => { window.seen = performance.now(); }); }
              if (!window.drawn && drawn() !== did) window.drawn = performance.now();
            };
            window.seer = new MutationObserver(look);
            window.seer.observe(document.querySelector('[data-sheet]'), { childList: true, subtree: true, characterData: true });
          };
        }
        """;

    private const string Scrolls = """
        async () => {
          const area = document.querySelector('[data-area]'), frames = [];
          let last = await new Promise(requestAnimationFrame);
          for (let n = 0; n < 180; n++) {
            area.scrollBy(n < 90 ? 28 : -28, n % 60 < 30 ? 16 : -16);
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - last);
            last = now;
          }
          return frames;
        }
        """;

    private IPage _page = null!;

    /// <summary>Opens the map and times it.</summary>
    /// <param name="add">Gets each row: what was waited for, what was asked, the times.</param>
    public async Task TimeAsync(Action<string, string, IReadOnlyList<double>> add)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString(), ViewportSize = new ViewportSize { Width = 1600, Height = 1000 } }).ConfigureAwait(false);
        _page = await context.NewPageAsync().ConfigureAwait(false);
        await _page.GotoAsync($"/w/phone/maps/{LargeMap.Id}").ConfigureAwait(false);
        await _page.WaitForSelectorAsync("[data-sheet] [tabindex='0']").ConfigureAwait(false);
        await _page.EvaluateAsync(Watches).ConfigureAwait(false);
        var (seen, drawn) = await ManyAsync(22, DropAsync).ConfigureAwait(false);
        add("2,250 cards, a card dropped: until it is seen where it goes, ms", "< 50", seen);
        add("2,250 cards, a card dropped: until the server has drawn it there, ms", "", drawn);
        (seen, _) = await ManyAsync(12, WriteAsync).ConfigureAwait(false);
        add("2,250 cards, words written: from Enter until they are drawn in the card, ms", "", seen);
        (seen, _) = await ManyAsync(8, ShiftAsync).ConfigureAwait(false);
        add("2,250 cards, a step moved with its 75 cards: until it is drawn, ms", "", seen);
        add("2,250 cards, scrolling: a frame, ms", "fluid", await _page.EvaluateAsync<double[]>(Scrolls).ConfigureAwait(false));
    }

    private async Task DropAsync(int i)
    {
        var (from, to) = i % 2 == 0 ? (Cell("thoughts", i % 5), Cell("thoughts", (i % 5) + 1)) : (Cell("thoughts", (i % 5) + 1), Cell("thoughts", i % 5));
        await _page.EvaluateAsync("q => window.watch(() => document.querySelector(q).querySelectorAll('.thing').length, () => document.querySelector(q).querySelectorAll('[data-thing]').length)", to).ConfigureAwait(false);
        await DragAsync(_page.Locator(from + " [data-thing]").Last, _page.Locator(to), 8, 20).ConfigureAwait(false);
    }

    private async Task WriteAsync(int i)
    {
        var card = Cell("actions", i % 6) + " [data-thing]";
        await _page.Locator(card).First.ClickAsync().ConfigureAwait(false);
        await _page.Keyboard.PressAsync("F2").ConfigureAwait(false);
        await _page.FillAsync(".editor", string.Create(CultureInfo.InvariantCulture, $"Other words {i}")).ConfigureAwait(false);
        await _page.EvaluateAsync("q => { const look = () => document.querySelector(q).textContent; window.watch(look, look); }", card).ConfigureAwait(false);
        await _page.Keyboard.PressAsync("Enter").ConfigureAwait(false);
    }

    private async Task ShiftAsync(int i)
    {
        await _page.EvaluateAsync("() => { const look = () => [...document.querySelectorAll('.hdr[data-head]')].map(h => h.dataset.head).join(); window.watch(look, look); }").ConfigureAwait(false);
        await DragAsync(_page.Locator(".hdr").Nth(i % 3), _page.Locator(".hdr").Nth((i % 3) + 2), 88, 88).ConfigureAwait(false);
    }

    // The first two do not count: the program and the page are just getting ready.
    private async Task<(IReadOnlyList<double> Seen, IReadOnlyList<double> Drawn)> ManyAsync(int times, Func<int, Task> once)
    {
        var (seen, drawn) = (new List<double>(), new List<double>());
        for (var i = 0; i < times; i++)
        {
            await once(i).ConfigureAwait(false);
            await _page.WaitForFunctionAsync("() => window.seen > 0 && window.drawn > 0").ConfigureAwait(false);
            if (i >= 2)
            {
                seen.Add(await _page.EvaluateAsync<double>("() => window.seen - window.began").ConfigureAwait(false));
                drawn.Add(await _page.EvaluateAsync<double>("() => window.drawn - window.began").ConfigureAwait(false));
            }

            await Assertions.Expect(_page.Locator(".saving .spin")).ToHaveCountAsync(0).ConfigureAwait(false);
        }

        return (seen, drawn);
    }

    private async Task DragAsync(ILocator from, ILocator to, float fromY, float toY)
    {
        var (a, z) = ((await from.BoundingBoxAsync().ConfigureAwait(false))!, (await to.BoundingBoxAsync().ConfigureAwait(false))!);
        await _page.Mouse.MoveAsync(a.X + 30, a.Y + fromY).ConfigureAwait(false);
        await _page.Mouse.DownAsync().ConfigureAwait(false);
        await _page.Mouse.MoveAsync(a.X + 60, a.Y + fromY + 2, new() { Steps = 3 }).ConfigureAwait(false);
        await _page.Mouse.MoveAsync(z.X + 70, z.Y + toY, new() { Steps = 4 }).ConfigureAwait(false);
        await _page.WaitForSelectorAsync(".dropline:not([hidden])").ConfigureAwait(false);
        await _page.Mouse.UpAsync().ConfigureAwait(false);
    }

    private static string Cell(string lane, int column) => string.Create(CultureInfo.InvariantCulture, $"[data-row='{lane}'] [data-c='{column}']");
}
