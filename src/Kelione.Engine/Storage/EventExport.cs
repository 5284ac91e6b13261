using System.Threading.Channels;
using DuckDB.NET.Native;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;
using static System.FormattableString;

namespace Kelione.Engine.Storage;

/// <summary>Reads events out of the truth in their readable form, under the ids they came with.</summary>
internal static class EventExport
{
    private const int FixedColumns = 7;
    private const string Wanted = "wanted_customer";

    /// <summary>Streams; the rows are read on another thread a little ahead.</summary>
    /// <param name="connection">Where to read; used by nobody else meanwhile.</param>
    /// <param name="scope">Which events.</param>
    /// <param name="withFields">Whether fields, values and event ids are read too; without them it takes a fraction of the time.</param>
    /// <param name="explain">Turns what went wrong into what the user is told.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static async IAsyncEnumerable<JourneyEvent> Read(
        DuckConnection connection, Scope scope, bool withFields, Func<Exception, Exception> explain, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<List<JourneyEvent>>(new BoundedChannelOptions(8) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => Fill(connection, scope, withFields, explain, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var part in channel.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var journeyEvent in part)
                {
                    yield return journeyEvent;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task Fill(
        DuckConnection connection, Scope scope, bool withFields, Func<Exception, Exception> explain, ChannelWriter<List<JourneyEvent>> writer, CancellationToken cancellationToken)
    {
        try
        {
            // Codes and their texts belong together only within one state: an import may commit between two queries.
            using var state = connection.ReadOneState();
            var fields = withFields ? Truth.Fields(connection).Skip(2).ToList() : [];
            var shownAs = scope.Where.Any(c => c.Field == EventFields.Customer) ? ShownAs(connection) : [];
            var small = SmallTexts.Load(connection, fields);
            using var result = connection.Query(Sql(connection, scope, withFields, fields, small));
            while (result.Next())
            {
                var part = withFields ? Rows(result, fields, small, scope, shownAs) : Bare(result);
                await writer.WriteAsync(part, cancellationToken);
            }

            writer.Complete();
        }
        catch (Exception e)
        {
            writer.TryComplete(cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : explain(e));
        }
    }

    private static unsafe List<JourneyEvent> Rows(DuckResult result, List<TruthField> fields, SmallTexts small, Scope scope, Dictionary<int, string> shownAs)
    {
        var rows = new List<JourneyEvent>(result.Count);
        for (var row = 0; row < result.Count; row++)
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var f = 0; f < fields.Count; f++)
            {
                var column = FixedColumns + f;
                if ((small.Has(fields[f]) ? result.IsValid(column, row) ? small.Find(fields[f], result.Pointer<int>(column)[row]) : null : result.Text(column, row)) is { } text)
                {
                    texts.Add(fields[f].Name, text);
                }
            }

            var journeyEvent = new JourneyEvent
            {
                Customer = result.Text(0, row)!,
                TimeMicros = result.Pointer<long>(1)[row],
                Activity = result.Text(3, row)!,
                Value = result.IsValid(4, row) ? result.Pointer<double>(4)[row] : null,
                EventId = result.Text(5, row),
                Fields = texts,
            };

            // Conditions on the customer see the person, as they do in questions.
            var seen = shownAs.TryGetValue(result.Pointer<int>(6)[row], out var person) ? journeyEvent with { Customer = person } : journeyEvent;
            if (scope.Where.All(c => c.Matches(seen)))
            {
                rows.Add(journeyEvent);
            }
        }

        return rows;
    }

    private static unsafe List<JourneyEvent> Bare(DuckResult result)
    {
        var rows = new List<JourneyEvent>(result.Count);
        var activities = new Dictionary<int, string>();
        var (customer, code) = ("", -1);
        for (var row = 0; row < result.Count; row++)
        {
            // A customer's events come one after the other, and there are few activities: their texts are made once.
            if (result.Pointer<int>(3)[row] is var who && who != code)
            {
                (customer, code) = (result.Text(0, row)!, who);
            }

            ref var activity = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(activities, result.Pointer<int>(4)[row], out _);
            rows.Add(new JourneyEvent { Customer = customer, TimeMicros = result.Pointer<long>(1)[row], Activity = activity ??= result.Text(2, row)! });
        }

        return rows;
    }

    private static string Sql(DuckConnection connection, Scope scope, bool withFields, List<TruthField> fields, SmallTexts small)
    {
        var columns = withFields
            ? new List<string> { "c.text", "e.\"time\"", "e.seq", "a.text", "e.value", "e.event_id", "e.customer" }
            : ["c.text", "e.\"time\"", "a.text", "e.customer", "e.activity"];
        var joins = "JOIN term c ON c.field = 0 AND c.code = e.customer JOIN term a ON a.field = 1 AND a.code = e.activity";
        foreach (var field in fields)
        {
            if (small.Has(field))
            {
                columns.Add("e." + field.CodeColumn);
                continue;
            }

            columns.Add(field.Overflows ? Invariant($"coalesce(e.{field.OverflowColumn}, t{field.Number}.text)") : Invariant($"t{field.Number}.text"));
            joins += Invariant($" LEFT JOIN term t{field.Number} ON t{field.Number}.field = {field.Number} AND t{field.Number}.code = e.{field.CodeColumn}");
        }

        var conditions = new List<string> { "true" };
        if (scope.Period?.FromMicros is { } from)
        {
            conditions.Add(Invariant($"e.\"time\" >= make_timestamp({from})"));
        }

        if (scope.Period?.ToMicros is { } to)
        {
            conditions.Add(Invariant($"e.\"time\" < make_timestamp({to})"));
        }

        if (scope.Customers is { } customers)
        {
            SetWanted(connection, Codes(connection, customers));
            conditions.Add($"e.customer IN (SELECT customer FROM {Wanted})");
        }

        return $"SELECT {string.Join(", ", columns)} FROM event_log e {joins} WHERE {string.Join(" AND ", conditions)} ORDER BY c.text, e.\"time\", e.seq";
    }

    /// <summary>Puts the codes into a table of this connection only, within the transaction that reads: a statement that lists a million of them would be tens of megabytes of text.</summary>
    private static unsafe void SetWanted(DuckConnection connection, HashSet<int> codes)
    {
        connection.Execute($"CREATE OR REPLACE TEMP TABLE {Wanted}(customer INTEGER)");
        using var appender = new DuckAppender(connection, Wanted, [DuckDBType.Integer], "temp");
        foreach (var part in codes.Chunk(DuckAppender.Capacity))
        {
            part.CopyTo(new Span<int>(appender.Pointer<int>(0), part.Length));
            appender.Append(part.Length);
        }

        appender.Flush();
    }

    /// <summary>The ids under which persons with merged ids are shown, by the code of each such id.</summary>
    private static Dictionary<int, string> ShownAs(DuckConnection connection)
    {
        var merged = Truth.Identities(connection).Merged;
        var persons = merged.Values.ToHashSet();
        var texts = CustomersWhere(connection, (code, _) => persons.Contains(code - 1)).ToDictionary(c => c.Code - 1, c => c.Id);
        return merged.ToDictionary(m => m.Key, m => texts[m.Value]);
    }

    /// <summary>All ids of the persons who are shown under one of these.</summary>
    private static HashSet<int> Codes(DuckConnection connection, IReadOnlyList<string> customers)
    {
        var identities = Truth.Identities(connection);
        var members = identities.Merged.ToLookup(m => m.Value, m => m.Key);
        var codes = new HashSet<int>();
        var wanted = customers.ToHashSet(StringComparer.Ordinal);
        foreach (var (code, _) in CustomersWhere(connection, (code, id) => wanted.Contains(id) && identities.PersonOf(code) == code - 1))
        {
            codes.UnionWith(members[code - 1].Append(code));
        }

        return codes;
    }

    private static unsafe List<(int Code, string Id)> CustomersWhere(DuckConnection connection, Func<int, string, bool> isWanted)
    {
        var found = new List<(int, string)>();
        using var result = connection.Query("SELECT code, text FROM term WHERE field = 0");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                var (code, id) = (result.Pointer<int>(0)[row], result.Text(1, row)!);
                if (isWanted(code, id))
                {
                    found.Add((code, id));
                }
            }
        }

        return found;
    }
}
