using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>What those who left did instead, and what goes together with leaving.</summary>
internal static class DropOffsView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, DropOffsAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.DropOffs, $"{t.NCustomers(say.Count(answer.N))}");
        foreach (var step in answer.Steps)
        {
            sheet.Head($"{Cells.Clean(step.Step)} → {Cells.Clean(step.Next)}");
            sheet.Finding(t.DropOffFinding(say.Count(step.Left), say.Count(step.Reached), say.Percent(step.Reached > 0 ? step.Left / (double)step.Reached : null)));
            var instead = new Grid(Grid.Name(t.Instead), Grid.Number(t.Customers), Grid.Number(t.Share), new Column(""));
            foreach (var act in step.Instead)
            {
                instead.Add(Words.Of(t, act.Activity), say.Count(act.Customers), say.Percent(act.Share), new Span(Bars.Bar(act.Share, 20), Ink.Barrier));
            }

            sheet.Add(instead);
            Together(sheet, step);
        }

        sheet.Foot(answer, answer.Steps.Count > 0 ? Handles.Address("left", "1") : null);
    }

    private static void Together(Sheet sheet, DropOff step)
    {
        var (t, say) = (sheet.T, sheet.Say);
        if (step.Together.Count == 0)
        {
            return;
        }

        var grid = new Grid(new Column(""), Grid.Name(t.GoesTogether), Grid.Number(t.LeftWith), Grid.Number(t.WentWith), Grid.Number(t.OddsRatio), new Column("[95 %]"), Grid.Number("q"));
        foreach (var c in Telling(step.Together))
        {
            grid.Add(
                new Span(c.Clear ? "●" : "○", c.Clear ? Ink.Barrier : Ink.Quiet),
                c.Activity,
                say.Count(c.LeftWith),
                say.Count(c.WentWith),
                say.Ratio(c.OddsRatio),
                new Span($"{say.Ratio(c.Low)}–{say.Ratio(c.High)}", Ink.Quiet),
                say.Probability(c.Q));
        }

        sheet.Add(grid);
        sheet.Paragraph(t.GoesTogetherNote, Ink.Quiet);
    }

    // The most telling of both ends: with leaving, and with staying.
    private static IEnumerable<DropOffCorrelation> Telling(IReadOnlyList<DropOffCorrelation> all)
    {
        var clear = all.Where(c => c.Clear).ToList();
        return clear.Count == 0 ? all.Take(3) : clear.Count <= 12 ? clear : [.. clear.Take(8), .. clear.TakeLast(4)];
    }
}

/// <summary>How customers cross between the values of a field.</summary>
internal static class CrossingsView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, CrossingsAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title($"{t.Crossings}: {Cells.Clean(answer.Field)}", $"{t.NCustomers(say.Count(answer.Customers))}");
        if (answer.Values.Count == 0)
        {
            sheet.Finding(t.NoEventHas(Cells.Clean(answer.Field)));
            sheet.Foot(answer, null);
            return;
        }

        sheet.Finding(t.CrossingsFinding(say.Count(answer.Crossed), say.Count(answer.Customers), say.Percent(answer.Customers > 0 ? answer.Crossed / (double)answer.Customers : null)));
        var values = new Grid(Grid.Name(answer.Field), Grid.Number(t.Events), Grid.Number(t.Customers), new Column(""));
        var most = answer.Values.Count > 0 ? answer.Values[0].Count : 1;
        foreach (var value in answer.Values.Take(15))
        {
            values.Add(value.Activity, say.Count(value.Count), say.Count(value.Customers), new Span(Bars.Bar(value.Count / (double)most, 20), Ink.Route));
        }

        sheet.Add(values);
        Rest.Tell(sheet, 15, answer.Values.Count);
        if (answer.Edges.Count > 0)
        {
            sheet.Add(FlowsView.Edges(sheet, answer.Edges.Take(20)));
            Rest.Tell(sheet, 20, answer.Edges.Count);
        }

        sheet.Paragraph($"{t.ValuesPerCustomer}: {string.Join(" · ", answer.Spread.Take(8).Select(s => $"{say.Count(s.Values)}: {say.Count(s.Customers)}"))}", Ink.Quiet);
        sheet.Foot(answer, "crossed");
    }
}

/// <summary>Which channels brought the results.</summary>
internal static class AttributionView
{
    /// <summary>Draws the answer.</summary>
    public static void Show(Sheet sheet, AttributionAnswer answer)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Attribution, $"{t.NConversions(say.Number(answer.Conversions))} · {t.Unattributed} {say.Number(answer.Unattributed)}");
        var channels = answer.Models.SelectMany(m => m.Channels.Select(c => c.Channel)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => answer.Models.Max(m => Credit(m, name)?.Share ?? 0)).ToList();
        if (channels.Count == 0)
        {
            sheet.Finding(t.NoTouches);
            sheet.Foot(answer, answer.Converted > 0 ? "converted" : null);
            return;
        }

        sheet.Head(t.ShareOfConversions);
        var grid = new Grid([Grid.Name(t.Channel), .. answer.Models.Select(m => Grid.Number(Short(m.Model)))]);
        foreach (var channel in channels)
        {
            grid.Add([new Span(channel), .. answer.Models.Select(m => new Span(Tenth(say, Credit(m, channel)?.Share)))]);
        }

        sheet.Add(grid);
        Costs(sheet, answer, channels);
        if (answer.RemovalEffects is { } effects)
        {
            sheet.Paragraph($"{t.RemovalEffect}: {string.Join(" · ", effects.OrderByDescending(e => e.Value).Take(6).Select(e => $"{Cells.Clean(e.Key)} {say.Percent(e.Value)}"))}", Ink.Quiet);
        }

        sheet.Foot(answer, channels.Count > 0 ? Handles.Address("channel", channels[0]) : null);
    }

    private static void Costs(Sheet sheet, AttributionAnswer answer, List<string> channels)
    {
        var (t, say) = (sheet.T, sheet.Say);
        if (answer.Models.Count == 0 || answer.Models[0].Channels.All(c => c.Cost is null))
        {
            return;
        }

        sheet.Head(t.CostPerConversion);
        var grid = new Grid([Grid.Name(t.Channel), Grid.Number(t.Cost), .. answer.Models.Select(m => Grid.Number(Short(m.Model)))]);
        foreach (var channel in channels.Where(c => Credit(answer.Models[0], c)?.Cost is not null))
        {
            grid.Add(
            [
                new Span(channel),
                new Span(say.Number(Credit(answer.Models[0], channel)!.Cost!.Value)),
                .. answer.Models.Select(m => new Span(Credit(m, channel)?.CostPerConversion is { } cost ? say.Number(cost) : Say.Nothing)),
            ]);
        }

        sheet.Add(grid);
    }

    private static ChannelCredit? Credit(AttributionResult model, string channel) => model.Channels.FirstOrDefault(c => c.Channel == channel);

    private static string Tenth(Say say, double? share) => say.Percent(share).Replace(" %", "", StringComparison.Ordinal);

    // Eight models must fit at 80 columns; the policy names them in full.
    private static string Short(AttributionModel model) => model switch
    {
        AttributionModel.LastNonDirect => "l-n-d",
        AttributionModel.Linear => "linear",
        AttributionModel.Position => "posit",
        AttributionModel.TimeDecay => "decay",
        AttributionModel.Markov => "markov",
        AttributionModel.Shapley => "shap",
        AttributionModel.ShapleyRate => "shap-r",
        _ => model.ToString().ToLowerInvariant(),
    };
}
