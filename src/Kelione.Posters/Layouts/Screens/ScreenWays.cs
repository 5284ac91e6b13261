using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Grid;

namespace Kelione.Posters.Layouts.Screens;

/// <summary>A step done on a device. Immutable.</summary>
/// <param name="Column">The column of the step.</param>
/// <param name="Lane">The lane of the device, from 0.</param>
/// <param name="Step">The step's id.</param>
/// <param name="Number">The step's number as readers count.</param>
/// <param name="Name">What is done there.</param>
/// <param name="Customers">Customers with an event of the step on the device; null where that was not measured.</param>
internal sealed record Session(int Column, int Lane, string Step, int Number, string Name, long? Customers);

/// <summary>A way from one session to the next. Immutable.</summary>
/// <param name="From">The session left, by its place in the list.</param>
/// <param name="To">The session come to.</param>
/// <param name="Forced">Whether customers come here because the way that they wanted was closed.</param>
/// <param name="Reason">Why they change the screen; empty where unknown.</param>
/// <param name="Customers">Customers who went this way; null where that was not measured.</param>
/// <param name="MedianSeconds">The median time between, seconds; null where not measured.</param>
internal sealed record ScreenWay(int From, int To, bool Forced, string Reason, long? Customers, double? MedianSeconds);

/// <summary>The sessions and ways of a map with devices, taken from its routes and joined with what was measured. Immutable.</summary>
internal sealed class ScreenWays
{
    private ScreenWays(ImmutableArray<Device> devices, ImmutableArray<Session> sessions, ImmutableArray<ScreenWay> ways) => (Devices, Sessions, Ways) = (devices, sessions, ways);

    /// <summary>The devices that are used, in the order of the map.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>The sessions by column, then lane.</summary>
    public ImmutableArray<Session> Sessions { get; }

    /// <summary>The ways between them, each once.</summary>
    public ImmutableArray<ScreenWay> Ways { get; }

    /// <summary>The ways on which the screen changes, in the order of the columns: what badges and the table show.</summary>
    public ImmutableArray<ScreenWay> Switches => [.. Ways.Where(w => Sessions[w.From].Lane != Sessions[w.To].Lane).OrderBy(w => Sessions[w.To].Column).ThenBy(w => Sessions[w.From].Column).ThenBy(w => w.To).ThenBy(w => w.From)];

    /// <summary>The ways of a map; without sessions where no route names a device.</summary>
    public static ScreenWays Of(GridPlan plan)
    {
        var map = plan.Page.Map;
        var routes = map.Routes.Select(r => r.Stops.Where(s => plan.ColumnOf(s.Step) is not null && map.Devices.Any(d => d.Id == s.Device)).ToList()).Where(r => r.Count > 0).ToList();
        if (routes.Count == 0)
        {
            routes = Counted(plan);
        }

        var used = routes.SelectMany(r => r.Select(s => s.Device)).ToHashSet();
        ImmutableArray<Device> devices = [.. map.Devices.Where(d => used.Contains(d.Id)).DistinctBy(d => d.Id)];
        var lanes = devices.Select((d, i) => (d.Id, i)).ToDictionary(d => d.Id, d => d.i);
        var sessions = routes.SelectMany(r => r).GroupBy(s => (Column: plan.ColumnOf(s.Step)!.Value, Lane: lanes[s.Device!])).OrderBy(g => g.Key.Column).ThenBy(g => g.Key.Lane)
            .Select(g => Session(plan, g.Key.Column, g.Key.Lane, g.First(), devices[g.Key.Lane])).ToImmutableArray();
        var places = sessions.Select((s, i) => (Key: (s.Column, s.Lane), i)).ToDictionary(s => s.Key, s => s.i);
        int Place(Stop stop) => places[(plan.ColumnOf(stop.Step)!.Value, lanes[stop.Device!])];
        var ways = routes.SelectMany(r => r.Zip(r.Skip(1))).Where(p => Place(p.First) != Place(p.Second)).GroupBy(p => (From: Place(p.First), To: Place(p.Second)))
            .Select(g => Way(plan, sessions, devices, g.Key.From, g.Key.To, [.. g.Select(p => p.Second)])).ToImmutableArray();
        return new ScreenWays(devices, sessions, ways);
    }

    private static Session Session(GridPlan plan, int column, int lane, Stop stop, Device device)
    {
        var step = plan.Page.Reading.Step(stop.Step)!;
        var mix = step.Measure?.Devices.Where(m => Means(device, m.Value)).ToList();
        return new Session(column, lane, stop.Step, step.Number, stop.Text.Length > 0 ? stop.Text : step.Step.Name, mix is { Count: > 0 } ? mix.Sum(m => m.Customers) : null);
    }

    private static ScreenWay Way(GridPlan plan, ImmutableArray<Session> sessions, ImmutableArray<Device> devices, int from, int to, List<Stop> stops)
    {
        var (a, b) = (sessions[from], sessions[to]);
        var crossings = (plan.Page.Measurement?.Crossings ?? []).Where(c => c.FromStep == a.Step && c.ToStep == b.Step && Means(devices[a.Lane], c.FromDevice) && Means(devices[b.Lane], c.ToDevice)).ToList();
        var most = crossings.MaxBy(c => c.Customers);
        return new ScreenWay(from, to, stops.Any(s => s.Forced), stops.Select(s => s.Reason).FirstOrDefault(r => r.Length > 0) ?? "", crossings.Count > 0 ? crossings.Sum(c => c.Customers) : null, most?.MedianSeconds);
    }

    /// <summary>A map without routes that was measured: every step on the device on which most did it.</summary>
    private static List<List<Stop>> Counted(GridPlan plan)
    {
        var stops = plan.Page.Reading.Steps.Select(s => (Step: s.Step.Id, Device: s.Measure?.Devices.OrderByDescending(m => m.Customers).Select(m => plan.Page.Map.Devices.FirstOrDefault(d => Means(d, m.Value))).FirstOrDefault(d => d is not null)))
            .Where(s => s.Device is not null).Select(s => new Stop(s.Step, null, s.Device!.Id)).ToList();
        return stops.Count > 1 ? [stops] : [];
    }

    private static bool Means(Device device, string? value) =>
        value is not null && (device.Values is { Count: > 0 } values ? values.Any(v => v.Equals(value, StringComparison.OrdinalIgnoreCase)) : value.Equals(device.Id, StringComparison.OrdinalIgnoreCase) || value.Equals(device.Name, StringComparison.OrdinalIgnoreCase));
}
