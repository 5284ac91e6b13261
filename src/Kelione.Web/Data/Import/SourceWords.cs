using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Data.Import;

/// <summary>What readers say of a source, in the person's language. What has no translation stays as it was said.</summary>
internal static class SourceWords
{
    /// <summary>What people call a system; empty for none.</summary>
    public static string SystemTitle(string? name) => name is not null && SystemProfiles.Find(name) is { } system ? system.Title : "";

    private static readonly (string Says, string Key)[] Rejections =
    [
        ("there is no customer", "Reject.NoCustomer"), ("the customer is only a word for none", "Reject.NoneWord"), ("there is no activity", "Reject.NoActivity"),
        ("there is no time", "Reject.NoTime"), ("this is no time of day", "Reject.BadClock"), ("this is no time in the form", "Reject.BadTime"), ("this is no number", "Reject.BadNumber"),
        ("the line holds no JSON object", "Reject.NoObject"), ("the record is no JSON object", "Reject.NoObject"), ("the event has no object of the type", "Reject.NoOcelObject"),
        ("the row holds zero bytes", "Reject.ZeroBytes"), ("the event stands outside of any trace", "Reject.NoTrace"), ("this is no time", "Reject.BadTime"),
    ];

    private static AreaTexts L => DataTexts.All;

    /// <summary>The name of a role.</summary>
    public static string Role(string role) => L[$"Role.{role}"];

    /// <summary>A format in a few words: CSV · comma · UTF-8 · first row names the columns.</summary>
    public static string Format(PartPlan part)
    {
        var d = part.Details;
        var words = new List<string> { FormatName(part.Format) };
        if (d.Delimiter is { } mark)
        {
            words.Add(L[mark switch { ',' => "Mark.Comma", ';' => "Mark.Semicolon", '\t' => "Mark.Tab", '|' => "Mark.Bar", _ => "Mark.Other" }, mark]);
        }

        if (d.Encoding is { } encoding)
        {
            words.Add(encoding.ToUpperInvariant());
        }

        if (d.Sheet is { } sheet)
        {
            words.Add(L["Sheet", sheet]);
        }

        if (d.ObjectType is { } type)
        {
            words.Add(L["ObjectTypeIs", type]);
        }

        if (d.Delimiter is not null || d.Sheet is not null)
        {
            words.Add(L[d.HasHeader ? "HasHeader" : "NoHeader"]);
        }

        return string.Join(" · ", words);
    }

    /// <summary>The name of a format.</summary>
    public static string FormatName(string format) => format switch
    {
        "csv" => "CSV",
        "json" => "JSON",
        "jsonl" => "JSON Lines",
        "parquet" => "Parquet",
        "xlsx" => "XLSX",
        "xes" => "XES",
        _ => format.ToUpperInvariant(),
    };

    /// <summary>Why a column has its role, and how sure that is.</summary>
    public static (Sureness Sure, string Why) Reason(PartPlan part, string role, ColumnSample column)
    {
        var said = part.Reasons.GetValueOrDefault(role, "");
        var values = L.Count("Distinct", column.Distinct);
        return said switch
        {
            "given" => (Sureness.Stated, L["Why.Given"]),
            "saved mapping" => (Sureness.Stated, L["Why.Saved"]),
            "stated by the format" => (Sureness.Stated, L["Why.Format"]),
            _ when said.StartsWith("called so", StringComparison.Ordinal) => (Sureness.Sure, $"{L["Why.Name"]} · {values}"),
            _ when said.StartsWith("its values read", StringComparison.Ordinal) => (Sureness.Sure, L["Why.Times"]),
            _ when said.StartsWith("the dates have", StringComparison.Ordinal) => (Sureness.Sure, L["Why.Clock"]),
            _ when said.StartsWith("no column is called", StringComparison.Ordinal) => (Sureness.Check, $"{L["Why.Values"]} · {values}"),
            _ => (Sureness.Check, values),
        };
    }

    /// <summary>A sort of rejection.</summary>
    public static string Rejection(string reason)
    {
        if (reason.StartsWith("the row has ", StringComparison.Ordinal) && reason.Contains(" cells where there are ", StringComparison.Ordinal))
        {
            return L["Reject.Cells", Numbers(reason)];
        }

        return Array.Find(Rejections, r => reason.StartsWith(r.Says, StringComparison.Ordinal)) is { Key: { } key } ? L[key] : reason;
    }

    /// <summary>What to do about a sort of rejection; empty where nothing is known.</summary>
    public static string Advice(string reason)
    {
        var key = Array.Find(Rejections, r => reason.StartsWith(r.Says, StringComparison.Ordinal)).Key ?? (reason.Contains(" cells where there are ", StringComparison.Ordinal) ? "Reject.Cells" : "");
        return key.Length > 0 ? L[$"{key}.Do"] : "";
    }

    /// <summary>The name of a way to write times.</summary>
    public static string Time(TimeFormat format) => L[$"Time.{TimeFormats.NameOf(format)}"];

    /// <summary>How the zone is known.</summary>
    public static string Zone(TimePlan time) => time.ZoneOrigin switch
    {
        ZoneOrigin.InFile => L["Zone.InFile"],
        ZoneOrigin.Given => L["Zone.Given", time.Zone],
        _ => L["Zone.Assumed"],
    };

    /// <summary>What sort of board a file is.</summary>
    public static string Board(BoardFile board) => L["Rec.Board." + (board.Kind == BoardFile.Miro ? "miro" : "table")];

    /// <summary>That a board becomes a map, and what will be in it.</summary>
    public static string Becomes(JourneyMap map) => L["Rec.BecomesMap", map.Title, map.Stages.Count, map.Steps().Count(), Cards(map)];

    /// <summary>How many cards a map has, barriers and ideas among them.</summary>
    public static int Cards(JourneyMap map) => map.Cards.Count + map.Barriers.Count + map.Ideas.Count;

    /// <summary>A size with one decimal: 3.8 MB.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000 => L["Size.B", bytes],
        < 1_000_000 => L["Size.KB", bytes / 1e3],
        < 1_000_000_000 => L["Size.MB", bytes / 1e6],
        _ => L["Size.GB", bytes / 1e9],
    };

    /// <summary>A moment in UTC: date and minute in the person's form.</summary>
    public static string Moment(long micros) => Figures.Moment(micros);

    /// <summary>A moment in UTC: date and minute in the person's form.</summary>
    public static string Moment(DateTimeOffset at) => Figures.Moment(at);

    /// <summary>A length of time in two units at most.</summary>
    public static string Length(TimeSpan length) => length.TotalSeconds switch
    {
        < 10 => L["Seconds", Math.Max(0, length.TotalSeconds).ToString("0.0", CultureInfo.CurrentCulture)],
        < 90 => L["Seconds", Math.Round(length.TotalSeconds).ToString("0", CultureInfo.CurrentCulture)],
        < 5_400 => L["Minutes", Math.Round(length.TotalMinutes).ToString("0", CultureInfo.CurrentCulture)],
        _ => L["Hours", length.TotalHours.ToString("0.0", CultureInfo.CurrentCulture)],
    };

    /// <summary>The words in which the reader's two numbers stand: 11 where there are 9.</summary>
    private static string Numbers(string reason) => string.Join(" / ", reason.Split(' ').Where(w => w.All(char.IsAsciiDigit) && w.Length > 0));
}

/// <summary>How sure it is that a column has its role.</summary>
internal enum Sureness
{
    /// <summary>A person or the format says so.</summary>
    Stated,

    /// <summary>Name and values say so.</summary>
    Sure,

    /// <summary>Only the values hint at it.</summary>
    Check,
}
