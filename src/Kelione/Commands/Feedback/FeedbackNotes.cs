using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary>What people do with feedback by hand: <c>add</c>, <c>label</c>, <c>place</c>, <c>imports</c>, <c>undo</c>.</summary>
internal static class FeedbackNotes
{
    private const int MostByProvider = 200;

    /// <summary><c>kelione feedback add</c>.</summary>
    public static Command Add(Surroundings surroundings, CommonOptions common)
    {
        var text = new Argument<string>("TEXT") { Description = "What was said" };
        var kind = Args.Choice<FeedbackKind>("--kind", "What it is [default: interview]");
        var (customer, source) = (Args.Text("--customer", "Who said it", "CUSTOMER"), Args.Text("--source", "Where [default: notes]", "NAME"));
        var time = Args.Option<long?>("--time", "When [default: now]", t => Numbers.Moment(t), "WHEN");
        var rating = Args.Text("--rating", "The rating: 4/5, 9/10, ★★★☆☆", "RATING");
        var (channel, touchpoint, language) = (Args.Text("--channel", "The channel", "CHANNEL"), Args.Text("--touchpoint", "The touchpoint", "TOUCHPOINT"), Args.Text("--language", "The language, such as lt", "TAG"));
        var command = new KelioneCommand("add", "Add a note by hand, of an interview say.", "kelione feedback add \"The courier was two hours late\" --customer c-000042 --touchpoint courier") { text, kind, customer, source, time, rating, channel, touchpoint, language };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            await using var workspace = await session.OpenOrCreateAsync(cancellationToken);
            await workspace.Voice.AddAsync(
                new FeedbackEntry
                {
                    Text = parse.GetRequiredValue(text).Trim(),
                    Kind = parse.GetValue(kind) ?? FeedbackKind.Interview,
                    Source = parse.GetValue(source) ?? "notes",
                    Customer = parse.GetValue(customer),
                    TimeMicros = parse.GetValue(time),
                    Rating = parse.GetValue(rating) is { } given ? RatingOf(given) : null,
                    Channel = parse.GetValue(channel),
                    Touchpoint = parse.GetValue(touchpoint),
                    Language = parse.GetValue(language),
                },
                by: "",
                cancellationToken);
            Done(session, new { Added = 1 }, session.FeedbackTexts["Added"]);
        });
    }

    /// <summary><c>kelione feedback label</c>.</summary>
    public static Command Label(Surroundings surroundings, CommonOptions common)
    {
        var (entries, sentiment) = (Entries(ArgumentArity.ZeroOrMore), Args.Option<int?>("--sentiment", "-1 negative, 0 neutral, 1 positive", t => Numbers.Whole(t), "N"));
        var (theme, clear) = (Args.Text("--theme", "What it is about", "THEME"), Args.Flag("--clear", "Take what was said back"));
        var (provider, most) = (Args.Flag("--provider", "Have the AI provider label the newest entries without a label, where it is switched on; this sends their texts there"), Args.Number("--most", "With --provider: so many at most, 1 to 5,000 [default: 200]"));
        var command = new KelioneCommand("label", "Correct how entries are meant and what they are about.", "kelione feedback label 17 --sentiment -1 --theme delivery", "kelione feedback label --provider --most 100") { entries, sentiment, theme, clear, provider, most };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var (numbers, mood, about, isClear) = (parse.GetValue(entries) ?? [], parse.GetValue(sentiment), parse.GetValue(theme), parse.GetValue(clear));
            if (parse.GetValue(provider))
            {
                if (numbers.Length > 0 || mood is not null || about is not null)
                {
                    throw new MendableException("With --provider say neither numbers nor labels.");
                }

                return await LabelByProviderAsync(session, (int)(parse.GetValue(most) ?? MostByProvider), isClear, cancellationToken);
            }

            if (numbers.Length == 0)
            {
                throw new MendableException("Say which entries; 'kelione feedback list' shows their numbers.");
            }

            if (mood is null && about is null && !isClear)
            {
                throw new MendableException("Say what: --sentiment N, --theme THEME, or --clear.");
            }

            await using var workspace = await session.OpenAsync(cancellationToken);
            if (mood is not null || isClear)
            {
                await workspace.Voice.LabelAsync(numbers, mood, by: "", cancellationToken);
            }

            if (about is not null || isClear)
            {
                await workspace.Voice.ThemeAsync(numbers, about ?? "", by: "", cancellationToken);
            }

            Done(session, new { Kept = numbers.Length }, session.FeedbackTexts.Fill("Done", session.Say.Count(numbers.Length)));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> LabelByProviderAsync(Session session, int most, bool isClear, CancellationToken cancellationToken)
    {
        await using var workspace = await session.OpenAsync(cancellationToken);
        var texts = session.FeedbackTexts;
        if (isClear)
        {
            var gone = await workspace.Voice.ForgetProviderLabelsAsync(FeedbackFilter.All, cancellationToken);
            Done(session, new { Kept = gone }, texts.Fill("Done", session.Say.Count(gone)));
            return ExitCode.Done;
        }

        var report = await workspace.Voice.LabelByProviderAsync(FeedbackFilter.All, most, progress: null, cancellationToken);
        Done(session, report, texts.Fill("Provider.Sent", session.Say.Count(report.Sent), session.Say.Count(report.Labelled), session.Say.Count(report.Left)));
        return ExitCode.Done;
    }

    /// <summary><c>kelione feedback place</c>.</summary>
    public static Command Place(Surroundings surroundings, CommonOptions common)
    {
        var entries = Entries(ArgumentArity.OneOrMore);
        var map = new Option<string>("--on-map") { Description = "The map", HelpName = "MAP", Required = true };
        var step = Args.Text("--step", "The step's id; - for none of them [default: leave it to what is found]", "STEP");
        var command = new KelioneCommand("place", "Put entries on a step of a map; the like of them follows.", "kelione feedback place 17 18 --on-map phone --step gets") { entries, map, step };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var numbers = parse.GetRequiredValue(entries);
            await using var workspace = await session.OpenAsync(cancellationToken);
            await workspace.Voice.PlaceAsync(parse.GetRequiredValue(map), numbers, parse.GetValue(step) ?? "", by: "", cancellationToken);
            Done(session, new { Kept = numbers.Length }, session.FeedbackTexts.Fill("Done", session.Say.Count(numbers.Length)));
        });
    }

    /// <summary><c>kelione feedback imports</c>.</summary>
    public static Command Imports(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("imports", "The imports of feedback in force.", "kelione feedback imports");
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var imports = await workspace.Voice.ImportsAsync(cancellationToken);
            session.Show(new { Imports = imports }, sheet => FeedbackViews.Imports(sheet, session.FeedbackTexts, imports));
        });
    }

    /// <summary><c>kelione feedback undo</c>.</summary>
    public static Command Undo(Surroundings surroundings, CommonOptions common)
    {
        var number = new Argument<long>("IMPORT") { Description = "The import's number, from 'kelione feedback imports'" };
        var command = new KelioneCommand("undo", "Take an import of feedback back.", "kelione feedback undo 3") { number };
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var import = parse.GetRequiredValue(number);
            var gone = await workspace.Voice.UndoImportAsync(import, cancellationToken);
            Done(session, new { Import = import, Entries = gone }, session.FeedbackTexts.Fill("Undone", session.Say.Count(gone), import.ToString(CultureInfo.InvariantCulture)));
        });
    }

    private static Argument<long[]> Entries(ArgumentArity arity) => new("NUMBER") { Description = "The entries' numbers, from 'kelione feedback list'", Arity = arity };

    private static FeedbackRating RatingOf(string text) =>
        RatingText.TryParse(text, out var number, out var scale) && (scale ?? RatingScale.Stars) is { } on && on.Normalise(number) is { } value
            ? new FeedbackRating(text, value, on)
            : throw new MendableException($"'{text}' is no rating; write for example 4/5, 9/10 or ★★★☆☆.");

    private static void Done(Session session, object document, string sentence) => session.Show(document, sheet => sheet.Finding(sentence));
}
