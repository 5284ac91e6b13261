namespace Kelione.Sources;

/// <summary>How much of anything a source may ask for before it is refused. Immutable; the defaults suit a machine with a few gigabytes.</summary>
public sealed record SourceLimits
{
    /// <summary>The defaults.</summary>
    public static SourceLimits Default { get; } = new();

    /// <summary>The longest line or record, in characters (bytes for JSON); 16 Mi unless told. A longer one ends the reading.</summary>
    public int MaxRecordLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>The longest quoted cell, in characters; 1 Mi unless told. A quote that is not closed by then is taken for a stray one.</summary>
    public int MaxQuotedLength { get; init; } = 1024 * 1024;

    /// <summary>How deep JSON and XML may be nested; 64 unless told.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>The most different columns or attributes of one source; 2,048 unless told. A record that would add more is rejected.</summary>
    public int MaxColumns { get; init; } = 2_048;

    /// <summary>Unpacked bytes per packed byte above which an archive counts as a bomb; 200 unless told. Looked at only beyond <see cref="RatioFromBytes"/>.</summary>
    public double MaxRatio { get; init; } = 200;

    /// <summary>The unpacked size in bytes from which <see cref="MaxRatio"/> applies; 100 MiB unless told.</summary>
    public long RatioFromBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>The most bytes that one packed file may unpack to, all entries of a zip together; 1 TiB unless told.</summary>
    public long MaxUnpackedBytes { get; init; } = 1L << 40;

    /// <summary>The most entries that a zip may have; 10,000 unless told.</summary>
    public int MaxZipEntries { get; init; } = 10_000;

    /// <summary>The most bytes that all parts of a spreadsheet may unpack to; 1 GiB unless told.</summary>
    public long MaxSpreadsheetBytes { get; init; } = 1L << 30;

    /// <summary>The most bytes that a part of a spreadsheet beside its sheets, such as the shared texts, may unpack to; 256 MiB unless told. Such parts are held in memory.</summary>
    public long MaxSpreadsheetPartBytes { get; init; } = 256L << 20;

    /// <summary>The most values, rows times columns, that one row group of a Parquet file may have; 64 Mi unless told. A group is held in memory.</summary>
    public long MaxRowGroupValues { get; init; } = 64L << 20;
}
