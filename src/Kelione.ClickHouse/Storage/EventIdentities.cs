using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>Works out who the events of a batch are, by the recipe of <see cref="EventIdentity"/>: each distinct text is hashed once.</summary>
internal static class EventIdentities
{
    /// <summary>The identity of each event.</summary>
    public static Hash128[] Of(EventBatch batch)
    {
        var sums = new Hash128[batch.Count];
        Add(sums, EventFields.Customer, batch.Customers);
        Add(sums, EventFields.Activity, batch.Activities);
        foreach (var (name, column) in batch.Fields)
        {
            Add(sums, name, column);
        }

        var sourceName = Hash128.OfText(EventFields.Source);
        var sources = batch.Fields.GetValueOrDefault(EventFields.Source);
        for (var row = 0; row < sums.Length; row++)
        {
            if (batch.EventIds?[row] is { Length: > 0 } id)
            {
                var source = sources?[row] is { Length: > 0 } text ? EventIdentity.OfField(sourceName, Hash128.OfText(WriteState.Storable(text))) : default;
                sums[row] = EventIdentity.OfSourceId(source, WriteState.Storable(id));
                continue;
            }

            var sum = sums[row] + EventIdentity.OfTime(batch.TimesMicros[row]);
            sums[row] = EventIdentity.Finish(batch.Values is { } values && !double.IsNaN(values[row]) ? sum + EventIdentity.OfValue(values[row]) : sum);
        }

        return sums;
    }

    private static void Add(Hash128[] sums, string field, TextColumn column)
    {
        var name = Hash128.OfText(field);
        var parts = new Dictionary<string, Hash128>(StringComparer.Ordinal);
        for (var row = 0; row < sums.Length; row++)
        {
            if (column[row] is not { Length: > 0 } text)
            {
                continue;
            }

            if (!parts.TryGetValue(text, out var part))
            {
                part = EventIdentity.OfField(name, Hash128.OfText(WriteState.Storable(text)));
                parts.Add(text, part);
            }

            sums[row] += part;
        }
    }
}
