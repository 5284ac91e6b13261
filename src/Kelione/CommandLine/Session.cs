using System.CommandLine;
using System.Text.Json;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>One run of a command: what was asked for and where the results go.</summary>
internal sealed class Session
{
    private readonly Func<StorageOpener> _opener;

    /// <summary>Begins a run.</summary>
    /// <param name="surroundings">The world.</param>
    /// <param name="common">The options that every command has.</param>
    /// <param name="parse">What was typed.</param>
    /// <param name="movesTo">Whether the options name where things shall be, rather than where they are.</param>
    public Session(Surroundings surroundings, CommonOptions common, ParseResult parse, bool movesTo = false)
    {
        Surroundings = surroundings;
        Parse = parse;
        Folder = movesTo ? common.BareFolderOf(parse, surroundings) : common.FolderOf(parse, surroundings);
        if (!movesTo)
        {
            Folder.EnsureWhole();
        }

        NamedWorkspace = parse.GetValue(common.Workspace);
        Json = parse.GetValue(common.Json);
        _opener = () => common.OpenerOf(parse, surroundings);
        var culture = common.CultureOf(parse, surroundings);
        Texts = new Texts(culture);
        MapTexts = new MapTexts(culture);
        FeedbackTexts = new FeedbackTexts(culture);
        MoveTexts = new MoveTexts(culture);
        Say = new Say(culture, Texts);
    }

    /// <summary>The world.</summary>
    public Surroundings Surroundings { get; }

    /// <summary>What was typed.</summary>
    public ParseResult Parse { get; }

    /// <summary>Which workspace.</summary>
    public WorkspaceFolder Folder { get; }

    /// <summary>The folder as the user named it on the command line; null where it was not.</summary>
    public string? NamedWorkspace { get; }

    /// <summary>Whether views show commands that look further. Not where the workspace is gone afterwards.</summary>
    public bool ShowsCommands { get; set; } = true;

    /// <summary>Whether one JSON document is wanted on stdout.</summary>
    public bool Json { get; set; }

    /// <summary>The words of the user's language.</summary>
    public Texts Texts { get; }

    /// <summary>The words of maps in the user's language.</summary>
    public MapTexts MapTexts { get; }

    /// <summary>The words of feedback in the user's language.</summary>
    public FeedbackTexts FeedbackTexts { get; }

    /// <summary>The words of copies of workspaces.</summary>
    public MoveTexts MoveTexts { get; }

    /// <summary>The numbers of the user's culture.</summary>
    public Say Say { get; }

    /// <summary>What opens the events asked for.</summary>
    public StorageOpener Opener => _opener();

    /// <summary>Opens the workspace, which must be there.</summary>
    public Task<JourneyWorkspace> OpenAsync(CancellationToken cancellationToken) =>
        JourneyWorkspace.OpenAsync(Folder, _opener(), Surroundings.Time, cancellationToken);

    /// <summary>Opens the workspace, making it where there is none.</summary>
    public Task<JourneyWorkspace> OpenOrCreateAsync(CancellationToken cancellationToken) =>
        JourneyWorkspace.OpenOrCreateAsync(Folder, _opener(), Surroundings.Time, cancellationToken);

    /// <summary>Tells the user something beside the answer.</summary>
    public void Tell(string message) => Surroundings.Error.WriteLine(message);

    /// <summary>Writes the one JSON document.</summary>
    public void WriteJson(object document)
    {
        Surroundings.Out.WriteLine(JsonSerializer.Serialize(document, document.GetType(), JourneyJson.Indented));
        Surroundings.Out.Flush();
    }

    /// <summary>Writes an answer: JSON or its view.</summary>
    public void Show(Answer answer) => Show(answer, sheet => AnswerViews.Show(sheet, answer));

    /// <summary>Writes the one JSON document where it is wanted, else the view of the same.</summary>
    public void Show(object document, Action<Sheet> draw)
    {
        if (Json)
        {
            WriteJson(document);
        }
        else
        {
            Show(draw);
        }
    }

    /// <summary>Writes a view.</summary>
    public void Show(Action<Sheet> draw)
    {
        var sheet = NewSheet();
        draw(sheet);
        sheet.WriteTo(Surroundings.Out, Surroundings.OutHasColour);
    }

    /// <summary>An empty sheet for the user's terminal.</summary>
    public Sheet NewSheet() => new(Texts, Say, Surroundings.Width) { Workspace = NamedWorkspace, ShowsCommands = ShowsCommands };
}
