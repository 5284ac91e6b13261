using System.Text.Json.Serialization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What a column of the summary table holds, which decides its format and width.</summary>
public enum TableColumnKind
{
    /// <summary>A few words.</summary>
    Name,

    /// <summary>Running text.</summary>
    Text,

    /// <summary>A number of customers.</summary>
    Count,

    /// <summary>A share, 0–1.</summary>
    Share,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>A score with one digit: criticality 0–10, priority.</summary>
    Score,

    /// <summary>An emotion, −5…+5, with its sign and one digit.</summary>
    Emotion,
}

/// <summary>A column of a published table.</summary>
/// <param name="Key">Its stable English name, for files that programs read.</param>
/// <param name="Title">Its title in the reader's language.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="HasBars">Whether its cells show bars where the file can.</param>
public sealed record TableColumn(string Key, string Title, TableColumnKind Kind, bool HasBars = false);

/// <summary>A cell of a published table: words or a number, and where it comes from.</summary>
/// <param name="Text">The words; empty where there is a number or nothing.</param>
/// <param name="Number">The number; null where there is none.</param>
/// <param name="Source">Where it comes from; null for what is a fact of the drawing (names, order) or nothing at all.</param>
/// <param name="Lack">Why there is nothing ("not bound"), in the reader's language; empty where there is something.</param>
public sealed record TableCell(string Text = "", double? Number = null, ProvenanceKind? Source = null, string Lack = "")
{
    /// <summary>Nothing, and nothing is missing.</summary>
    public static TableCell Empty { get; } = new();

    /// <summary>Whether there is nothing to show.</summary>
    public bool IsEmpty => Text.Length == 0 && Number is null;

    /// <summary>A fact of the drawing.</summary>
    public static TableCell Of(string text) => new(text);

    /// <summary>A measured number, or why there is none.</summary>
    public static TableCell Measured(double? number, string lack) => number is null ? new TableCell(Lack: lack) : new TableCell(Number: number, Source: ProvenanceKind.Measured);

    /// <summary>What people said.</summary>
    public static TableCell Said(string text, ProvenanceKind source) => text.Length == 0 ? Empty : new TableCell(text, Source: source);
}

/// <summary>A row of a published table.</summary>
/// <param name="Group">The stage that the row belongs to, by its place from 0; −1 for none. Rows of a group are coloured alike.</param>
/// <param name="Cells">One for each column.</param>
public sealed record TableRow(int Group, IReadOnlyList<TableCell> Cells);

/// <summary>A table with its heads.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record PublishedTable(string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows)
{
    /// <summary>The same table with the columns in which nothing stands, for files whose heads must not depend on the data; null where none was left out.</summary>
    [JsonIgnore]
    public PublishedTable? Whole { get; init; }
}

/// <summary>
/// What is published of a map as tables: the summary (a row for each step), the ranked ideas with their arithmetic, segments side by side, and the stamp that says which version, period and filters it is of and what was measured.
/// </summary>
/// <param name="Title">The map's title.</param>
/// <param name="Language">The language of the fixed words.</param>
/// <param name="Stamp">Name and value of each line of the stamp.</param>
/// <param name="Tables">The summary first.</param>
public sealed record MapTables(string Title, string Language, IReadOnlyList<KeyValuePair<string, string>> Stamp, IReadOnlyList<PublishedTable> Tables);
