using System.Globalization;
using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>Customers in lines.</summary>
internal static class CustomersView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, CustomersAnswer answer)
    {
        sheet.Title(sheet.T.CustomersTitle, $"{sheet.T.NCustomers(sheet.Say.Count(answer.N))}");
        sheet.Add(Rows(sheet, answer.Customers));
        sheet.Foot(answer, "all");
    }

    /// <summary>Draws the customers behind a number.</summary>
    public static void Show(Sheet sheet, CustomerPage page, string handle, string address)
    {
        sheet.Title($"{handle} {Cells.Clean(address)}", $"{sheet.T.NCustomers(sheet.Say.Count(page.Total))}");
        sheet.Add(Rows(sheet, page.Customers));
        if (page.Next is { } next)
        {
            sheet.Commands(sheet.T.NextPage, $"customers {handle} {Sheet.ShellWord(address)} --after {Sheet.ShellWord(Cells.Clean(next))}");
        }

        if (page.Customers.Count > 0)
        {
            sheet.Commands(sheet.T.OpenJourney, $"journey {Sheet.ShellWord(Cells.Clean(page.Customers[0].Customer))}");
        }
    }

    private static Grid Rows(Sheet sheet, IReadOnlyList<CustomerSummary> customers)
    {
        var (t, say) = (sheet.T, sheet.Say);
        var valued = customers.Any(c => c.Value is not null);
        Column[] columns = [Grid.Name(t.Customer), Grid.Number(t.Events), new Column(t.First), new Column(t.Last)];
        var grid = new Grid(valued ? [.. columns, Grid.Number(t.Value)] : columns);
        foreach (var c in customers)
        {
            Span[] cells = [c.Customer, say.Count(c.Events), Say.Moment(c.FirstMicros), Say.Moment(c.LastMicros)];
            grid.Add(valued ? [.. cells, c.Value is { } value ? say.Number(value) : Say.Nothing] : cells);
        }

        return grid;
    }
}

/// <summary>Which few carry most.</summary>
internal static class ParetoView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, ParetoAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title($"Pareto: {Stated(answer, "over")}", $"n {say.Count(answer.Items)} · {Stated(answer, "measure")} {say.Number(answer.Total)}");
        sheet.Finding(t.ParetoFinding(say.Count(answer.Carrying), say.Percent(answer.CarryingShare), say.Percent(answer.CarriedByTop20Percent), Stated(answer, "target")));
        sheet.Line(new Span(Bars.Sparkline(answer.Curve.Select(c => (double?)c)), Ink.Route));
        var grid = new Grid(Grid.Name(""), Grid.Number(t.Sum), Grid.Number(t.Share), Grid.Number(t.Cumulative), new Column(""));
        foreach (var item in answer.Top)
        {
            grid.Add(item.Name, say.Number(item.Amount), say.Percent(item.Share), say.Percent(item.Cumulative), new Span(Bars.Bar(item.Cumulative, 20), Ink.Route));
        }

        sheet.Add(grid);
        Rest.Tell(sheet, answer.Top.Count, answer.Items);
        sheet.Foot(answer, answer.Top.Count > 0 ? Handles.Address("item", answer.Top[0].Name) : null);
    }

    private static string Stated(ParetoAnswer answer, string name) => Cells.Clean(answer.Policy.FirstOrDefault(p => p.Name == name)?.Value ?? "");
}

/// <summary>How journeys split into sessions.</summary>
internal static class SessionsView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, SessionsAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Sessions, $"{say.Count(answer.Sessions)} · {t.NCustomers(say.Count(answer.N))}");
        sheet.Finding(t.SessionsFinding(say.Ratio(answer.PerCustomer), say.Seconds(answer.MedianSeconds), say.Number(answer.MedianEvents), say.Percent(answer.Sessions > 0 ? answer.Bounces / (double)answer.Sessions : null)));
        Ends(sheet, t.SessionsStartWith, answer.Entries, answer.Sessions);
        Ends(sheet, t.SessionsEndWith, answer.Exits, answer.Sessions);
        sheet.Head(t.SessionsPerCustomer);
        var spread = new Grid(Grid.Number(""), Grid.Number(t.Customers), new Column(""));
        var most = answer.Spread.Count > 0 ? answer.Spread.Max(s => s.Customers) : 1;
        foreach (var s in answer.Spread.Take(10))
        {
            spread.Add(say.Count(s.Values), say.Count(s.Customers), new Span(Bars.Bar(s.Customers / (double)most, 30), Ink.Route));
        }

        sheet.Add(spread);
        Rest.Tell(sheet, 10, answer.Spread.Count);
        sheet.Foot(answer, "bounced");
    }

    private static void Ends(Sheet sheet, string head, IReadOnlyList<ActivityCount> ends, long sessions)
    {
        sheet.Head(head);
        var grid = new Grid(Grid.Name(""), Grid.Number(""), Grid.Number(""), new Column(""));
        foreach (var end in ends.Take(6))
        {
            var share = sessions > 0 ? end.Count / (double)sessions : 0;
            grid.Add(end.Activity, sheet.Say.Count(end.Count), sheet.Say.Percent(share), new Span(Bars.Bar(share, 20), Ink.Route));
        }

        foreach (var line in grid.Lay(sheet.Width - 2))
        {
            sheet.Line([.. line]);
        }

        Rest.Tell(sheet, 6, ends.Count);
    }
}

/// <summary>One customer's journey.</summary>
internal static class TimelineView
{
    private const int Most = 200;

    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, TimelineAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title($"{t.Journey}: {Cells.Clean(answer.Customer)}", $"{t.NEvents(say.Count(answer.Events))} · {t.NSessions(say.Count(answer.Sessions))}");
        if (answer.Items.Count == 0)
        {
            sheet.Finding(t.UnknownCustomer);
        }

        foreach (var session in answer.Items.Take(Most).GroupBy(e => e.Session))
        {
            var grid = new Grid(new Column(""), new Column(""), Grid.Number(""), Grid.Name(""), Grid.Name("", lines: 2));
            foreach (var e in session)
            {
                var fields = e.Fields.Where(f => f.Key != EventFields.Session).Select(f => $"{f.Key}={f.Value}");
                var value = e.Value is { } v ? [$"{t.Value}={v.ToString("0.##", CultureInfo.InvariantCulture)}"] : Array.Empty<string>();
                var isFirst = ReferenceEquals(e, session.First());
                grid.Add(
                    new Span(isFirst ? "┌" : "│", Ink.Route), Say.Second(e.TimeMicros), new Span(e.SecondsSincePrevious is { } gap ? "+" + say.Seconds(gap) : "", Ink.Quiet), e.Activity, new Span(string.Join(", ", value.Concat(fields)), Ink.Quiet));
            }

            sheet.Add(grid);
        }

        Rest.Tell(sheet, Math.Min(Most, answer.Items.Count), answer.Events);
        sheet.Foot(answer, null);
    }
}
