using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>The files that exports consist of, the same bytes every time.</summary>
internal static class ExportFiles
{
    private static readonly DateTimeOffset Packed = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>JSON as web services write it: non-ASCII letters as they are, nulls written.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Packs texts into a zip, in UTF-8.</summary>
    public static void Zip(Stream target, params ReadOnlySpan<(string Name, string Text)> entries)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in entries)
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = Packed;
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Writes a text in an encoding, with its mark where it has one.</summary>
    public static void Write(Stream target, string text, Encoding? encoding = null)
    {
        var kept = encoding ?? new UTF8Encoding(false);
        target.Write(kept.Preamble);
        target.Write(kept.GetBytes(text));
        target.Flush();
    }

    /// <summary>A table as delimited text.</summary>
    /// <param name="rows">Heading and rows.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="quotesAll">Whether every cell stands in quotes.</param>
    /// <param name="lineEnd">What ends a line.</param>
    public static string Table(IEnumerable<IReadOnlyList<string?>> rows, char delimiter = ',', bool quotesAll = false, string lineEnd = "\r\n")
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(delimiter, row.Select(c => Cell(c ?? "", delimiter, quotesAll))).Append(lineEnd);
        }

        return text.ToString();
    }

    /// <summary>A moment on a clock so many hours from UTC.</summary>
    public static string Clock(long micros, string format, int hours = 0) => UtcTime.ToDateTime(micros).AddHours(hours).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A moment cut to a precision.</summary>
    public static long Cut(long micros, long precision) => UtcTime.FloorDiv(micros, precision) * precision;

    private static string Cell(string text, char delimiter, bool quotesAll) =>
        quotesAll || text.AsSpan().IndexOfAny(delimiter, '"', '\n') >= 0 || text.Contains('\r', StringComparison.Ordinal) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
