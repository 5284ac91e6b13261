using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

public sealed class LookTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    private static long T(string a) => UtcTime.TryParse(a, out var x) ? x : throw new FormatException(a);

    private static Period P(string a, string b) => new(T(a), T(b));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look(bool planted)
    {
        var w = await worlds.OpenAsync("phone", planted);
        foreach (var p in new[] { null, P("2025-07-01", "2025-12-28"), P("2025-03-01", "2025-04-01"), P("2025-07-01", "2025-08-01"), P("2025-09-01", "2025-10-01"), P("2025-10-01", "2025-11-01"), P("2025-10-01", "2026-11-01"), P("2025-12-01", "2026-01-15") })
        {
            var sw = System.Diagnostics.Stopwatch.StartNew();
            var m = await MapMeasurer.MeasureAsync(w, MapKit.Phone, new MeasureOptions { Period = p, Segments = ["channel=app", "device=desktop", "country=LT", "did wishlist_add"] });
            Console.WriteLine($"--- {p} {planted} {sw.ElapsedMilliseconds} ms; customers {m.Customers} of {m.CustomersInScope} coverage {m.Coverage:P1} finished {m.Finished}");
            foreach (var b in m.Barriers) Console.WriteLine($"BARRIER {b.Step} {b.Kind} {b.Against} {b.Evidence}");
            foreach (var a in m.Aha) Console.WriteLine("AHA " + a);
            Console.WriteLine(m.Policy.First(x => x.Name == "barriers against"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task City(bool planted)
    {
        var w = await worlds.OpenAsync("city-guide", planted);
        var map = MapKit.Map("opens: app_open", "looks: place_view", "saves: place_save", "list: event_list_view", "event: event_view", "ticket: ticket_select", "pays: ticket_pay", "shares?: place_share");
        foreach (var p in new[] { null, P("2025-07-15", "2025-11-15"), P("2025-03-10", "2025-07-15") })
        {
        var m = await MapMeasurer.MeasureAsync(w, map, new MeasureOptions { Period = p });
        foreach (var s in m.Steps) Console.WriteLine($"{s.Id,-16} {s.Customers,6} {s.Share:P1} inorder {s.ReachedInOrder} on {s.WentOn} passed {s.PassedBy} conv {s.ConversionToNext:P1} med {s.MedianSecondsToNext} exits {s.Exits} returned {s.Returned} crit {s.Criticality:0.00}");
        foreach (var b in m.Barriers) Console.WriteLine($"BARRIER {b.Step} {b.Kind} {b.Against} {b.Evidence}");
        foreach (var a in m.Aha) Console.WriteLine("AHA " + a);
        }
    }
}
