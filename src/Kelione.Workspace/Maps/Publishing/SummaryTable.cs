using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The summary: a row for each step with what people said and what was measured.</summary>
internal static class SummaryTable
{
    private const double SecondsAnHour = 3600;

    private static readonly (string Key, TableColumnKind Kind, bool HasBars)[] Columns =
    [
        ("Stage", TableColumnKind.Name, false),
        ("Step", TableColumnKind.Name, false),
        ("Actions", TableColumnKind.Text, false),
        ("Events", TableColumnKind.Text, false),
        ("Success", TableColumnKind.Text, false),
        ("Customers", TableColumnKind.Count, true),
        ("Share", TableColumnKind.Share, false),
        ("Conversion", TableColumnKind.Share, true),
        ("Retained", TableColumnKind.Share, false),
        ("MedianHours", TableColumnKind.Hours, false),
        ("P90Hours", TableColumnKind.Hours, false),
        ("Exits", TableColumnKind.Count, false),
        ("LeftTo", TableColumnKind.Text, false),
        ("Touchpoints", TableColumnKind.Text, false),
        ("Channels", TableColumnKind.Text, false),
        ("Felt", TableColumnKind.Emotion, false),
        ("Wished", TableColumnKind.Emotion, false),
        ("Emotion", TableColumnKind.Emotion, false),
        ("Criticality", TableColumnKind.Score, true),
        ("Barriers", TableColumnKind.Text, false),
        ("Ideas", TableColumnKind.Text, false),
        ("Responsible", TableColumnKind.Text, false),
    ];

    /// <summary>Makes it. Columns in which no row has anything are left out, but for the measures, whose lack is told.</summary>
    public static PublishedTable Of(JourneyMap map, MapMeasurement? measurement, PriorityList ranked, TableWords words)
    {
        var measures = measurement?.Steps.ToDictionary(s => s.Id, StringComparer.Ordinal) ?? [];
        var cards = new StepCards(map, words);
        var rows = map.Stages.SelectMany((stage, place) => stage.Steps.Select(step => new TableRow(
            place, Row(map, stage, step, measures.GetValueOrDefault(step.Id), cards, ranked, words)))).ToList();
        var kept = Enumerable.Range(0, Columns.Length).Where(i => i < 2 || rows.Any(r => !r.Cells[i].IsEmpty)).ToList();
        var whole = new PublishedTable(words["SummaryTable"], [.. Columns.Select(c => new TableColumn(c.Key, words[c.Key], c.Kind, c.HasBars))], rows);
        return new PublishedTable(whole.Title, [.. kept.Select(i => whole.Columns[i])], [.. rows.Select(r => r with { Cells = [.. kept.Select(i => r.Cells[i])] })]) { Whole = whole };
    }

    private static TableCell[] Row(JourneyMap map, Stage stage, Step step, StepMeasure? m, StepCards cards, PriorityList ranked, TableWords words)
    {
        var lack = m is null ? "" : !m.Bound ? words["NotBound"] : words["NoData"];
        var toNext = m is { Bound: true, Next: null } ? words["LastStep"] : lack;
        return
        [
            TableCell.Of(stage.Name),
            TableCell.Of(step.Name),
            cards.Words(step, LaneKind.Actions),
            TableCell.Of(step.Binding?.Events ?? ""),
            TableCell.Of(step.Binding?.Success ?? ""),
            TableCell.Measured(m?.Customers, lack),
            TableCell.Measured(m?.Share, lack),
            TableCell.Measured(m?.ConversionToNext, toNext),
            TableCell.Measured(m?.Retained, lack),
            TableCell.Measured(m?.MedianSecondsToNext / SecondsAnHour, toNext),
            TableCell.Measured(m?.P90SecondsToNext / SecondsAnHour, toNext),
            TableCell.Measured(m?.Exits, toNext),
            LeftTo(m, words),
            cards.Touchpoints(step),
            Channels(m, words),
            cards.Emotion(step, c => c.Felt),
            cards.Emotion(step, c => c.Wished),
            TableCell.Measured(m?.Emotion?.Mean, lack),
            TableCell.Measured(m?.Criticality, toNext),
            Barriers(map, step, m, words),
            Ideas(map, step, ranked, words),
            cards.Words(step, LaneKind.Responsible),
        ];
    }

    private static TableCell LeftTo(StepMeasure? m, TableWords words)
    {
        var lines = m?.LeftTo.Take(3).Select(l => $"{l.Activity ?? words["Nothing"]} · {l.Customers.ToString("N0", words.Culture)}") ?? [];
        if (m is not null && OtherLeft(m) is > 0 and var others)
        {
            lines = lines.Append($"{words["Others"]} · {others.ToString("N0", words.Culture)}");
        }

        return TableCell.Said(string.Join('\n', lines), ProvenanceKind.Measured);
    }

    /// <summary>Those who left for something that is not among the three most frequent.</summary>
    internal static long OtherLeft(StepMeasure m) => m.LeftTo.Skip(3).Sum(l => l.Customers) + (m.LeftToOthers ?? 0);

    private static TableCell Channels(StepMeasure? m, TableWords words)
    {
        var lines = m?.Channels.Where(c => c.Value is not null).Take(4).Select(c => $"{c.Value} {c.Share.ToString("P0", words.Culture)}") ?? [];
        return TableCell.Said(string.Join('\n', lines), ProvenanceKind.Measured);
    }

    private static TableCell Barriers(JourneyMap map, Step step, StepMeasure? m, TableWords words)
    {
        var found = m?.Barriers.Select(b => FoundBarriers.Sentence(b, words)).ToList() ?? [];
        var said = map.Barriers.Where(b => b.Step == step.Id && b.Status == BarrierStatus.Open).ToList();
        var lines = found.Concat(said.Select(b => $"{b.Text} ({words.Source(b.Provenance.Kind)})"));
        return TableCell.Said(string.Join('\n', lines), found.Count > 0 ? ProvenanceKind.Measured : Weakest(said.Select(b => b.Provenance.Kind)));
    }

    private static TableCell Ideas(JourneyMap map, Step step, PriorityList ranked, TableWords words)
    {
        var lines = map.Ideas.Where(i => i.Step == step.Id && i.Status != IdeaStatus.Dropped)
            .Select(i => ranked.Ranked.FirstOrDefault(r => r.Idea.Id == i.Id)?.Score is { } score ? $"{score.ToString("0.0", words.Culture)} · {i.Text}" : i.Text);
        return TableCell.Said(string.Join('\n', lines), ProvenanceKind.Assumption);
    }

    /// <summary>The weakest of several sources: an assumption among research makes the whole an assumption.</summary>
    internal static ProvenanceKind Weakest(IEnumerable<ProvenanceKind> kinds) => kinds.DefaultIfEmpty(ProvenanceKind.Assumption).Min();
}
