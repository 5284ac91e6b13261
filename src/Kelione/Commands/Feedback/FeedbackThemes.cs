using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Voice.Forecasts;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary>What is behind feedback: <c>themes</c>, <c>words</c>, <c>forecast</c>, <c>train</c>, <c>evaluate</c>.</summary>
internal static class FeedbackThemes
{
    private const int MostWords = 30;

    /// <summary><c>kelione feedback themes</c>.</summary>
    public static Command Themes(Surroundings surroundings, CommonOptions common)
    {
        var anew = Args.Flag("--anew", "Find the themes of all texts anew; what people changed stays");
        return FeedbackLooking.Make(surroundings, common, "themes", "What customers talk about: size, sentiment, change, a typical quote.", ["kelione feedback themes", "kelione feedback themes --language lt --from 2026-01-01"], [anew], async (session, parse, workspace, filter, cancel) =>
        {
            if (parse.GetValue(anew))
            {
                await workspace.Voice.FindThemesAsync(cancel);
            }

            var themes = await workspace.Voice.ThemesAsync(filter, cancel);
            session.Show(new { Themes = themes }, sheet =>
            {
                var texts = session.FeedbackTexts;
                sheet.Title(texts["Themes"]);
                var grid = new Grid(Grid.Name(texts["Themes"]), Grid.Number(texts["Entries"]), Grid.Number(texts["Sentiment"]), new Column(texts["ThemeChange"]), Grid.Name(texts["Quote"]));
                foreach (var theme in themes)
                {
                    grid.Add(
                        theme.Name ?? (theme.Label is { } label ? $"{label} ({theme.Id})" : theme.Id), sheet.Say.Count(theme.Entries), Signed(theme.Sentiment.Mean),
                        theme is { IsChangeClear: true, Change: { } change } ? Signed(change * 100, 0) + " %" : theme.Change is null ? "" : texts["NoClear"], theme.Quotes.FirstOrDefault()?.Text ?? "");
                }

                sheet.Add(grid);
            });
        });
    }

    /// <summary><c>kelione feedback words</c>.</summary>
    public static Command Words(Surroundings surroundings, CommonOptions common) =>
        FeedbackLooking.Make(surroundings, common, "words", "The words that set low ratings apart from high ones (log-odds with a prior), or negative texts from positive ones.", ["kelione feedback words --language en"], [], async (session, _, workspace, filter, cancel) =>
        {
            var words = await workspace.Voice.WordsAsync(filter, cancel);
            session.Show(words, sheet =>
            {
                var texts = session.FeedbackTexts;
                sheet.Title(texts["Words"]);
                var grid = new Grid(Grid.Name(texts["Word"]), new Column(texts["Side"]), Grid.Number("z"), Grid.Number(texts["Low"]), Grid.Number(texts["High"]));
                foreach (var word in words.Words.Take(MostWords))
                {
                    grid.Add($"{word.Word} ({word.Language})", texts[word.Z > 0 ? "Low" : "High"], Signed(word.Z, 1), sheet.Say.Count(word.InFirst), sheet.Say.Count(word.InSecond));
                }

                sheet.Add(grid);
            });
        });

    /// <summary><c>kelione feedback forecast</c>.</summary>
    public static Command Forecast(Surroundings surroundings, CommonOptions common)
    {
        var score = Args.Choice<FeedbackScoreKind>("--score", "Which score [default: sentiment]");
        var ahead = Args.Number("--months", "How many months ahead, 1 to 12 [default: 3]");
        var customer = Args.Text("--customer", "Instead: how satisfied this customer is likely to be, from what happened to them", "CUSTOMER");
        var risk = Args.Number("--at-risk", "Instead: so many of those who said nothing, the least likely satisfaction first, 1 to 200");
        string[] examples = ["kelione feedback forecast --score stars", "kelione feedback forecast --customer c-000042", "kelione feedback forecast --at-risk 20"];
        return FeedbackLooking.Make(surroundings, common, "forecast", "What a score is expected to be, checked on the past, or how satisfied customers are likely to be who were not asked; silent where it is no better than a plain guess.", examples, [score, ahead, customer, risk], async (session, parse, workspace, filter, cancel) =>
        {
            if (parse.GetValue(customer) is { } who)
            {
                var likely = await workspace.Voice.LikelyAsync(who, filter, cancel);
                session.Show(likely, sheet => LikelyViews.Customer(sheet, session.FeedbackTexts, likely));
                return;
            }

            if (parse.GetValue(risk) is { } most)
            {
                var risks = await workspace.Voice.RisksAsync(filter, Scope.All, (int)most, cancel);
                session.Show(risks, sheet => LikelyViews.Risks(sheet, session.FeedbackTexts, risks));
                return;
            }

            var forecast = await workspace.Voice.ForecastAsync(filter, parse.GetValue(score) ?? FeedbackScoreKind.Sentiment, (int)(parse.GetValue(ahead) ?? 3), cancel);
            session.Show(forecast, sheet =>
            {
                var texts = session.FeedbackTexts;
                sheet.Title(texts["Forecast"]);
                if (forecast.LeftOut.Count > 0)
                {
                    sheet.Paragraph(texts.Fill("ForecastLeftOut", string.Join(", ", forecast.LeftOut.Select(m => m.ToString("yyyy-MM", CultureInfo.InvariantCulture)))));
                }

                if (forecast.Silence != ForecastSilence.None)
                {
                    sheet.Finding(texts[forecast.Silence.ToString()]);
                    return;
                }

                var grid = new Grid(new Column(texts["Month"]), Grid.Number(texts["Expected"]), new Column("95 %"));
                foreach (var month in forecast.Months)
                {
                    grid.Add(month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), Number(month.Value), $"[{Number(month.Low)}; {Number(month.High)}]");
                }

                sheet.Add(grid);
            });
        });
    }

    /// <summary><c>kelione feedback train</c>.</summary>
    public static Command Train(Surroundings surroundings, CommonOptions common) =>
        Learn(surroundings, common, "train", "Learn from corrections and ratings; used for the languages in which it reads better than the lexicon.", (voice, cancel) => voice.TrainAsync(cancellationToken: cancel));

    /// <summary><c>kelione feedback evaluate</c>.</summary>
    public static Command Evaluate(Surroundings surroundings, CommonOptions common) =>
        Learn(surroundings, common, "evaluate", "How well lexicon and learning read the labels there are, by cross-validation; keeps nothing.", (voice, cancel) => voice.EvaluateAsync(cancellationToken: cancel));

    private static KelioneCommand Learn(Surroundings surroundings, CommonOptions common, string name, string help, Func<CustomerVoice, CancellationToken, Task<VoiceLearning>> learn)
    {
        var command = new KelioneCommand(name, help, $"kelione feedback {name}");
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            await using var workspace = await session.OpenAsync(cancellationToken);
            var learning = await learn(workspace.Voice, cancellationToken);
            session.Show(learning, sheet =>
            {
                var texts = session.FeedbackTexts;
                sheet.Title(texts["Learning"]);
                var grid = new Grid(new Column(texts["Language"]), Grid.Number(texts["Labels"]), Grid.Number(texts["Lexicon"]), Grid.Number(texts["Learnt"]), new Column(texts["Speaks"]));
                foreach (var report in learning.Reports)
                {
                    grid.Add(report.Language, sheet.Say.Count(report.Labels), Number(report.Lexicon.MacroF1, 3), report.Model is { } model ? Number(model.MacroF1, 3) : "–", texts[report.IsUsed ? "ModelSpeaks" : "LexiconSpeaks"]);
                }

                sheet.Add(grid);
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static string Signed(double? number, int decimals = 2) => number is { } n ? (n > 0 ? "+" : "") + Number(n, decimals) : "–";

    private static string Number(double number, int decimals = 2) => number.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);
}
