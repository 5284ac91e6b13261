using System.Text;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>An export of one JSON object a line.</summary>
internal sealed class JsonLinesExport : SystemExport
{
    /// <summary>The object of an event.</summary>
    public required Func<JourneyEvent, JsonObject> Row { get; init; }

    /// <summary>A line above all others; null for none.</summary>
    public Func<IReadOnlyList<JourneyEvent>, string>? Title { get; init; }

    /// <summary>Whether some events come twice, as where a day is written again.</summary>
    public bool Repeats { get; init; }

    /// <summary>What is told about the customer before an event; none unless said. It comes back as a <see cref="ToldEvent"/>.</summary>
    public Func<JourneyEvent, JsonObject?> Before { get; init; } = _ => null;

    public override IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events) => Choose(events).SelectMany(e => Before(e) is null
        ? [TruthOf(e)]
        : new[] { TruthOf(e) with { Activity = ToldEvent.Activity, Value = null, Fields = new Dictionary<string, string>(StringComparer.Ordinal) }, TruthOf(e) });

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        return WriteTo(writer, [.. Choose(events)]);
    }

    /// <summary>Writes chosen events.</summary>
    public ExportTally WriteTo(TextWriter writer, IReadOnlyList<JourneyEvent> events)
    {
        if (Title is { } title)
        {
            writer.WriteLine(title(events));
        }

        var (told, repeated, broken) = (0, 0, 0);
        for (var i = 0; i < events.Count; i++)
        {
            if (Before(events[i]) is { } before)
            {
                writer.WriteLine(before.ToJsonString(JsonText.Readable));
                told++;
            }

            var line = Row(events[i]).ToJsonString(JsonText.Readable);
            writer.WriteLine(line);
            if (Repeats && i % 37 == 5)
            {
                writer.WriteLine(line);
                repeated++;
            }

            if (events.Count > 20 && i == events.Count / 2)
            {
                // A line that was cut off while it was written.
                writer.WriteLine(line[..(line.Length * 2 / 3)]);
                broken++;
            }
        }

        return new ExportTally(events.Count + told, repeated, broken);
    }
}
