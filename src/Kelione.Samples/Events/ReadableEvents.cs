using System.Text;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Compact events in their readable form.</summary>
internal static class ReadableEvents
{
    /// <summary>The readable form of a slice, event by event.</summary>
    public static IEnumerable<JourneyEvent> Of(ReadOnlyMemory<SampleEvent> slice, EventSchema schema, Vocabulary words)
    {
        for (var i = 0; i < slice.Length; i++)
        {
            yield return Of(slice.Span[i], schema, words);
        }
    }

    private static JourneyEvent Of(in SampleEvent happened, EventSchema schema, Vocabulary words)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? id = null;
        Span<byte> text = stackalloc byte[SampleIds.MaxLength];
        foreach (var column in schema.Columns)
        {
            var word = WordOf(happened, column);
            if (word.IsPresent)
            {
                fields.Add(column.Field, words.Text(word));
            }
            else if (column.Kind == EventColumnKind.Session && happened.Session > 0)
            {
                fields.Add(column.Field, Encoding.ASCII.GetString(text[..SampleIds.WriteSession(text, happened)]));
            }
            else if (column.Kind == EventColumnKind.Account && happened.Account >= 0)
            {
                fields.Add(column.Field, Encoding.ASCII.GetString(text[..SampleIds.WriteAccount(text, happened.Account)]));
            }
            else if (column.Kind == EventColumnKind.Id)
            {
                id = Encoding.ASCII.GetString(text[..SampleIds.WriteEvent(text, happened)]);
            }
        }

        return new JourneyEvent
        {
            Customer = SampleIds.Customer(happened.Customer, happened.AnonymousDevice),
            Activity = words.Text(happened.Activity),
            TimeMicros = happened.TimeMillis * 1000,
            Fields = fields,
            Value = happened.Cents == SampleEvent.NoAmount ? null : happened.Cents / 100.0,
            EventId = id,
        };
    }

    /// <summary>The word that an event has in a column of words; none for the other columns.</summary>
    public static Word WordOf(in SampleEvent happened, EventColumn column) => column.Kind switch
    {
        EventColumnKind.Channel => happened.Channel,
        EventColumnKind.Device => happened.Device,
        EventColumnKind.Touchpoint => happened.Touchpoint,
        EventColumnKind.Source => happened.Source,
        EventColumnKind.Role => happened.Role,
        EventColumnKind.Attribute => happened.Attributes[column.Attribute],
        _ => default,
    };
}
