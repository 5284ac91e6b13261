using System.IO.Compression;

namespace Kelione.Sources;

/// <summary>What is in a zip.</summary>
internal static class ZipEntries
{
    /// <summary>The names of the entries that may hold data: no folders, no droppings of operating systems.</summary>
    public static IReadOnlyList<string> DataEntries(SourceFile file, SourceLimits limits)
    {
        using var stream = SourceContent.OpenFile(file);
        using var zip = OpenArchive(stream, file, limits);
        ArchiveGuard.Check(zip, stream.Length, file.Name, limits);
        var names = new List<string>();
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
            if (last.Length > 0 && last[0] != '.' && !name.StartsWith("__MACOSX/", StringComparison.Ordinal) && last is not ("Thumbs.db" or "desktop.ini"))
            {
                names.Add(name);
            }
        }

        return names.Count > 0 ? names : throw new SourceException($"{file.Name}: the zip holds no file.");
    }

    /// <summary>Whether an entry is an hour of JSON lines packed by itself, as analytics systems put many of them into one zip: the only archive that may lie inside an archive.</summary>
    public static bool IsPackedHour(string entry) => entry.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase) || entry.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the list of a zip's entries.</summary>
    public static ZipArchive OpenArchive(Stream stream, SourceFile file, SourceLimits limits)
    {
        ZipArchive zip;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count <= limits.MaxZipEntries)
            {
                return zip;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            throw new SourceException($"{file.Name}: the zip is damaged or cut off, its list of entries cannot be read. Fetch the file again.", 0, e);
        }

        zip.Dispose();
        throw new SourceException(Invariant($"{file.Name}: the zip has more than {limits.MaxZipEntries} entries and was refused."));
    }

    /// <summary>Opens one entry.</summary>
    public static Stream OpenEntry(ZipArchiveEntry entry, SourceFile file)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new SourceException($"{file.Name} › {entry.FullName}: the entry is damaged, encrypted or packed in an unknown way.", 0, e);
        }
    }

    /// <summary>Whether a zip is an Office spreadsheet; leaves the stream at its beginning.</summary>
    public static bool IsSpreadsheet(Stream stream, SourceFile file)
    {
        try
        {
            using var zip = OpenArchive(stream, file, SourceLimits.Default);
            return zip.Entries.Any(e => e.FullName is "xl/workbook.xml" or "xl/workbook.bin");
        }
        catch (SourceException)
        {
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}
