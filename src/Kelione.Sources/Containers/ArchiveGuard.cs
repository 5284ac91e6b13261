using System.IO.Compression;

namespace Kelione.Sources;

/// <summary>
/// Refuses a zip that would burst before anything of it is unpacked. What the list of entries states is a bound, not a hope: the platform never unpacks more of an entry than
/// its stated size, and the checksum shows where a smaller one was stated.
/// </summary>
internal static class ArchiveGuard
{
    /// <summary>Checks all entries of an archive together.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="packedLength">Its size in bytes.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="SourceException">It would unpack to too much, or its entries lie over each other.</exception>
    public static void Check(ZipArchive zip, long packedLength, string name, SourceLimits limits)
    {
        // Sizes of a stranger's file can be anything up to 2^63: their sum must not wrap around.
        Int128 unpacked = 0, packed = 0;
        foreach (var entry in zip.Entries)
        {
            unpacked += Math.Max(0, entry.Length);
            packed += Math.Max(0, entry.CompressedLength);
        }

        if (packed > packedLength)
        {
            throw new SourceException($"{name}: its entries lie over each other or beyond its end (a zip bomb, or damaged?) and it was refused. Fetch the file again.");
        }

        if (unpacked > limits.MaxUnpackedBytes)
        {
            throw new SourceException(Invariant($"{name}: unpacks to more than {limits.MaxUnpackedBytes} bytes and was refused; unpack it yourself if it is what you expect."));
        }

        if (unpacked > limits.RatioFromBytes && (double)unpacked > limits.MaxRatio * packedLength)
        {
            throw new SourceException(Invariant($"{name}: unpacks to more than {limits.MaxRatio} times its size (a zip bomb?) and was refused; unpack it yourself if it is what you expect."));
        }
    }

    /// <summary>Checks the parts of a spreadsheet: all but the sheets and pictures are held in memory whole by who reads them.</summary>
    /// <exception cref="SourceException">A part is too large.</exception>
    public static void CheckSpreadsheet(ZipArchive zip, string name, SourceLimits limits)
    {
        Int128 all = 0;
        foreach (var entry in zip.Entries)
        {
            all += Math.Max(0, entry.Length);
            var isStreamed = entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("xl/media/", StringComparison.OrdinalIgnoreCase);
            if (!isStreamed && entry.Length > limits.MaxSpreadsheetPartBytes)
            {
                throw new SourceException(Invariant($"{name}: its part '{entry.FullName}' unpacks to more than {limits.MaxSpreadsheetPartBytes} bytes, which must be held in memory; save the sheet as CSV and import that."));
            }
        }

        if (all > limits.MaxSpreadsheetBytes)
        {
            throw new SourceException(Invariant($"{name}: the spreadsheet unpacks to more than {limits.MaxSpreadsheetBytes} bytes; save the sheet as CSV and import that."));
        }
    }
}
