namespace Kelione.Sources;

/// <summary>What a person asks of an import; everything but the files may be left to detection. Immutable.</summary>
public sealed record ImportRequest
{
    /// <summary>Nothing asked: everything is detected.</summary>
    public static ImportRequest Default { get; } = new();

    /// <summary>The files, in the order in which they are read.</summary>
    public IReadOnlyList<SourceFile> Files { get; init; } = [];

    /// <summary>A format's name (<see cref="SourceFormats.All"/>); null to detect it by content.</summary>
    public string? Format { get; init; }

    /// <summary>Delimited text: the character between cells; null to detect it.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Text: the encoding's name; null to detect it.</summary>
    public string? Encoding { get; init; }

    /// <summary>Tables: the names of the columns where the file has no header; null where it has one, or is to be looked at.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>A saved mapping, complete or in parts; null for none.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>Column by role (names of <see cref="ColumnMapping"/>), which wins over the saved mapping and over guesses.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = ColumnMapping.None;

    /// <summary>Whether <see cref="Roles"/> are all there is: neither names nor values are looked at for others, nor what the format states. For somebody who has seen the guesses and changed them.</summary>
    public bool OnlyStated { get; init; }

    /// <summary>Text by field that every event gets, such as channel → web; wins over the saved mapping.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = ColumnMapping.None;

    /// <summary>Columns that are not to be kept.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The zone of times without an offset: <c>Europe/Vilnius</c>, <c>+03:00</c>; null for what the file says, else UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>How times are written; null to detect it.</summary>
    public TimeFormat? TimeFormat { get; init; }

    /// <summary>Columns or roles whose values are replaced by a keyed hash.</summary>
    public IReadOnlyList<string> Hash { get; init; } = [];

    /// <summary>XLSX: the sheet's name; null for the first one with a table.</summary>
    public string? Sheet { get; init; }

    /// <summary>OCEL: the object type whose objects are the customers; null to guess it.</summary>
    public string? ObjectType { get; init; }

    /// <summary>What is refused.</summary>
    public SourceLimits Limits { get; init; } = SourceLimits.Default;
}
