using System.CommandLine;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary><c>kelione feedback theme</c>: themes as people want them.</summary>
internal static class FeedbackThemeEdits
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("theme", "Change the themes: rename, merge, split, pin, hide, words; each change can be taken back.", "kelione feedback theme rename delivery Parcels", "kelione feedback theme undo");
        var (name, other) = (Text("NAME", "The name"), Text("OTHER", "The theme that goes into it"));
        command.Subcommands.Add(Change("rename", "Give a theme a name.", "rename delivery Parcels", [name], (voice, parse, theme) => voice.RenameTheme(theme, parse.GetRequiredValue(name))));
        command.Subcommands.Add(Change("merge", "Make one theme of two.", "merge delivery courier", [other], (voice, parse, theme) => voice.MergeThemes(theme, parse.GetRequiredValue(other))));
        var (part, words) = (Text("NAME", "The new theme's name"), new Argument<string[]>("WORD") { Description = "The words that go there, such as en:parcel", Arity = ArgumentArity.OneOrMore });
        command.Subcommands.Add(Change("split", "Take words out of a theme into one of their own.", "split delivery Couriers en:courier", [part, words], (voice, parse, theme) => voice.SplitTheme(theme, parse.GetRequiredValue(part), parse.GetRequiredValue(words))));
        var letGo = Args.Flag("--off", "Let it go again");
        command.Subcommands.Add(Change("pin", "Keep a theme in view.", "pin delivery", [], (voice, parse, theme) => voice.PinTheme(theme, !parse.GetValue(letGo)), letGo));
        command.Subcommands.Add(Change("hide", "Take a theme out of view.", "hide delivery", [], (voice, _, theme) => voice.HideTheme(theme)));
        var (word, without) = (Text("WORD", "The word, such as en:parcel"), Args.Flag("--without", "The word does not belong to it"));
        command.Subcommands.Add(Change("word", "Say that a word belongs to a theme.", "word delivery en:parcel", [word], (voice, parse, theme) => voice.SetThemeWord(theme, parse.GetRequiredValue(word), !parse.GetValue(without)), without));
        var undo = new KelioneCommand("undo", "Take the last change of the themes back.", "kelione feedback theme undo");
        undo.SetAction((parse, cancel) => DoAsync(new Session(surroundings, common, parse), voice => voice.UndoThemeEdit(), "Theme.Undone", cancel));
        command.Subcommands.Add(undo);
        return command;

        KelioneCommand Change(string verb, string help, string example, Argument[] arguments, Action<IThemeSteering, ParseResult, string> change, params Option[] options)
        {
            var theme = Text("THEME", "The theme's id, from 'kelione feedback themes --json'");
            var made = new KelioneCommand(verb, help, "kelione feedback theme " + example) { theme };
            foreach (var argument in arguments)
            {
                made.Arguments.Add(argument);
            }

            foreach (var option in options)
            {
                made.Options.Add(option);
            }

            made.SetAction((parse, cancel) => DoAsync(new Session(surroundings, common, parse), voice => change(voice, parse, parse.GetRequiredValue(theme)), "Theme.Changed", cancel));
            return made;
        }
    }

    private static Argument<string> Text(string name, string help) => new(name) { Description = help };

    private static async Task<int> DoAsync(Session session, Action<IThemeSteering> change, string said, CancellationToken cancellationToken)
    {
        await using var workspace = await session.OpenAsync(cancellationToken);
        change(workspace.Voice);
        session.Show(new { Changes = workspace.Voice.ThemeEdits }, sheet => sheet.Finding(session.FeedbackTexts[said]));
        return ExitCode.Done;
    }
}
