using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary>Looks at feedback: <c>list</c>, <c>scores</c>, <c>answers</c>.</summary>
internal static class FeedbackLooking
{
    /// <summary><c>kelione feedback list</c>.</summary>
    public static Command List(Surroundings surroundings, CommonOptions common)
    {
        var order = Args.Choice<FeedbackOrder>("--order", "In which order [default: newest]");
        var limit = Args.Number("--limit", "How many [default: 20]");
        var skip = Args.Number("--skip", "Pass over so many [default: 0]");
        return Make(surroundings, common, "list", "What was said.", ["kelione feedback list --unanswered --order oldest", "kelione feedback list --on-map phone --unplaced"], [order, limit, skip], async (session, parse, workspace, filter, cancel) =>
        {
            var page = await workspace.Voice.ListAsync(
                new FeedbackListQuestion { Filter = filter, Order = parse.GetValue(order) ?? FeedbackOrder.Newest, Limit = parse.GetValue(limit) ?? 20, Skip = parse.GetValue(skip) ?? 0 }, cancel);
            session.Show(page, sheet => FeedbackViews.List(sheet, session.FeedbackTexts, page));
        });
    }

    /// <summary><c>kelione feedback scores</c>.</summary>
    public static Command Scores(Surroundings surroundings, CommonOptions common)
    {
        var by = Args.Choice<FeedbackGrouping>("--by", "In which groups [default: all]");
        var attribute = Args.Text("--attribute", "With --by attribute: its name", "NAME");
        var change = Args.Option<long?>("--before-after", "Compare before this day or moment with after it", t => Numbers.Moment(t), "WHEN");
        var plan = Args.Options("--plan", "What a score was meant to reach: nps=40, csat=0.8, stars=4.2; may be given several times", ReadPlan, "SCORE=NUMBER");
        return Make(surroundings, common, "scores", "NPS, CSAT, CES, stars and sentiment with intervals.", ["kelione feedback scores --by month", "kelione feedback scores --before-after 2026-03-01 --plan nps=40"], [by, attribute, change, plan], async (session, parse, workspace, filter, cancel) =>
        {
            var question = new FeedbackScoresQuestion
            {
                Filter = filter, By = parse.GetValue(by) ?? FeedbackGrouping.All, Attribute = parse.GetValue(attribute), ChangeMicros = parse.GetValue(change), Plans = parse.GetValue(plan)!,
            };
            CheckAttribute(question.By, question.Attribute);
            var answer = await workspace.Voice.ScoresAsync(question, cancel);
            session.Show(answer, sheet => FeedbackViews.Scores(sheet, session.FeedbackTexts, answer));
        });
    }

    /// <summary><c>kelione feedback answers</c>.</summary>
    public static Command Answers(Surroundings surroundings, CommonOptions common)
    {
        var by = Args.Choice<FeedbackGrouping>("--by", "In which groups [default: source]");
        var attribute = Args.Text("--attribute", "With --by attribute: its name", "NAME");
        return Make(surroundings, common, "answers", "How often and how fast the company answers.", ["kelione feedback answers", "kelione feedback answers --by age"], [by, attribute], async (session, parse, workspace, filter, cancel) =>
        {
            var question = new FeedbackAnswersQuestion { Filter = filter, By = parse.GetValue(by) ?? FeedbackGrouping.Source, Attribute = parse.GetValue(attribute) };
            CheckAttribute(question.By, question.Attribute);
            var answer = await workspace.Voice.AnswersAsync(question, cancel);
            session.Show(answer, sheet => FeedbackViews.Answers(sheet, session.FeedbackTexts, answer));
        });
    }

    internal static KelioneCommand Make(
        Surroundings surroundings,
        CommonOptions common,
        string name,
        string help,
        string[] examples,
        Option[] options,
        Func<Session, ParseResult, JourneyWorkspace, FeedbackFilter, CancellationToken, Task> act)
    {
        var command = new KelioneCommand(name, help, examples);
        var filter = new FeedbackFilterOptions();
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        filter.AddTo(command);
        return command.DoesInWorkspace(surroundings, common, (session, parse, workspace, cancellationToken) => act(session, parse, workspace, filter.Of(parse, workspace.Segments), cancellationToken));
    }

    private static void CheckAttribute(FeedbackGrouping by, string? attribute)
    {
        if (by == FeedbackGrouping.Attribute && attribute is null)
        {
            throw new MendableException("Say by which attribute: --attribute NAME.");
        }
    }

    private static FeedbackPlan ReadPlan(string text)
    {
        var parts = text.Split('=', 2);
        return parts.Length == 2 && Enum.TryParse<FeedbackScoreKind>(parts[0].Trim(), ignoreCase: true, out var score) && Enum.IsDefined(score)
            ? new FeedbackPlan(score, Numbers.Real(parts[1].Trim()))
            : throw new FormatException($"'{text}' is no plan; write for example nps=40, csat=0.8, ces=5, stars=4.2 or sentiment=0.2.");
    }
}
