using System.Collections;
using DuckDB.NET.Native;
using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>
/// Makes the segment of the persons whose journeys changed since the index was built: by new events, by statements on identities, by statements taken back. The one mechanism for all changes.
/// </summary>
internal static unsafe class OverlayBuilder
{
    /// <summary>A database in memory for helper tables, attached by this name to every store: it never touches the disk's truth, and every connection sees it.</summary>
    public const string Scratch = "scratch";

    /// <summary>The codes of all ids whose persons changed, and of all ids that are or were the same persons.</summary>
    public static HashSet<int> Touched(DuckConnection connection, BaseIndex index, IdentityResolution now, long lastSequence)
    {
        var touched = new HashSet<int>();
        using (var result = connection.Query("SELECT DISTINCT customer FROM event_log WHERE seq > ? AND seq <= ?", index.Manifest.LastSequence, lastSequence))
        {
            while (result.Next())
            {
                touched.UnionWith(new ReadOnlySpan<int>(result.Pointer<int>(0), result.Count).ToArray());
            }
        }

        var before = index.Identities;
        var merged = before.Merged.Keys.Union(now.Merged.Keys).ToList();
        touched.UnionWith(merged.Where(id => before.PersonOf(id) != now.PersonOf(id)));
        Close(touched, merged, before, now);
        return touched;
    }

    /// <summary>Builds the segment; null where nothing changed or the changes are more than the caller wants beside the index.</summary>
    /// <param name="connect">Gives a connection.</param>
    /// <param name="index">The index.</param>
    /// <param name="touched">The ids, from <see cref="Touched"/>.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="now">Who is who now.</param>
    /// <param name="lastSequence">The last event that counts.</param>
    /// <param name="mostEvents">How many events the segment may have.</param>
    public static Overlay? Build(
        Func<DuckConnection> connect, BaseIndex index, HashSet<int> touched, IReadOnlyList<TruthField> fields, IdentityResolution now, long lastSequence, long mostEvents)
    {
        using var helper = connect();
        try
        {
            return !TryCollect(helper, touched, lastSequence, mostEvents) ? null : BuildCollected(connect, index, touched, fields, now, lastSequence);
        }
        finally
        {
            helper.Execute($"DROP TABLE IF EXISTS {Scratch}.overlay; DROP TABLE IF EXISTS {Scratch}.touched");
        }
    }

    private static Overlay BuildCollected(
        Func<DuckConnection> connect, BaseIndex index, HashSet<int> touched, IReadOnlyList<TruthField> fields, IdentityResolution now, long lastSequence)
    {
        var columns = new MemoryColumns();
        try
        {
            var shape = new IndexBuilder(connect, threads: 1).Build(new EventRange($"{Scratch}.overlay", lastSequence), fields, now, columns, CancellationToken.None);
            var hidden = new BitArray(index.Segment.JourneyCount);
            var (hiddenJourneys, hiddenEvents) = (0, 0L);
            foreach (var person in touched.Select(index.Identities.PersonOf).Distinct())
            {
                if (index.JourneyOf(person) is var journey and >= 0)
                {
                    hidden[journey] = true;
                    hiddenJourneys++;
                    hiddenEvents += index.Segment.Offsets[journey + 1] - index.Segment.Offsets[journey];
                }
            }

            return new Overlay(columns, new ColumnSegment(columns, shape), hidden, hiddenJourneys, hiddenEvents);
        }
        catch
        {
            columns.Dispose();
            throw;
        }
    }

    /// <summary>Widens the set until nobody in it shares a person, before or now, with anybody outside.</summary>
    private static void Close(HashSet<int> touched, List<int> merged, IdentityResolution before, IdentityResolution now)
    {
        // Only ids that a statement names can share a person with others; they and the persons' own ids are all there is to look at.
        var named = merged.Concat(merged.SelectMany(id => new[] { before.PersonOf(id) + 1, now.PersonOf(id) + 1 })).Distinct().ToList();
        for (var size = -1; size != touched.Count;)
        {
            size = touched.Count;
            var persons = named.Where(touched.Contains).SelectMany(id => new[] { before.PersonOf(id), now.PersonOf(id) }).ToHashSet();
            touched.UnionWith(named.Where(id => persons.Contains(before.PersonOf(id)) || persons.Contains(now.PersonOf(id))));
        }
    }

    // Counted before it is copied: where everybody's journeys changed, the copy would be the whole truth, in memory, only to be thrown away.
    private static bool TryCollect(DuckConnection connection, HashSet<int> touched, long lastSequence, long mostEvents)
    {
        connection.Execute($"BEGIN; CREATE OR REPLACE TABLE {Scratch}.touched(customer INTEGER)");
        using (var appender = new DuckAppender(connection, "touched", [DuckDBType.Integer], Scratch))
        {
            foreach (var part in touched.Chunk(DuckAppender.Capacity))
            {
                part.CopyTo(new Span<int>(appender.Pointer<int>(0), part.Length));
                appender.Append(part.Length);
            }

            appender.Flush();
        }

        var chosen = FormattableString.Invariant($"FROM event_log WHERE seq <= {lastSequence} AND customer IN (SELECT customer FROM {Scratch}.touched)");
        if (connection.Number($"SELECT count(*) {chosen}") > mostEvents)
        {
            connection.Execute("COMMIT");
            return false;
        }

        connection.Execute($"CREATE OR REPLACE TABLE {Scratch}.overlay AS SELECT * {chosen}; COMMIT");
        return true;
    }
}
