namespace Kelione.Sources;

/// <summary>One record of a system's export, its cells by name; used again for every record. Texts are valid until the next record.</summary>
internal sealed class SystemRecord(IRowReader reader)
{
    private readonly Dictionary<string, int> _byPlainName = new(StringComparer.Ordinal);
    private readonly List<string> _plainNames = [];

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

    /// <summary>The text of the first cell whose column is called so, whatever its case, blanks and punctuation; null where none has one.</summary>
    /// <param name="names">Names in lower case, of letters and digits alone: <c>dealname</c>.</param>
    public string? Named(params ReadOnlySpan<string> names)
    {
        LearnNames();
        foreach (var name in names)
        {
            if (_byPlainName.TryGetValue(name, out var column) && Cell(column) is { IsEmpty: false } cell)
            {
                return cell.ToString();
            }
        }

        return null;
    }

    /// <summary>The name of a column in lower case, of letters and digits alone.</summary>
    public string PlainName(int column)
    {
        LearnNames();
        return _plainNames[column];
    }

    private void LearnNames()
    {
        for (var column = _plainNames.Count; column < reader.Columns.Count; column++)
        {
            _plainNames.Add(RoleNames.Normalise(reader.Columns[column]));
            _byPlainName.TryAdd(_plainNames[column], column);
        }
    }

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
