using System.CommandLine;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary>The options that say how files are read.</summary>
internal sealed class ImportOptions
{
    private readonly Option<string?> _format = Args.Text("--format", $"The format, where it is not found out: {string.Join(", ", SourceFormats.All.Select(f => f.Name))}", "FORMAT");
    private readonly Option<char?> _delimiter = Args.Option<char?>("--delimiter", "The character between cells: , ; | or tab", ReadDelimiter, "CHAR");
    private readonly Option<string?> _encoding = Args.Text("--encoding", "The encoding: utf-8, utf-16, windows-1251, windows-1252, iso-8859-1", "NAME");
    private readonly Option<string[]> _columns = Args.Options("--columns", "The file has no header: the names of its columns, with commas between", t => t, "A,B,C");
    private readonly Option<string?> _mapping = Args.Text("--mapping", "A saved mapping", "FILE");
    private readonly Option<string?> _zone = Args.Text("--zone", "The zone of times without an offset, such as Europe/Vilnius or +03:00 [default: UTC, and said so]", "ZONE");
    private readonly Option<TimeFormat?> _timeFormat = Args.Choice<TimeFormat>("--time-format", "How times are written, where it is not found out");
    private readonly Option<string[]> _hash = Args.Options("--hash", "Keep only a keyed hash of this field; may be given several times, or with commas between", t => t, "FIELD");
    private readonly Option<string[]> _ignore = Args.Options("--ignore", "Do not keep this column; may be given several times, or with commas between", t => t, "COLUMN");
    private readonly Option<string[]> _set = Args.Options("--set", "Give every event this field: channel=web; may be given several times", t => t, "FIELD=TEXT");
    private readonly Option<string?> _sheet = Args.Text("--sheet", "XLSX: the sheet", "NAME");
    private readonly Option<string?> _objectType = Args.Text("--object-type", "OCEL: the type of object that is the customer", "TYPE");
    private readonly Dictionary<string, Option<string?>> _roles;

    /// <summary>Makes the options.</summary>
    public ImportOptions() => _roles = ColumnMapping.AllRoles.ToDictionary(
        role => role, role => Args.Text("--" + OptionName(role), $"The column with the {Meaning(role)}", "COLUMN"));

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_format, .. _roles.Values, _columns, _zone, _timeFormat, _mapping, _hash, _ignore, _set, _delimiter, _encoding, _sheet, _objectType])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The request that was typed.</summary>
    public ImportRequest RequestOf(ParseResult parse, IEnumerable<string> files) => new()
    {
        Files = [.. files.Select(f => new SourceFile(f))],
        Format = parse.GetValue(_format),
        Delimiter = parse.GetValue(_delimiter),
        Encoding = parse.GetValue(_encoding),
        Columns = parse.GetValue(_columns) is { Length: > 0 } columns ? Split(columns) : null,
        Mapping = parse.GetValue(_mapping) is { } mapping ? ColumnMapping.Load(mapping) : null,
        Roles = _roles.Where(r => parse.GetValue(r.Value) is not null).ToDictionary(r => r.Key, r => parse.GetValue(r.Value)!),
        Constants = parse.GetValue(_set)!.Select(ReadConstant).ToDictionary(c => c.Field, c => c.Text),
        Ignore = Split(parse.GetValue(_ignore)!),
        Zone = parse.GetValue(_zone),
        TimeFormat = parse.GetValue(_timeFormat),
        Hash = Split(parse.GetValue(_hash)!),
        Sheet = parse.GetValue(_sheet),
        ObjectType = parse.GetValue(_objectType),
    };

    private static string OptionName(string role) => role == ColumnMapping.TimeOfDay ? "time-of-day" : role;

    private static string Meaning(string role) => role switch
    {
        EventFields.Customer => "customer's id",
        EventFields.Activity => "event's name",
        EventFields.Time => "time (or the date, beside --time-of-day)",
        ColumnMapping.TimeOfDay => "time of the day, where the date stands by itself",
        EventFields.Value => "amount of money",
        EventFields.EventId => "source's own id of the event",
        EventFields.Session => "source's session id",
        _ => role,
    };

    private static string[] Split(IEnumerable<string> texts) => [.. texts.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static (string Field, string Text) ReadConstant(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw new MendableException($"--set {text}: write field=text, such as --set channel=web.");
    }

    private static char? ReadDelimiter(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        { Length: 1 } => text[0],
        _ => throw new FormatException($"'{text}' is not one character; write , ; | or tab."),
    };
}
