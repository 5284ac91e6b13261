namespace Kelione.Sources;

/// <summary>What was found out about how a source is written, beyond its format's name. Members that a format has no use for are null. Immutable.</summary>
public sealed record FormatDetails
{
    /// <summary>The columns, where the source states them before its records; null where they show only in the records.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Delimited text: the character between cells.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Delimited text: whether cells may be in double quotes.</summary>
    public bool Quoted { get; init; } = true;

    /// <summary>Delimited text: whether a lone carriage return ends a line.</summary>
    public bool CarriageReturnLines { get; init; }

    /// <summary>Text: the encoding's name.</summary>
    public string? Encoding { get; init; }

    /// <summary>Text: why that encoding was taken.</summary>
    public string? EncodingReason { get; init; }

    /// <summary>Tables: whether the columns are named in the file.</summary>
    public bool HasHeader { get; init; }

    /// <summary>Tables: lines or rows above the header, which are passed over.</summary>
    public int PrologueRows { get; init; }

    /// <summary>JSON Lines: the line above the records, which names what they all are; null where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>XLSX: the sheet that is read.</summary>
    public string? Sheet { get; init; }

    /// <summary>XLSX: the sheets that are not read.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>JSON: the name of the member that holds the records; null where they are the document itself.</summary>
    public string? Member { get; init; }

    /// <summary>JSON: the member around that member, as <c>_embedded</c>; null where it is the document itself.</summary>
    public string? OuterMember { get; init; }

    /// <summary>JSON: whether the document is objects one after the other, without an array around them.</summary>
    public bool IsSequence { get; init; }

    /// <summary>OCEL: the object type whose objects are the customers.</summary>
    public string? ObjectType { get; init; }

    /// <summary>OCEL: why that object type was taken.</summary>
    public string? ObjectTypeReason { get; init; }

    /// <summary>Roles that the format itself gives to columns, by <see cref="ColumnMapping"/>'s names; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Roles { get; init; }

    /// <summary>The system whose export it is (<see cref="SystemProfile.Name"/>): its records are read as that system means them; null for a general table.</summary>
    public string? System { get; init; }

    /// <summary>Systems: the zone that a person named for times without an offset; null for what the system's own rule says.</summary>
    public string? SystemZone { get; init; }

    /// <summary>Systems: what is read of the export; null for events.</summary>
    public SystemYield? SystemYield { get; init; }

    /// <summary>Systems: what was seen in the first values; see <see cref="SystemProfile"/>.</summary>
    public IReadOnlyDictionary<string, string>? SystemHints { get; init; }

    /// <summary>Tables: whether the row below the header belongs to it (the answers under their questions); its texts are part of the columns' names.</summary>
    public bool HasSecondHeader { get; init; }

    /// <summary>Tables: the texts that stand above the header, cell by cell, the first ones.</summary>
    public IReadOnlyList<string> Prologue { get; init; } = [];

    /// <summary>What a person should know beside: assumptions, things passed over.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
