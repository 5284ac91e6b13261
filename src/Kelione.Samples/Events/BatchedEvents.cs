using System.Text;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Compact events in the columns in which an engine takes them.</summary>
internal sealed class BatchedEvents(EventSchema schema, Vocabulary words)
{
    /// <summary>The events of all slices, in batches of the usual size.</summary>
    public IEnumerable<EventBatch> Of(IEnumerable<ReadOnlyMemory<SampleEvent>> slices)
    {
        var builder = new EventBatchBuilder();
        var fields = schema.Columns.Select(c => EventFields.IsReserved(c.Field) && !EventFields.WellKnown.Contains(c.Field) ? -1 : builder.FieldNumber(c.Field)).ToArray();
        foreach (var slice in slices)
        {
            for (var i = 0; i < slice.Length; i++)
            {
                Add(builder, fields, slice.Span[i]);
                if (builder.IsFull)
                {
                    yield return builder.Take();
                }
            }
        }

        if (builder.Count > 0)
        {
            yield return builder.Take();
        }
    }

    private void Add(EventBatchBuilder builder, int[] fields, in SampleEvent happened)
    {
        Span<byte> bytes = stackalloc byte[SampleIds.MaxLength];
        Span<char> text = stackalloc char[SampleIds.MaxLength];
        builder.Begin(Characters(bytes[..SampleIds.WriteCustomer(bytes, happened.Customer, happened.AnonymousDevice)], text), happened.TimeMillis * 1000, words.Text(happened.Activity));
        for (var i = 0; i < fields.Length; i++)
        {
            var column = schema.Columns[i];
            var word = ReadableEvents.WordOf(happened, column);
            if (word.IsPresent)
            {
                builder.SetField(fields[i], words.Text(word));
            }
            else if (column.Kind == EventColumnKind.Session && happened.Session > 0)
            {
                builder.SetField(fields[i], Characters(bytes[..SampleIds.WriteSession(bytes, happened)], text));
            }
            else if (column.Kind == EventColumnKind.Account && happened.Account >= 0)
            {
                builder.SetField(fields[i], Characters(bytes[..SampleIds.WriteAccount(bytes, happened.Account)], text));
            }
            else if (column.Kind == EventColumnKind.Id)
            {
                builder.SetEventId(Encoding.ASCII.GetString(bytes[..SampleIds.WriteEvent(bytes, happened)]));
            }
        }

        if (happened.Cents != SampleEvent.NoAmount)
        {
            builder.SetValue(happened.Cents / 100.0);
        }
    }

    private static ReadOnlySpan<char> Characters(ReadOnlySpan<byte> ascii, Span<char> target) => target[..Encoding.ASCII.GetChars(ascii, target)];
}
