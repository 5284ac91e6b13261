using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>What data found on a map, laid over the steps that it is about.</summary>
internal static class FoundBarriers
{
    /// <summary>The barriers, from left to right: over both steps of a transition where they stand side by side, else over the step.</summary>
    public static IEnumerable<(int First, int Span, string? Stage, ValueList<GridThing> Things)> Between(GridReading reading)
    {
        var places = reading.Columns.Where(c => c.Step is not null).DistinctBy(c => c.Step!.Id).ToDictionary(c => c.Step!.Id, c => c.Index, StringComparer.Ordinal);
        foreach (var found in (reading.Measured?.Barriers ?? []).Where(b => places.ContainsKey(b.Step)).DistinctBy(b => (b.Step, b.Kind, b.Against)).OrderBy(b => places[b.Step]))
        {
            var at = places[found.Step];
            // The next column makes room where the barrier is of the step alone as well: its evidence needs two columns.
            var span = at + 1 < reading.Columns.Count ? 2 : 1;
            var first = span == 1 && at > 0 ? at - 1 : at;
            var to = found.To is { } id && places.TryGetValue(id, out var next) ? reading.Columns[next].Step!.Name : "";
            yield return (first, Math.Max(span, at - first + 1), null, [new FoundThing(found, to, reading.Columns[at].Measure?.Exits, Neighbours(reading, at), reading.Handle)]);
        }
    }

    /// <summary>The activities of a step that go together with coming back, clear ones only.</summary>
    public static IEnumerable<GridThing> Aha(GridReading reading, string step) =>
        (reading.Measured?.Aha ?? []).Where(a => a.Clear && a.Step == step).Select(a => new AhaThing(a));

    private static Bounds? Neighbours(GridReading reading, int at)
    {
        var measured = reading.Columns.Where(c => c.Measure?.ConversionToNext is not null).ToList();
        var place = measured.FindIndex(c => c.Index == at);
        var beside = new[] { place - 1, place + 1 }.Where(i => place >= 0 && i >= 0 && i < measured.Count).Select(i => measured[i].Measure!.ConversionToNext!.Value).ToList();
        return beside.Count == 0 ? null : new(beside.Min(), beside.Max());
    }
}
