using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace Kelione.Sources;

/// <summary>The sheets of a spreadsheet that a stranger made.</summary>
internal sealed class XlsxSheets : IDisposable
{
    static XlsxSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public XlsxSheets(SourceContent content, SourceLimits limits)
    {
        var file = content.Seekable();
        Guard(file, content.DisplayName, limits);
        Reader = Kindly(() => ExcelReaderFactory.CreateReader(file, new ExcelReaderConfiguration { LeaveOpen = true }));
    }

    /// <summary>The sheet in hand.</summary>
    public IExcelDataReader Reader { get; }

    /// <summary>Moves to the next sheet.</summary>
    public bool Next() => Kindly(Reader.NextResult);

    /// <summary>Moves to the next row of a sheet.</summary>
    public static bool Read(IExcelDataReader reader) => Kindly(reader.Read);

    /// <summary>A cell as text: moments in ISO form, whole numbers without decimals, empty for nothing.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeSpan clock => clock.ToString("c", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        double number when Math.Abs(number) < 1e15 && number == Math.Truncate(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <inheritdoc />
    public void Dispose() => Reader.Dispose();

    // The library unpacks by itself and without a bound: what would burst is found by unpacking it once into nothing.
    private static void Guard(FileStream file, string name, SourceLimits limits)
    {
        file.Position = 0;
        if (file.ReadByte() != 'P')
        {
            file.Position = 0;
            return;
        }

        file.Position = 0;
        using (var zip = ZipEntries.OpenArchive(file, new SourceFile(file.Name, name), limits))
        {
            var nothing = new byte[1 << 16];
            foreach (var entry in zip.Entries)
            {
                using var unpacked = new GuardedStream(ZipEntries.OpenEntry(entry, new SourceFile(file.Name, name)), name, limits, entry.CompressedLength, () => entry.CompressedLength);
                while (unpacked.Read(nothing, 0, nothing.Length) > 0)
                {
                    // Only to see how much there is.
                }
            }
        }

        file.Position = 0;
    }

    private static T Kindly<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (SourceException or OperationCanceledException or OutOfMemoryException))
        {
            throw new SourceException($"the spreadsheet is damaged, protected by a password, or of a kind that is not known ({e.Message.TrimEnd('.')}); what came before was kept.", 0, e);
        }
    }
}
