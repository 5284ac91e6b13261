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
}
