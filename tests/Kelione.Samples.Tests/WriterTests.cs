using System.Globalization;
using System.Text;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples.Tests;

public class WriterTests
{
    public static TheoryData<string> Names() => new(Scenarios.All.Select(s => s.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_CSV_parses_back_to_the_same_events(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var rows = Csv(stream => SampleWriter.WriteEvents(scenario, 300, 9, stream));
        Assert.Equal(scenario.EventColumns, rows[0]);
        Assert.Equal(scenario.Generate(300, 9).Select(DeterminismTests.Text), rows.Skip(1).Select(r => DeterminismTests.Text(Event(scenario, (column, i) => r[i]))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_JSON_Lines_parse_back_to_the_same_events(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var lines = Text(stream => SampleWriter.WriteEvents(scenario, 300, 9, stream, SampleFormat.JsonLines)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(scenario.Generate(300, 9).Select(DeterminismTests.Text), lines.Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return DeterminismTests.Text(Event(scenario, (column, _) => json.RootElement.TryGetProperty(column.Header, out var value) ? value.ToString() : ""));
        }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batches_hold_the_same_events(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var batched = scenario.Batches(3000, 4).SelectMany(b => Enumerable.Range(0, b.Count).Select(row => DeterminismTests.Text(b[row])));
        Assert.Equal(scenario.Generate(3000, 4).Select(DeterminismTests.Text), batched);
    }

    [Fact]
    public void Rows_and_progress_are_counted()
    {
        var told = new List<long>();
        var rows = SampleWriter.WriteEvents(Scenarios.Find("plain")!, 12_000, 1, Stream.Null, progress: new Progress(told));
        Assert.True(told.Count >= 3);
        Assert.Equal(rows, told[^1]);
        Assert.Equal(told.Order(), told);
    }

    [Fact]
    public void Writing_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => SampleWriter.WriteEvents(Scenarios.Find("plain")!, 1000, 1, Stream.Null, cancellationToken: cancel.Token));
    }

    [Fact]
    public void Feedback_identities_and_costs_are_written_whole()
    {
        var phone = Scenarios.Find("phone")!;
        var feedback = Csv(stream => SampleWriter.WriteFeedback(phone, 2000, 9, stream));
        Assert.Equal(phone.Feedback(2000, 9).Select(f => f.Text), feedback.Skip(1).Select(r => r[11]));
        Assert.All(feedback, r => Assert.Equal(12, r.Length));
        Assert.Equal(phone.Identities(2000, 9).Select(i => i.Anonymous), Csv(stream => SampleWriter.WriteIdentities(phone, 2000, 9, stream)).Skip(1).Select(r => r[0]));
        var costs = Csv(stream => SampleWriter.WriteCosts(phone, 2000, 9, stream));
        Assert.Equal(phone.Costs(2000, 9).Sum(c => c.Amount), costs.Skip(1).Sum(r => decimal.Parse(r[3], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Amounts_and_times_are_written_as_the_standards_have_them()
    {
        var text = Text(stream =>
        {
            var rows = new Utf8Rows(stream);
            rows.AppendCents(-5);
            rows.EndRow();
            rows.AppendCents(123_456);
            rows.EndRow();
            rows.AppendTime(SampleDates.Millis(2024, 2, 29) + 86_399_007);
            rows.EndRow();
            rows.Flush();
        });
        Assert.Equal("-0.05\n1234.56\n2024-02-29T23:59:59.007Z\n", text);
    }

    [Fact]
    public void Names_with_commas_and_quotes_are_quoted()
    {
        Assert.Equal("\"a,\"\"b\"\"\"", CsvText.Quote("a,\"b\""));
        Assert.Equal("Kraków", CsvText.Quote("Kraków"));
    }

    private static JourneyEvent Event(Scenario scenario, Func<EventColumn, int, string> field)
    {
        var texts = scenario.Script.Schema.Columns.Select((c, i) => (c.Field, Text: field(c, i))).Where(c => c.Text.Length > 0).ToDictionary(c => c.Field, c => c.Text);
        Assert.True(UtcTime.TryParse(texts[EventFields.Time], out var micros));
        return new JourneyEvent
        {
            Customer = texts[EventFields.Customer],
            Activity = texts[EventFields.Activity],
            TimeMicros = micros,
            Value = texts.TryGetValue(EventFields.Value, out var value) ? double.Parse(value, CultureInfo.InvariantCulture) : null,
            EventId = texts.GetValueOrDefault(EventFields.EventId),
            Fields = texts.Where(t => !EventFields.IsReserved(t.Key) || EventFields.WellKnown.Contains(t.Key)).ToDictionary(t => t.Key, t => t.Value),
        };
    }

    private static string Text(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A small reader of its own, so that the writer is not judged by itself.</summary>
    private static List<string[]> Csv(Action<Stream> write)
    {
        var rows = new List<string[]>();
        var (row, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in Text(write))
        {
            if (letter == '"')
            {
                // A doubled quote ends and begins again: the quote between was swallowed and is put back.
                field.Append(!quoted && field.Length > 0 ? "\"" : "");
                quoted = !quoted;
            }
            else if (!quoted && letter is (',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                field.Append(letter);
            }
        }

        return rows;
    }

    private sealed class Progress(List<long> told) : IProgress<long>
    {
        public void Report(long value) => told.Add(value);
    }
}
