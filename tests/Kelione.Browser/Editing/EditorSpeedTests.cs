using Kelione.Browser.Support;
using Kelione.Maps;
using Microsoft.Playwright;

namespace Kelione.Browser.Editing;

/// <summary>
/// How long a person waits until the grid of a large map shows what they did: from letting go, or from Enter, to the change in the document. It asserts no time, which says more about the machine than about the program; run it on a quiet
/// machine with <c>Kelione.Browser -explicit only -class '*EditorSpeedTests'</c> and read the medians.
/// </summary>
public sealed class EditorSpeedTests(Chromium chromium, ServedPhone served) : IClassFixture<ServedPhone>
{
    private const int Steps = 30;
    private const int PerCell = 5;
    private static readonly LaneKind[] Kinds =
    [
        LaneKind.Thoughts, LaneKind.Actions, LaneKind.Expectations, LaneKind.Sees, LaneKind.Touchpoints, LaneKind.Notes, LaneKind.Backstage, LaneKind.Documents, LaneKind.Quotes, LaneKind.Evidence,
        LaneKind.Searches, LaneKind.Shares, LaneKind.Responsible, LaneKind.Devices, LaneKind.Influences,
    ];

    [Fact(Explicit = true)]
    public async Task Drops_words_and_moved_steps_on_a_map_of_2250_cards()
    {
        await served.Served.Maps.CreateAsync(Large(), "Test", mustKeepId: true);
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync("/w/phone/maps/large");
        await tab.Page.WaitForSelectorAsync("[data-sheet] [tabindex='0']");
        await tab.Page.EvaluateAsync("""
            () => {
              addEventListener('pointerup', () => { window.began = performance.now(); }, true);
              addEventListener('keydown', (e) => { if (e.key === 'Enter') window.began = performance.now(); }, true);
              window.watch = (look) => { const was = look(); window.shown = 0; window.seer?.disconnect(); window.seer = new MutationObserver(() => { if (!window.shown && look() !== was) window.shown = performance.now(); });
                window.seer.observe(document.querySelector('[data-sheet]'), { childList: true, subtree: true, characterData: true }); };
            }
            """);
        await ManyAsync(tab, "drop", 20, async i =>
        {
            var (from, to) = i % 2 == 0 ? (Cell("thoughts", i % 5), Cell("thoughts", (i % 5) + 1)) : (Cell("thoughts", (i % 5) + 1), Cell("thoughts", i % 5));
            await tab.Page.EvaluateAsync("q => window.watch(() => document.querySelector(q).querySelectorAll('[data-thing]').length)", to);
            await DragAsync(tab, tab.Page.Locator(from + " [data-thing]").Last, tab.Page.Locator(to), 8, 20);
        });
        await ManyAsync(tab, "words", 10, async i =>
        {
            var card = Cell("actions", i % 6) + " [data-thing]";
            await tab.Page.Locator(card).First.ClickAsync();
            await tab.Page.Keyboard.PressAsync("F2");
            await tab.Page.FillAsync(".editor", "Other words " + i);
            await tab.Page.EvaluateAsync("q => window.watch(() => document.querySelector(q).textContent)", card);
            await tab.Page.Keyboard.PressAsync("Enter");
        });
        await ManyAsync(tab, "step", 6, async i =>
        {
            await tab.Page.EvaluateAsync("() => window.watch(() => [...document.querySelectorAll('.hdr[data-head]')].map(h => h.dataset.head).join())");
            await DragAsync(tab, tab.Page.Locator(".hdr").Nth(i % 3), tab.Page.Locator(".hdr").Nth((i % 3) + 2), 88, 88);
        });
    }

    private static string Cell(string lane, int column) => $"[data-row='{lane}'] [data-c='{column}']";

    private static async Task DragAsync(Tab tab, ILocator from, ILocator to, float fromY, float toY)
    {
        var (a, z) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await tab.Page.Mouse.MoveAsync(a.X + 30, a.Y + fromY);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(a.X + 60, a.Y + fromY + 2, new() { Steps = 3 });
        await tab.Page.Mouse.MoveAsync(z.X + 70, z.Y + toY, new() { Steps = 4 });
        await tab.Page.WaitForSelectorAsync(".dropline:not([hidden])");
        await tab.Page.Mouse.UpAsync();
    }

    private static async Task ManyAsync(Tab tab, string what, int times, Func<int, Task> once)
    {
        var all = new List<double>();
        for (var i = 0; i < times; i++)
        {
            await once(i);
            await tab.Page.WaitForFunctionAsync("() => window.shown > 0");
            all.Add(await tab.Page.EvaluateAsync<double>("() => window.shown - window.began"));
            await Assertions.Expect(tab.Page.Locator(".saving .spin")).ToHaveCountAsync(0);
        }

        all.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"{what}: median {all[all.Count / 2]:0} ms, slowest {all[^1]:0} ms, of {times}");
    }

    private static JourneyMap Large()
    {
        var steps = Enumerable.Range(0, Steps).Select(s => new Step { Id = $"s{s}", Name = $"Step number {s + 1}" }).ToList();
        return MapOrder.Canonical(new JourneyMap
        {
            Id = "large", Title = "A large map",
            Lanes = [.. Kinds.Select(k => new Lane { Id = Name(k), Kind = k })],
            Stages = [.. steps.Chunk(5).Select((part, i) => new Stage { Id = $"stage{i}", Name = $"Stage {i + 1}", Steps = [.. part] })],
            Cards = [.. from s in steps from k in Kinds from n in Enumerable.Range(0, PerCell) select new Card { Id = $"{Name(k)}-{s.Id}-{n}", Lane = Name(k), Step = s.Id, Text = $"Card {n} at {s.Name}", Quote = k == LaneKind.Quotes ? $"Said {n} at {s.Name}" : "" }],
        });
    }

    private static string Name(LaneKind kind) => kind.ToString().ToLowerInvariant();
}
