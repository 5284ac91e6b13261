namespace Kelione.Sources;

/// <summary>All formats that can be read, in the order in which content is held against them.</summary>
public static class SourceFormats
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<SourceFormat> All { get; } =
    [
        new ParquetFormat(),
        new XlsxFormat(),
        new OcelSqliteFormat(),
        new OcelXmlFormat(),
        new XesFormat(),
        new XmlFormat(),
        new OcelJsonFormat(),
        new XScriptFormat(),
        new JsonLinesFormat(),
        new JsonFormat(),
        new OcelCsvFormat(),
        new DelimitedFormat(),
    ];

    /// <summary>The format of a name or alias.</summary>
    /// <exception cref="SourceException">There is no such format.</exception>
    public static SourceFormat Named(string name)
    {
        var wanted = name.Trim().ToLowerInvariant();
        return All.FirstOrDefault(f => f.Name == wanted || f.Aliases.Contains(wanted, StringComparer.Ordinal))
            ?? throw new SourceException($"'{name}' is no format that can be read; there are: {string.Join(", ", All.Select(f => f.Name))}.");
    }

    /// <summary>The format of some content by its first bytes.</summary>
    internal static SourceFormat Recognise(SourceHead head, string displayName)
    {
        if (head.Bytes.Length == 0)
        {
            throw new SourceException($"{displayName}: the file is empty.");
        }

        return All.FirstOrDefault(f => f.Recognises(head)) ?? throw new SourceException(
            head.IsXml
                ? $"{displayName}: this is XML, but neither an XES log (<log> with <trace> and <event>), an OCEL 2.0 log nor a list of records; other XML cannot be read."
                : $"{displayName}: this is no format that can be read (there are: {string.Join(", ", All.Select(f => f.Name))}). Name the format with --format if you know it.");
    }
}
