using System.Globalization;
using System.Text;
using Parquet.Data;
using Parquet.Schema;

namespace Kelione.Sources;

/// <summary>The values of a Parquet column as they lie in the file, absent ones left out, as texts.</summary>
internal static class ParquetTexts
{
    /// <summary>The texts.</summary>
    /// <exception cref="SourceException">The values are of a kind that cannot be shown.</exception>
    public static string[] Of(RawColumnData raw, DataField field) => raw switch
    {
        RawColumnData<ReadOnlyMemory<char>> texts => Map(texts.Values, v => v.ToString()),
        RawColumnData<ReadOnlyMemory<byte>> bytes => Map(bytes.Values, v => Encoding.UTF8.GetString(v.Span)),
        RawColumnData<bool> flags => Map(flags.Values, v => v ? "true" : "false"),
        RawColumnData<sbyte> numbers => Numbers(numbers.Values),
        RawColumnData<byte> numbers => Numbers(numbers.Values),
        RawColumnData<short> numbers => Numbers(numbers.Values),
        RawColumnData<ushort> numbers => Numbers(numbers.Values),
        RawColumnData<int> numbers => Numbers(numbers.Values),
        RawColumnData<uint> numbers => Numbers(numbers.Values),
        RawColumnData<long> numbers => Numbers(numbers.Values),
        RawColumnData<ulong> numbers => Numbers(numbers.Values),
        RawColumnData<float> numbers => Numbers(numbers.Values),
        RawColumnData<double> numbers => Numbers(numbers.Values),
        RawColumnData<decimal> numbers => Numbers(numbers.Values),
        RawColumnData<DateTime> times => Map(times.Values, v => v.ToString(field is DateTimeDataField { IsAdjustedToUTC: true } ? ParquetCells.UtcForm : ParquetCells.LocalForm, CultureInfo.InvariantCulture)),
        RawColumnData<DateOnly> days => Map(days.Values, v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        RawColumnData<TimeOnly> clocks => Map(clocks.Values, v => v.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)),
        RawColumnData<TimeSpan> spans => Map(spans.Values, v => v.ToString("c", CultureInfo.InvariantCulture)),
        RawColumnData<Guid> ids => Map(ids.Values, v => v.ToString("D")),
        _ => throw new SourceException($"the values of {string.Join('.', field.Path.ToList())} are of a kind that is not known."),
    };

    private static string[] Numbers<T>(ReadOnlySpan<T> values)
        where T : IFormattable => Map(values, v => v.ToString(null, CultureInfo.InvariantCulture));

    private static string[] Map<T>(ReadOnlySpan<T> values, Func<T, string> text)
    {
        var texts = new string[values.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = text(values[i]);
        }

        return texts;
    }
}
