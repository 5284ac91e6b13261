namespace Kelione.Sources;

/// <summary>What is known of a part of a file when it is held against the systems: how it is written, its columns and their first values.</summary>
internal sealed class ProfileSample
{
    /// <summary>How many characters of the beginning are kept.</summary>
    public const int HeadLength = 4_096;

    private readonly Dictionary<string, ColumnValues> _columns;
    private HashSet<string>? _plain;

    public ProfileSample(string format, string fileName, FormatDetails details, IReadOnlyList<ColumnValues> columns, int rows)
    {
        Format = format;
        FileName = fileName;
        Details = details;
        Rows = rows;
        _columns = columns.DistinctBy(c => c.Name, StringComparer.Ordinal).ToDictionary(c => c.Name, StringComparer.Ordinal);
        Names = [.. columns.Select(c => c.Name)];
    }

    /// <summary>The general format's name: <c>csv</c>, <c>jsonl</c>, <c>parquet</c>…</summary>
    public string Format { get; }

    /// <summary>The file's name, of a zip the entry's with its folders. People rename files: a hint, never the only evidence.</summary>
    public string FileName { get; }

    /// <summary>The file's first characters, in which the lines above a table still show; of a binary file nothing of use.</summary>
    public string Head { get; init; } = "";

    /// <summary>How it is written.</summary>
    public FormatDetails Details { get; }

    /// <summary>How many records the values are of.</summary>
    public int Rows { get; }

    /// <summary>The columns, in order; nested JSON members as <c>outer.inner</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether there is a column of this very name.</summary>
    public bool Has(string name) => _columns.ContainsKey(name);

    /// <summary>Whether there are all of them.</summary>
    public bool HasAll(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!Has(name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether there is any of them.</summary>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether there are columns called so, whatever their case, blanks and punctuation; names of letters and digits alone, as <see cref="SystemRecord.Named"/> takes them.</summary>
    public bool HasNamed(params ReadOnlySpan<string> names)
    {
        _plain ??= Names.Select(RoleNames.Normalise).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!_plain.Contains(name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether there is a column called as any of them; see <see cref="HasNamed"/>.</summary>
    public bool HasAnyNamed(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (HasNamed(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some column begins so.</summary>
    public bool HasPrefix(string prefix) => Names.Any(n => n.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The first values of a column, those that are not empty; none where there is no such column.</summary>
    public IReadOnlyList<string> Values(string name) => _columns.TryGetValue(name, out var column) ? column.Texts : [];

    /// <summary>Whether a column has values and all of the first ones are like this.</summary>
    public bool All(string name, Func<string, bool> like) => Values(name) is { Count: > 0 } values && values.Take(200).All(like);
}
