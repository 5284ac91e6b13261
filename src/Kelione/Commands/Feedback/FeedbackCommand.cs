using System.CommandLine;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary><c>kelione feedback</c>: what customers say.</summary>
internal static class FeedbackCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand(
            "feedback",
            "What customers say: reviews, survey answers, posts, tickets, complaints, notes of interviews.",
            "kelione feedback import reviews.csv",
            "kelione feedback scores --by month",
            "kelione feedback answers --by source",
            "kelione feedback list --sentiment -1 --limit 10");
        command.Subcommands.Add(FeedbackImportCommand.Create(surroundings, common));
        command.Subcommands.Add(FeedbackNotes.Add(surroundings, common));
        command.Subcommands.Add(FeedbackLooking.List(surroundings, common));
        command.Subcommands.Add(FeedbackLooking.Scores(surroundings, common));
        command.Subcommands.Add(FeedbackLooking.Answers(surroundings, common));
        command.Subcommands.Add(FeedbackThemes.Themes(surroundings, common));
        command.Subcommands.Add(FeedbackThemeEdits.Create(surroundings, common));
        command.Subcommands.Add(FeedbackThemes.Words(surroundings, common));
        command.Subcommands.Add(FeedbackThemes.Forecast(surroundings, common));
        command.Subcommands.Add(FeedbackThemes.Train(surroundings, common));
        command.Subcommands.Add(FeedbackThemes.Evaluate(surroundings, common));
        command.Subcommands.Add(FeedbackNotes.Label(surroundings, common));
        command.Subcommands.Add(FeedbackProvider.Create(surroundings, common));
        command.Subcommands.Add(FeedbackNotes.Place(surroundings, common));
        command.Subcommands.Add(FeedbackNotes.Imports(surroundings, common));
        command.Subcommands.Add(FeedbackNotes.Undo(surroundings, common));
        return command;
    }
}
