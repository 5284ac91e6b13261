using System.Globalization;
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

    // The library unpacks by itself and without a bound of its own.
    private static void Guard(FileStream file, string name, SourceLimits limits)
    {
        var isZip = file.ReadByte() == 'P';
        file.Position = 0;
        if (isZip)
        {
            using (var zip = ZipEntries.OpenArchive(file, new SourceFile(file.Name, name), limits))
            {
                ArchiveGuard.Check(zip, file.Length, name, limits);
                ArchiveGuard.CheckSpreadsheet(zip, name, limits);
            }

            file.Position = 0;
        }
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
