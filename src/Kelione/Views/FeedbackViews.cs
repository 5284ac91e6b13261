using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>Feedback, its scores, and how it was answered.</summary>
internal static class FeedbackViews
{
    /// <summary>Draws a page of entries.</summary>
    public static void List(Sheet sheet, FeedbackTexts texts, FeedbackPage page)
    {
        sheet.Title(texts["Title"]);
        if (page.Total == 0)
        {
            sheet.Finding(texts["Nothing"]);
            return;
        }

        sheet.Finding(texts.Fill("ListFinding", sheet.Say.Count(page.Total)));
        var grid = new Grid(
            Grid.Number(texts["Number"]), new Column(texts["Time"]), new Column(texts["Kind"], IsExtra: true), new Column(texts["Source"], Least: 8, IsExtra: true), new Column(texts["Rating"]),
            Grid.Number(texts["Score.Sentiment"]), new Column(texts["Step"], Least: 8, IsExtra: true), new Column(texts["Text"], Least: 20, Lines: 3, Wish: 40));
        foreach (var item in page.Items)
        {
            var entry = item.Entry;
            grid.Add(
                entry.Number.ToString(CultureInfo.InvariantCulture),
                entry.TimeMicros is { } time ? UtcTime.ToDateTime(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Say.Nothing,
                texts.Of(entry.Kind),
                entry.Source,
                entry.Rating?.Text ?? Say.Nothing,
                item.Sentiment is { } s ? new Span(sheet.Say.Signed(s), s < -0.1 ? Ink.Barrier : Ink.Plain) : Say.Nothing,
                item.Placement?.Step ?? "",
                entry.Text);
        }

        sheet.Add(grid);
    }

    /// <summary>Draws scores.</summary>
    public static void Scores(Sheet sheet, FeedbackTexts texts, FeedbackScoresAnswer answer)
    {
        var kinds = Enum.GetValues<FeedbackScoreKind>().Where(k => answer.Whole.Scores.ContainsKey(k)).ToList();
        sheet.Title(texts["Scores"]);
        sheet.Finding(texts.Fill("ScoresFinding", sheet.Say.Count(answer.N)));
        var grid = new Grid([Grid.Name(texts["Group"]), Grid.Number("n"), .. kinds.Select(k => Grid.Number(texts.Of(k)))]);
        foreach (var group in answer.Groups)
        {
            grid.Add([group.Key.Length > 0 ? group.Key : texts["Unknown"], sheet.Say.Count(group.N), .. kinds.Select(k => Score(sheet, texts, k, group.Scores.GetValueOrDefault(k)))]);
        }

        grid.Add([new Span(texts["Whole"], Ink.Strong), sheet.Say.Count(answer.Whole.N), .. kinds.Select(k => Score(sheet, texts, k, answer.Whole.Scores.GetValueOrDefault(k)))]);
        sheet.Add(grid);
        Changes(sheet, texts, answer.Changes);
        Plans(sheet, texts, answer.Plans);
        Policy(sheet, answer.Policy);
    }

    /// <summary>Draws how often and how fast the company answers.</summary>
    public static void Answers(Sheet sheet, FeedbackTexts texts, FeedbackAnswersAnswer answer)
    {
        var say = sheet.Say;
        sheet.Title(texts["Answers"]);
        sheet.Finding(texts.Fill("AnswersFinding", say.Count(answer.Whole.Called), say.Count(answer.Whole.Answered)));
        if (answer.Whole.Untold > 0)
        {
            sheet.Paragraph(texts.Fill("Untold", say.Count(answer.Whole.Untold)), Ink.Quiet);
        }

        var grid = new Grid(
            Grid.Name(texts["Group"]), Grid.Number(texts["Called"]), Grid.Number(texts["Answered"]), Grid.Number(texts["Rate"]), new Column("95 %", IsExtra: true), Grid.Number(texts["MedianTime"]), new Column("95 %", IsExtra: true), Grid.Number(texts["P90"]));
        foreach (var g in answer.Groups)
        {
            grid.Add(Row(g, g.Key.Length > 0 ? g.Key : texts["Unknown"]));
        }

        grid.Add(Row(answer.Whole, new Span(texts["Whole"], Ink.Strong)));
        sheet.Add(grid);
        Policy(sheet, answer.Policy);

        Span[] Row(FeedbackAnswersGroup g, Span name) =>
        [
            name, say.Count(g.Called), say.Count(g.Answered), say.Percent(g.Rate), new Span(g.RateInterval is { } r ? $"{say.Percent(r.Low)} – {say.Percent(r.High)}" : "", Ink.Quiet),
            say.Seconds(g.MedianSeconds), new Span(g.MedianInterval is { } m ? $"{say.Seconds(m.Low)} – {say.Seconds(m.High)}" : "", Ink.Quiet), say.Seconds(g.P90Seconds),
        ];
    }

    /// <summary>Draws imports.</summary>
    public static void Imports(Sheet sheet, FeedbackTexts texts, IReadOnlyList<FeedbackImport> imports)
    {
        sheet.Title(texts["Imports"]);
        if (imports.Count == 0)
        {
            sheet.Finding(texts["Nothing"]);
            return;
        }

        var grid = new Grid(Grid.Number(texts["Number"]), new Column(texts["Time"]), Grid.Name(texts["Source"]), Grid.Number(texts["Entries"]));
        foreach (var import in imports)
        {
            grid.Add(import.Number.ToString(CultureInfo.InvariantCulture), UtcTime.Format(import.AtMicros), import.Name, sheet.Say.Count(import.Entries));
        }

        sheet.Add(grid);
    }

    private static void Changes(Sheet sheet, FeedbackTexts texts, IReadOnlyList<FeedbackChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        sheet.Head(texts["Change"]);
        var grid = new Grid(Grid.Name(""), Grid.Number(texts["Before"]), Grid.Number(texts["After"]), Grid.Number(texts["Difference"]), Grid.Name(""));
        foreach (var c in changes)
        {
            grid.Add(
                texts.Of(c.Score),
                Score(sheet, texts, c.Score, c.Before),
                Score(sheet, texts, c.Score, c.After),
                c.Difference is { } d ? sheet.Say.Signed(In(c.Score, d)) : Say.Nothing,
                c.Interval is { } i ? $"[{sheet.Say.Signed(In(c.Score, i.Low))}, {sheet.Say.Signed(In(c.Score, i.High))}]{(c.IsClear ? "" : " " + texts["NoClearChange"])}" : "");
        }

        sheet.Add(grid);
    }

    private static void Plans(Sheet sheet, FeedbackTexts texts, IReadOnlyList<FeedbackPlanFact> plans)
    {
        if (plans.Count == 0)
        {
            return;
        }

        sheet.Head(texts["Plan"]);
        var grid = new Grid(Grid.Name(""), Grid.Number(texts["Target"]), Grid.Number(texts["Fact"]), Grid.Name(""));
        foreach (var p in plans)
        {
            grid.Add(
                texts.Of(p.Plan.Score), sheet.Say.Number(In(p.Plan.Score, p.Plan.Target)), Score(sheet, texts, p.Plan.Score, p.Fact), new Span(texts.Of(p.Verdict), p.Verdict == PlanVerdict.Missed ? Ink.Barrier : Ink.Plain));
        }

        sheet.Add(grid);
    }

    private static void Policy(Sheet sheet, IReadOnlyList<PolicyLine> policy)
    {
        sheet.Blank();
        foreach (var line in policy)
        {
            sheet.Paragraph($"{line.Name}: {line.Value}", Ink.Quiet);
        }
    }

    private static Span Score(Sheet sheet, FeedbackTexts texts, FeedbackScoreKind kind, FeedbackScore? score) => score switch
    {
        null => Say.Nothing,
        { Value: { } value } => score.Interval is { } i ? $"{Figure(sheet, kind, value)} [{Figure(sheet, kind, i.Low)}, {Figure(sheet, kind, i.High)}]" : Figure(sheet, kind, value),
        _ => new Span(texts.Fill("OnlyN", sheet.Say.Count(score.N)), Ink.Quiet),
    };

    private static string Figure(Sheet sheet, FeedbackScoreKind kind, double value) => kind switch
    {
        FeedbackScoreKind.Nps => sheet.Say.Signed(value),
        FeedbackScoreKind.Csat => sheet.Say.Percent(value),
        _ => sheet.Say.Number(value),
    };

    // Shares are told in percent.
    private static double In(FeedbackScoreKind kind, double number) => kind == FeedbackScoreKind.Csat ? number * 100 : number;
}
