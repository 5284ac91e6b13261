using System.Text;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>In which form a table is published.</summary>
public enum TableFormat
{
    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>Markdown.</summary>
    Md,
}

/// <summary>Publishes a map as tables.</summary>
public static class MapTableFile
{
    /// <summary>Makes the tables of a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="version">Its version.</param>
    /// <param name="measurement">What was measured of it; null where nothing was.</param>
    /// <param name="language">The language of the fixed words; null for the map's own.</param>
    public static MapTables Tables(JourneyMap map, int version, MapMeasurement? measurement, string? language = null)
    {
        var words = TableWords.For(language ?? map.Language);
        var ranked = PriorityList.Rank(map, measurement);
        var tables = new List<PublishedTable> { SummaryTable.Of(map, measurement, ranked, words) };
        if (map.Ideas.Count > 0)
        {
            tables.Add(IdeasTable.Of(map, ranked, words));
        }

        if (measurement is { Segments.Count: > 0 })
        {
            tables.Add(SegmentsTable.Of(map, measurement, words));
        }

        if (measurement is not null)
        {
            tables.Add(PolicyTable.Of(measurement, words));
        }

        return new MapTables(map.Title, words.Culture.Name, MapStamp.Lines(map, version, measurement, words), tables);
    }

    /// <summary>Writes them.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="format">In which form.</param>
    public static void Write(MapTables tables, Stream stream, TableFormat format)
    {
        var words = TableWords.For(tables.Language);
        if (format == TableFormat.Xlsx)
        {
            XlsxTable.Write(stream, tables, words);
            return;
        }

        // Spreadsheets take CSV without a mark for another encoding.
        using var writer = new StreamWriter(stream, new UTF8Encoding(format == TableFormat.Csv), leaveOpen: true) { NewLine = "\n" };
        if (format == TableFormat.Csv)
        {
            CsvTable.Write(writer, tables);
        }
        else
        {
            MarkdownTable.Write(writer, tables, words);
        }
    }
}
