namespace Kelione.Sources;

/// <summary>Keeps as attributes what a profile has no rule for. Decides once per column.</summary>
/// <param name="used">Fields that became something else, or are not kept.</param>
/// <param name="prefixes">Beginnings that tell where a field stood and are left out of the attribute's name.</param>
/// <param name="keeps">Whether a field is kept at all; null for every one.</param>
internal sealed class OtherFields(IEnumerable<string> used, IReadOnlyList<string> prefixes, Func<string, bool>? keeps = null)
{
    private readonly HashSet<string> _used = [.. used];
    private readonly List<string?> _names = [];
    private readonly Dictionary<string, string?> _extraNames = new(StringComparer.Ordinal);

    /// <summary>Adds them to the row begun last.</summary>
    public void AddTo(SystemRows rows, SystemRecord record)
    {
        while (_names.Count < record.Columns.Count)
        {
            _names.Add(NameOf(record.Columns[_names.Count]));
        }

        for (var column = 0; column < record.Count; column++)
        {
            if (_names[column] is { } name && record.Cell(column) is { IsEmpty: false } cell && !record.IsExpanded(record.Columns[column]))
            {
                rows.Attribute(name, cell);
            }
        }

        foreach (var (field, text) in record.Extra)
        {
            if (!_extraNames.TryGetValue(field, out var name))
            {
                _extraNames.Add(field, name = NameOf(field));
            }

            if (name is not null)
            {
                rows.Attribute(name, text);
            }
        }
    }

    private string? NameOf(string field)
    {
        if (_used.Contains(field) || PersonalFields.Contains(field) || keeps?.Invoke(field) == false)
        {
            return null;
        }

        foreach (var prefix in prefixes)
        {
            if (field.Length > prefix.Length && field.StartsWith(prefix, StringComparison.Ordinal))
            {
                return field[prefix.Length..];
            }
        }

        return field;
    }
}
