using System.Globalization;
using System.Text;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>The forms in which events are written.</summary>
public enum SampleFormat
{
    /// <summary>Comma-separated values with a header, RFC 4180 but with line feeds alone.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,
}

/// <summary>
/// Writes scenarios to files as a real export would look: UTF-8 without a byte-order mark, times in ISO 8601 UTC with milliseconds, amounts with a decimal point.
/// The same scenario, size, seed and options give the same bytes on every machine.
/// </summary>
public static class SampleWriter
{
    /// <summary>Writes the events by rising time. The stream is flushed, not closed.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="customers">The number of customers, from 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="target">Where to.</param>
    /// <param name="format">The form.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <param name="progress">Told the number of events written, now and then; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two slices; what was written stays.</param>
    /// <returns>The number of events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static long WriteEvents(
        Scenario scenario,
        int customers,
        long seed,
        Stream target,
        SampleFormat format = SampleFormat.Csv,
        SampleOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        var rows = new Utf8Rows(target);
        var writer = new EventRows(scenario.Script, rows);
        if (format == SampleFormat.Csv)
        {
            writer.WriteCsvHeader();
        }

        var header = rows.Rows;
        var told = 0L;
        foreach (var slice in scenario.Slices(customers, seed, options ?? SampleOptions.Default))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (format == SampleFormat.Csv)
            {
                writer.WriteCsv(slice.Span);
            }
            else
            {
                writer.WriteJson(slice.Span);
            }

            if (progress is not null && rows.Rows - told >= 100_000)
            {
                told = rows.Rows;
                progress.Report(told - header);
            }
        }

        rows.Flush();
        target.Flush();
        progress?.Report(rows.Rows - header);
        return rows.Rows - header;
    }

    /// <summary>Writes the feedback as CSV by rising time: <c>feedback_id, customer_id, timestamp, source, channel, kind, rating, scale, language, touchpoint, answered_at, text</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="customers">The number of customers, as for the events.</param>
    /// <param name="seed">The seed, as for the events.</param>
    /// <param name="target">Where to; flushed, not closed.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <returns>The number of entries.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public static long WriteFeedback(Scenario scenario, int customers, long seed, Stream target, SampleOptions? options = null) => WriteTable(
        target,
        ["feedback_id", "customer_id", "timestamp", "source", "channel", "kind", "rating", "scale", "language", "touchpoint", "answered_at", "text"],
        scenario.Feedback(customers, seed, options).Select(f => new[]
        {
            f.Id, f.Customer, Time(f.TimeMicros), f.Source, f.Channel, f.Kind, f.Rating?.ToString(CultureInfo.InvariantCulture) ?? "", f.Scale ?? "",
            f.Language, f.Touchpoint ?? "", f.AnsweredMicros is { } answered ? Time(answered) : "", f.Text,
        }));

    /// <summary>Writes which anonymous ids belong to which customers as CSV: <c>anonymous_id, customer_id, timestamp</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="customers">The number of customers, as for the events.</param>
    /// <param name="seed">The seed, as for the events.</param>
    /// <param name="target">Where to; flushed, not closed.</param>
    /// <returns>The number of identities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public static long WriteIdentities(Scenario scenario, int customers, long seed, Stream target) => WriteTable(
        target, ["anonymous_id", "customer_id", "timestamp"], scenario.Identities(customers, seed).Select(i => new[] { i.Anonymous, i.Known, Time(i.TimeMicros) }));

    /// <summary>Writes the costs of advertising as CSV: <c>month, channel, campaign, cost</c>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="customers">The number of customers, as for the events.</param>
    /// <param name="seed">The seed, as for the events.</param>
    /// <param name="target">Where to; flushed, not closed.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public static long WriteCosts(Scenario scenario, int customers, long seed, Stream target, SampleOptions? options = null) => WriteTable(
        target,
        ["month", "channel", "campaign", "cost"],
        scenario.Costs(customers, seed, options).Select(c => new[]
        {
            c.Month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), c.Channel, c.Campaign, c.Amount.ToString("0.00", CultureInfo.InvariantCulture),
        }));

    private static long WriteTable(Stream target, string[] header, IEnumerable<string[]> rows)
    {
        using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var count = 0L;
        writer.WriteLine(string.Join(',', header));
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(CsvText.Quote)));
            count++;
        }

        return count;
    }

    private static string Time(long micros) => UtcTime.ToDateTime(micros).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
