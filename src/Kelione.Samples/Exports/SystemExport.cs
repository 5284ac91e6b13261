using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>
/// Writes events as another system would export them, with the traps of its real files: for trying an import where no real file may be used. Values are invented, shapes are the systems' own.
/// Same events, same bytes, but where a container keeps its own library's mark.
/// </summary>
public abstract class SystemExport
{
    /// <summary>The system, as the readers of exports call it: <c>mixpanel</c>.</summary>
    public required string System { get; init; }

    /// <summary>The export's own name, one for each shape of a system: <c>ga4-parquet</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A file name as such exports have.</summary>
    public required string FileName { get; init; }

    /// <summary>How fine its times are, in microseconds; what is finer is cut off.</summary>
    public long PrecisionMicros { get; init; } = 1_000;

    /// <summary>Which fields of an event it carries, and how they are called once they are read again: parts of an event or attributes. Session and value stand apart.</summary>
    public IReadOnlyDictionary<string, string> Carries { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it carries the value.</summary>
    public bool CarriesValue { get; init; } = true;

    /// <summary>The zone that a person has to name for its times, as the file does not show it; null for none.</summary>
    public string? Zone { get; init; }

    /// <summary>Which of the events are in it; all unless told. Some systems write a file for each kind.</summary>
    public Func<IReadOnlyList<JourneyEvent>, IEnumerable<JourneyEvent>> Choose { get; init; } = events => events;

    /// <summary>The customer as it is written.</summary>
    public Func<JourneyEvent, string> Customer { get; init; } = e => e.Customer;

    /// <summary>The activity as it is read again.</summary>
    public Func<JourneyEvent, string> Activity { get; init; } = e => e.Activity;

    /// <summary>The session as it is read again; null for none.</summary>
    public Func<JourneyEvent, string?> Session { get; init; } = e => e.Field(EventFields.Session);

    /// <summary>Writes the events.</summary>
    /// <param name="events">By rising time.</param>
    /// <param name="target">Where to; flushed, not closed.</param>
    /// <returns>What was written.</returns>
    public abstract ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target);

    /// <summary>The events that the file tells of, as far as it tells: what an import must give back. Sessions under the name <c>session</c>; other fields as <see cref="Carries"/> says.</summary>
    public virtual IEnumerable<JourneyEvent> Truth(IReadOnlyList<JourneyEvent> events) => Choose(events).Select(TruthOf);

    /// <summary>One event as far as the file tells of it.</summary>
    protected JourneyEvent TruthOf(JourneyEvent happened)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, becomes) in Carries)
        {
            if (happened.Field(field) is { } text)
            {
                fields[becomes] = text;
            }
        }

        if (Session(happened) is { } session)
        {
            fields[EventFields.Session] = session;
        }

        return new JourneyEvent
        {
            Customer = Customer(happened),
            Activity = Activity(happened),
            TimeMicros = UtcTime.FloorDiv(happened.TimeMicros, PrecisionMicros) * PrecisionMicros,
            Fields = fields,
            Value = CarriesValue ? happened.Value : null,
        };
    }
}

/// <summary>What an export wrote.</summary>
/// <param name="Events">Events, the repeated ones not counted.</param>
/// <param name="Repeated">Events that it wrote once more, as systems do that send again.</param>
/// <param name="Broken">Records that cannot be read.</param>
public sealed record ExportTally(long Events, long Repeated = 0, long Broken = 0);
