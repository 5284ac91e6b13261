using System.Globalization;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// One record of a system's export, its cells by name; used again for every record. Texts are valid until the next record. A cell that holds JSON can be laid out into further cells
/// (<see cref="Expand"/>), so that one profile reads the same whether its properties came nested or as a text.
/// </summary>
internal sealed class SystemRecord(IRowReader reader)
{
    private readonly Dictionary<string, int> _byPlainName = new(StringComparer.Ordinal);
    private readonly List<string> _plainNames = [];
    private readonly List<KeyValuePair<string, string>> _extra = [];
    private readonly Dictionary<string, string> _extraByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _expanded = new(StringComparer.Ordinal);

    /// <summary>The columns seen so far.</summary>
    public ColumnSet Columns => reader.Columns;

    /// <summary>How many cells this record has.</summary>
    public int Count => Math.Min(reader.Row.Count, reader.Columns.Count);

    /// <summary>The line on which it begins, from 1; 0 where there are no lines.</summary>
    public long Line => reader.Row.Line;

    /// <summary>The cells that were laid out of others, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Extra => _extra;

    /// <summary>The text of a cell, empty where it is absent, blank or a database's null mark. The text of a cell with doubled quotes is valid only until another is asked for: keep it with <see cref="Text"/>.</summary>
    public ReadOnlySpan<char> this[string name] =>
        reader.Columns.IndexOf(name) is >= 0 and var column && Cell(column) is { IsEmpty: false } cell ? cell
        : _extraByName.TryGetValue(name, out var extra) ? extra.AsSpan().Trim()
        : default;

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

    /// <summary>The cells whose names begin so, by what stands behind; those that were laid out among them.</summary>
    public IEnumerable<(string Name, string Text)> Under(string prefix)
    {
        for (var column = 0; column < Count; column++)
        {
            var name = reader.Columns[column];
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && !IsExpanded(name) && Cell(column) is { IsEmpty: false } cell)
            {
                yield return (name[prefix.Length..], cell.ToString());
            }
        }

        foreach (var (name, text) in _extra)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return (name[prefix.Length..], text);
            }
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

    /// <summary>Whether a cell was laid out into others, so that it tells nothing more by itself.</summary>
    public bool IsExpanded(string name) => _expanded.Contains(name);

    /// <summary>Forgets what was laid out; to be called for every record.</summary>
    public void Renew()
    {
        _extra.Clear();
        _extraByName.Clear();
        _expanded.Clear();
    }

    /// <summary>Adds a cell; the first of a name stays.</summary>
    public void Add(string name, string text)
    {
        if (text.Length > 0 && _extraByName.TryAdd(name, text))
        {
            _extra.Add(new(name, text));
        }
    }

    /// <summary>Says that a cell was laid out.</summary>
    public void SetExpanded(string name) => _expanded.Add(name);

    /// <summary>Lays the JSON object in a cell out as <c>prefix.member</c>; false where there is none, and the cell stays as it is.</summary>
    public bool Expand(string name, string prefix)
    {
        if (this[name] is not { IsEmpty: false } cell || cell[0] != '{')
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(cell.ToString());
            AddMembers(prefix, document.RootElement);
            _expanded.Add(name);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Adds the members of a JSON object as <c>prefix.member</c>, nested ones as <c>prefix.outer.inner</c>, lists as their text.</summary>
    public void AddMembers(string prefix, JsonElement json)
    {
        foreach (var member in json.EnumerateObject())
        {
            var name = prefix.Length == 0 ? member.Name : $"{prefix}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                AddMembers(name, member.Value);
            }
            else
            {
                Add(name, JsonCells.TextOf(member.Value));
            }
        }
    }
}
