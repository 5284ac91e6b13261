using System.CommandLine;
using System.Globalization;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions
{
    private static readonly string[] Languages = ["en", "ru", "zh-Hans", "pl", "lt"];

    /// <summary>Which workspace.</summary>
    public Option<string?> Workspace { get; } = Recursive(Args.Text(
        "--workspace", $"The workspace's folder [default: ${WorkspaceFolder.Variable}, else kelione/default in your data folder]", "DIR", "-w"));

    /// <summary>Where documents are kept.</summary>
    public Option<string?> Documents { get; } = Recursive(Args.Text(
        "--documents", $"A PostgreSQL database that keeps maps and people in the place of files, as \"Host=…;Database=…\" or postgresql://… [default: ${DocumentsServer.Variable}, which others on the machine cannot see]", "CONNECTION"));

    /// <summary>Where the events are.</summary>
    public Option<string?> Events { get; } = Recursive(Args.Text(
        "--events", $"Where the workspace keeps its events: clickhouse://user:password@host:8123,host2:8123/database, one server a shard [default: ${EventsPlace.Variable}, else the workspace's folder]", "URL"));

    /// <summary>One JSON document on stdout.</summary>
    public Option<bool> Json { get; } = Recursive(Args.Flag("--json", "Write one JSON document to stdout, the same in every culture; messages go to stderr"));

    /// <summary>The language of views.</summary>
    public Option<CultureInfo?> Language { get; } = Recursive(Args.Option(
        "--lang", $"The language of views: {string.Join(", ", Languages)} [default: your system's]", ReadLanguage, "LANG"));

    /// <summary>The folder asked for.</summary>
    public WorkspaceFolder FolderOf(ParseResult parse, Surroundings surroundings) => BareFolderOf(parse, surroundings) with
    {
        Documents = DocumentsServer.Choose(parse.GetValue(Documents), surroundings.Variable(DocumentsServer.Variable)),
    };

    /// <summary>The folder asked for, whatever keeps its documents.</summary>
    public WorkspaceFolder BareFolderOf(ParseResult parse, Surroundings surroundings) =>
        WorkspaceFolder.Choose(parse.GetValue(Workspace), surroundings.Variable(WorkspaceFolder.Variable), surroundings.DataFolder);

    /// <summary>What opens the events asked for.</summary>
    public StorageOpener OpenerOf(ParseResult parse, Surroundings surroundings) => EventsPlace.Opener(parse.GetValue(Events), surroundings.Variable(EventsPlace.Variable));

    /// <summary>The culture asked for, else the user's.</summary>
    public CultureInfo CultureOf(ParseResult parse, Surroundings surroundings) => parse.GetValue(Language) ?? surroundings.Culture;

    /// <summary>Puts the options on the root.</summary>
    public void AddTo(Command root)
    {
        root.Options.Add(Workspace);
        root.Options.Add(Documents);
        root.Options.Add(Events);
        root.Options.Add(Json);
        root.Options.Add(Language);
    }

    private static CultureInfo? ReadLanguage(string text)
    {
        var name = Languages.FirstOrDefault(l => l.Equals(text, StringComparison.OrdinalIgnoreCase)
            || (l.StartsWith("zh", StringComparison.Ordinal) && text.StartsWith("zh", StringComparison.OrdinalIgnoreCase)));
        return name is null ? throw new FormatException($"'{text}' is none of {string.Join(", ", Languages)}.") : CultureInfo.GetCultureInfo(name);
    }

    private static Option<T> Recursive<T>(Option<T> option)
    {
        option.Recursive = true;
        return option;
    }
}
