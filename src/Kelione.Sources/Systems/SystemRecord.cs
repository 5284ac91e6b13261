namespace Kelione.Sources;

/// <summary>One record of a system's export, its cells by name; used again for every record. Texts are valid until the next record.</summary>
internal sealed class SystemRecord(IRowReader reader)
{
    /// <summary>The columns seen so far.</summary>
    public ColumnSet Columns => reader.Columns;

    /// <summary>How many cells this record has.</summary>
    public int Count => Math.Min(reader.Row.Count, reader.Columns.Count);

    /// <summary>The line on which it begins, from 1; 0 where there are no lines.</summary>
    public long Line => reader.Row.Line;

    /// <summary>The text of a cell, empty where it is absent, blank or a database's null mark. The text of a cell with doubled quotes is valid only until another is asked for: keep it with <see cref="Text"/>.</summary>
    public ReadOnlySpan<char> this[string name] => reader.Columns.IndexOf(name) is >= 0 and var column ? Cell(column) : default;

    /// <summary>The text of a cell by its column's number; as by name.</summary>
    public ReadOnlySpan<char> Cell(int column) => reader.Row[column] is var cell && !Row.IsAbsent(cell) ? cell.Trim() : default;

    /// <summary>The text of a cell; null where it is absent.</summary>
    public string? Text(string name) => this[name] is { IsEmpty: false } cell ? cell.ToString() : null;

    /// <summary>The text of the first of the cells that has one; null where none has.</summary>
    public string? FirstOf(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(name) is { } text)
            {
                return text;
            }
        }

        return null;
    }
}
