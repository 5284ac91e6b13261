using Kelione.Voice.Likely;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>How satisfied customers are likely to be.</summary>
internal static class LikelyViews
{
    private const double Half = 0.5;

    /// <summary>Draws one customer.</summary>
    public static void Customer(Sheet sheet, FeedbackTexts texts, LikelySatisfaction likely)
    {
        sheet.Title(texts["Likely"], likely.Customer);
        if (likely.Said is { } said)
        {
            sheet.Paragraph(texts.Fill("Likely.Said", Signed(said)));
        }

        if (likely.Value is not { } value)
        {
            Silence(sheet, texts, likely.Basis);
            return;
        }

        sheet.Finding($"{texts["Likely.Value"]}: {Signed(value)} ({texts.Fill("Likely.Range", Signed(likely.Interval!.Low), Signed(likely.Interval.High))}; {texts.Fill("Likely.Mean", Signed(likely.Basis.Mean ?? 0))})");
        if (likely.Reasons.Count == 0)
        {
            sheet.Paragraph(texts["Likely.None"]);
        }
        else
        {
            var grid = new Grid(Grid.Name(texts["Likely.Like"], lines: 2), Grid.Number(texts["Likely.Effect"]));
            foreach (var reason in likely.Reasons)
            {
                grid.Add(Said(sheet.Say, texts, reason), new Span(Signed(reason.Effect), reason.Effect < 0 ? Ink.Barrier : Ink.Plain));
            }

            sheet.Add(grid);
        }

        Foot(sheet, texts, likely.Basis);
    }

    /// <summary>Draws the least satisfied.</summary>
    public static void Risks(Sheet sheet, FeedbackTexts texts, LikelyRisks risks)
    {
        sheet.Title(texts["Likely.Risks"]);
        if (risks.Basis.Silence != LikelySilence.None)
        {
            Silence(sheet, texts, risks.Basis);
            return;
        }

        sheet.Finding(texts.Fill("Likely.Quiet", sheet.Say.Count(risks.Quiet)));
        var grid = new Grid(Grid.Name(texts["Likely.Customer"]), Grid.Number(texts["Likely.Value"]), new Column("95 %"), Grid.Name(texts["Likely.Like"], lines: 2));
        foreach (var likely in risks.Customers)
        {
            grid.Add(
                likely.Customer, new Span(Signed(likely.Value!.Value), likely.Value < 0 ? Ink.Barrier : Ink.Plain), $"{Signed(likely.Interval!.Low)} … {Signed(likely.Interval.High)}",
                likely.Reasons.FirstOrDefault(r => r.Effect < 0) is { } reason ? Said(sheet.Say, texts, reason) : "");
        }

        sheet.Add(grid);
        Foot(sheet, texts, risks.Basis);
    }

    private static string Said(Say say, FeedbackTexts texts, LikelyReason r) => r.Kind switch
    {
        LikelyReasonKind.Passed => texts.Fill(r.Amount > Half ? "Likely.Passed" : "Likely.NotPassed", r.Activity, say.Percent(r.Typical)),
        LikelyReasonKind.Stopped => texts.Fill(r.Amount > Half ? "Likely.Stopped" : "Likely.NotStopped", r.Activity, say.Percent(r.Typical)),
        LikelyReasonKind.Repeated when r.Amount < 1 + Half => texts.Fill("Likely.NotRepeated", r.Activity, say.Number(r.Typical)),
        LikelyReasonKind.Repeated => texts.Fill("Likely.Repeated", r.Activity, say.Number(r.Amount), say.Number(r.Typical)),
        LikelyReasonKind.Wait => texts.Fill("Likely.Wait", r.Activity, r.To!, say.Seconds(r.Amount), say.Seconds(r.Typical)),
        LikelyReasonKind.Events => texts.Fill("Likely.Events", say.Number(r.Amount), say.Number(r.Typical)),
        _ => texts.Fill("Likely.Pause", say.Seconds(r.Amount), say.Seconds(r.Typical)),
    };

    private static void Silence(Sheet sheet, FeedbackTexts texts, LikelyBasis basis) => sheet.Finding(basis.Silence == LikelySilence.TooFew
        ? texts.Fill("Likely.TooFew", sheet.Say.Count(LikelyFitter.LeastRows), sheet.Say.Count(basis.Answered))
        : texts.Fill("Likely.NoBetterThanMean", Signed(basis.Mean ?? 0)));

    private static void Foot(Sheet sheet, FeedbackTexts texts, LikelyBasis basis)
    {
        sheet.Blank();
        sheet.Paragraph(texts["Likely.NoCause"], Ink.Quiet);
        sheet.Paragraph(texts.Fill("Likely.Quality", sheet.Say.Count(basis.Answered), Plain(basis.Quality!.Error), Plain(basis.Quality.MeanError)), Ink.Quiet);
    }

    private static string Signed(double number) => (Math.Round(number, 2) is var rounded && rounded > 0 ? "+" : rounded < 0 ? "−" : "") + Plain(Math.Abs(number));

    private static string Plain(double number) => number.ToString("F2", System.Globalization.CultureInfo.CurrentCulture);
}
