using Kelione.Samples;
using Microsoft.Playwright;

namespace Kelione.Browser.Support;

/// <summary>The first thing that people come to do: a file of events dropped into an empty workspace, the flow seen, a map drafted from it, corrected and measured. A test walks it, and the pictures of its guide are taken on the way.</summary>
public static class FirstMap
{
    /// <summary>Walks from the empty workspace of a server to its measured map. Gives the map's address.</summary>
    /// <param name="tab">The person's browser, of the size of its pictures.</param>
    /// <param name="seen">Told at each place worth a picture, with the picture's name.</param>
    public static async Task<string> WalkAsync(Tab tab, Func<string, Task> seen)
    {
        var page = tab.Page;
        await tab.GoAsync("/w/empty/data");
        await page.SetInputFilesAsync("input[type=file]", Events());
        var import = page.Locator("button.primary, button.pri", new() { HasText = " rows" }).First;
        await import.WaitForAsync();
        await seen("1-import");
        await import.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the flow" }).WaitForAsync();
        await seen("2-result");
        await page.GetByRole(AriaRole.Link, new() { Name = "See the flow" }).ClickAsync();
        await page.GetByText("Transition graph").First.WaitForAsync();
        await seen("3-flow");

        await tab.GoAsync("/w/empty/maps");
        await page.Locator("[data-tour=new]").First.ClickAsync();
        await page.GetByLabel("Title").First.FillAsync("Buying a phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft the map" }).ClickAsync();
        var keep = page.GetByRole(AriaRole.Button, new() { Name = "Keep and open" });
        await keep.WaitForAsync(new() { Timeout = 90_000 });
        await seen("4-draft");
        await keep.ClickAsync();
        await page.WaitForURLAsync("**/maps/buying-a-phone*");
        await page.Locator("[data-sheet] [tabindex='0']").First.WaitForAsync();
        await page.Locator(".measure").First.ClickAsync();
        await page.GetByText("Measured just now").First.WaitForAsync(new() { Timeout = 90_000 });
        // What was found is said for some seconds; the picture is of the map.
        await page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Close" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".toast")).ToHaveCountAsync(0);
        await seen("5-measured");
        return page.Url;
    }

    private static FilePayload Events()
    {
        using var stream = new MemoryStream();
        SampleWriter.WriteEvents(Scenarios.All.First(s => s.Name == "phone"), 600, 1, stream, SampleFormat.Csv, new SampleOptions { AnonymousIds = false });
        return new FilePayload { Name = "shop.csv", MimeType = "text/csv", Buffer = stream.ToArray() };
    }
}
