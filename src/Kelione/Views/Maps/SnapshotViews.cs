using System.Globalization;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>Kept measurements: their list, and two of them beside one another.</summary>
internal static class SnapshotViews
{
    /// <summary>Draws the list.</summary>
    public static void List(Sheet sheet, string map, IReadOnlyList<MeasurementSummary> kept)
    {
        var words = new TableWords(sheet.T.Culture);
        sheet.Title(words["Snapshot"], map);
        if (kept.Count == 0)
        {
            sheet.Paragraph(words["NoSnapshots"]);
            sheet.Commands("", $"map measure {map}");
            return;
        }

        // An id is copied and a day is read: neither is any use when cut.
        var grid = new Grid(
            new Column(Cells.Fit(words["Snapshot"], 13)), Grid.Number(Cells.Fit(words["Version"], 7)), new Column(words["Period"]), Grid.Number(Cells.Fit(words["Customers"], 10)),
            Grid.Number(Cells.Fit(words["Coverage"], 12)) with { IsExtra = true }, Grid.Name(words["Filters"]) with { Wish = 10 });
        foreach (var snapshot in kept)
        {
            grid.Add(
                snapshot.Snapshot, snapshot.MapVersion.ToString(CultureInfo.InvariantCulture), MapStamp.Period(snapshot.Period, words), sheet.Say.Count(snapshot.Customers), sheet.Say.Percent(snapshot.Coverage), snapshot.Filters);
        }

        sheet.Add(grid);
    }

    /// <summary>Draws the comparison; only numbers that both sides have.</summary>
    public static void Compare(Sheet sheet, MapMeasurement before, MapMeasurement after, MeasurementComparison comparison)
    {
        var words = new TableWords(sheet.T.Culture);
        sheet.Title(words["Comparison"], $"{before.Snapshot} → {after.Snapshot}");
        var grid = new Grid(Grid.Name(words["Step"]) with { Wish = 16 }, Grid.Name("") with { Wish = 16 }, Grid.Number(before.Snapshot), Grid.Number(after.Snapshot), new Column("[95 %]", IsExtra: true), new Column(""));
        foreach (var step in comparison.Steps)
        {
            foreach (var number in step.Numbers)
            {
                Add(sheet, grid, step.Name, number, words);
            }
        }

        foreach (var number in comparison.Whole)
        {
            Add(sheet, grid, "", number, words);
        }

        sheet.Add(grid);
        sheet.Blank();
        sheet.Paragraph(string.Join(" · ", comparison.Notes.Select(n => $"{n.Name}: {n.Value}")), Ink.Quiet);
    }

    private static void Add(Sheet sheet, Grid grid, string step, NumberComparison number, TableWords words)
    {
        var (word, ink) = number.Verdict switch
        {
            ChangeVerdict.Better => ("▲ " + words["Better"], Ink.Joy),
            ChangeVerdict.Worse => ("▼ " + words["Worse"], Ink.Barrier),
            ChangeVerdict.NoClearChange => ("○ " + words["NoClearChange"], Ink.Quiet),
            ChangeVerdict.Changed => ("◆ " + words["Changed"], Ink.Plain),
            _ => ("", Ink.Quiet),
        };
        grid.Add(
            step, words[$"Number.{number.Number}"], Value(sheet, number, number.Before), Value(sheet, number, number.After),
            new Span(number.Interval is { } i ? sheet.Say.PointsBetween(i.Low, i.High) : "", Ink.Quiet), new Span(word, ink));
    }

    private static string Value(Sheet sheet, NumberComparison number, double? value) => number.Unit == "seconds" ? sheet.Say.Seconds(value) : sheet.Say.Percent(value);
}
