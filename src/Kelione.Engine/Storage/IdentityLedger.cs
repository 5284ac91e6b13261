using System.Globalization;
using DuckDB.NET.Native;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The statements on identities in the truth. Each call is one transaction; the caller lets one in at a time.</summary>
internal static unsafe class IdentityLedger
{
    private const string Columns = "m.id, a.text, k.text, epoch_us(m.stated), m.reason, epoch_us(m.undone)";
    private const string Joined = "merge m JOIN term a ON a.field = 0 AND a.code = m.anonymous JOIN term k ON k.field = 0 AND k.code = m.known";

    /// <summary>
    /// Makes statements, all of those that can be made in one transaction, each as if it were made alone after the ones before it. One that says what is in force already gives that one back.
    /// </summary>
    public static IReadOnlyList<IdentityOutcome> Identify(DuckConnection connection, WriteState state, IReadOnlyList<IdentityStatement> statements)
    {
        var terms = state.Terms;
        lock (terms.Gate)
        {
            // What is kept between calls is right only as long as all of it was written.
            var stated = state.Merges ?? StatedMerges.Load(connection);
            state.Merges = null;
            var made = new Dictionary<long, (int From, int To, IdentityStatement Statement)>();
            var answers = new List<(long Number, string? Refusal)>(statements.Count);
            foreach (var statement in statements)
            {
                var (anonymous, known) = (WriteState.Storable(statement.Anonymous), WriteState.Storable(statement.Known));
                answers.Add(Refusal(anonymous, known) is { } refusal ? (0, refusal) : State(terms, stated, statement with { Anonymous = anonymous, Known = known }, made));
            }

            Insert(connection, terms, made);
            state.Merges = stated;
            return Outcomes(connection, answers, made);
        }
    }

    /// <summary>Takes a statement back; null where there is none of the number in force.</summary>
    public static IdentityMerge? Undo(DuckConnection connection, long id, long undoneMicros)
    {
        if (Select(connection, "m.id = ? AND m.undone IS NULL", id) is not [var merge])
        {
            return null;
        }

        connection.Execute("UPDATE merge SET undone = make_timestamp(?) WHERE id = ?", undoneMicros, id);
        return merge with { UndoneMicros = undoneMicros };
    }

    /// <summary>All statements, oldest first, or those that name any id of a person.</summary>
    public static IReadOnlyList<IdentityMerge> List(DuckConnection connection, string? customer)
    {
        if (customer is null)
        {
            return Select(connection, "true");
        }

        var code = CodeOf(connection, customer);
        var group = SamePerson(Truth.Identities(connection), code);
        var all = new List<IdentityMerge>();
        foreach (var id in group)
        {
            all.AddRange(Select(connection, "m.anonymous = ? OR m.known = ?", id, id));
        }

        return [.. all.DistinctBy(m => m.Id).OrderBy(m => m.Id)];
    }

    /// <summary>Writes statements of another store under their own numbers, those undone too, in one transaction; numbers that are there stay as they are.</summary>
    public static long Copy(DuckConnection connection, WriteState state, IReadOnlyList<IdentityMerge> merges)
    {
        var terms = state.Terms;
        lock (terms.Gate)
        {
            state.Merges = null;
            var there = Select(connection, "true").Select(m => m.Id).ToHashSet();
            var missing = merges.Where(m => !there.Contains(m.Id)).ToList();
            var customers = new TruthField(Truth.CustomerField, EventFields.Customer, Overflows: false);
            int Code(string id) => terms.CodeOf(customers, id, Hash128.OfText(id), out _);
            var made = missing.ToDictionary(m => m.Id, m => (Code(m.Anonymous), Code(m.Known), new IdentityStatement(m.Anonymous, m.Known, m.StatedMicros, m.Reason)));
            Insert(connection, terms, made, missing.Where(m => m.UndoneMicros is not null).ToDictionary(m => m.Id, m => m.UndoneMicros!.Value));
            return missing.Count;
        }
    }

    /// <summary>The code of an id; 0 where it was never seen.</summary>
    public static int CodeOf(DuckConnection connection, string customer) =>
        (int)(connection.Number("SELECT CAST(code AS BIGINT) FROM term WHERE field = 0 AND text = ?", WriteState.Storable(customer)) ?? 0);

    /// <summary>The codes of all ids that are the same person as this one, itself too; empty for code 0.</summary>
    public static IReadOnlySet<int> SamePerson(IdentityResolution identities, int code)
    {
        if (code == 0)
        {
            return new HashSet<int>();
        }

        var person = identities.PersonOf(code);
        return identities.Merged.Where(m => m.Value == person).Select(m => m.Key).Append(person + 1).Append(code).ToHashSet();
    }

    private static string? Refusal(string anonymous, string known) =>
        string.IsNullOrEmpty(anonymous) || string.IsNullOrEmpty(known) ? "Both ids must be given to say that they are one person."
        : anonymous == known ? $"'{known}' is the same id twice; there is nothing to merge."
        : null;

    private static (long Number, string? Refusal) State(TermBook terms, StatedMerges stated, IdentityStatement statement, Dictionary<long, (int From, int To, IdentityStatement Statement)> made)
    {
        var (from, to) = (terms.Find(Truth.CustomerField, statement.Anonymous), terms.Find(Truth.CustomerField, statement.Known));
        if (from > 0 && to > 0 && stated.NumberOf(from, to) is { } earlier)
        {
            return (earlier, null);
        }

        if (from > 0 && to > 0 && stated.Chains.End(to) == from)
        {
            return (0, $"'{statement.Known}' is already shown as '{statement.Anonymous}', so '{statement.Anonymous}' cannot become '{statement.Known}'. Undo the earlier statement first (it is in the list of merges).");
        }

        var customers = new TruthField(Truth.CustomerField, EventFields.Customer, Overflows: false);
        from = terms.CodeOf(customers, statement.Anonymous, Hash128.OfText(statement.Anonymous), out _);
        to = terms.CodeOf(customers, statement.Known, Hash128.OfText(statement.Known), out _);
        var number = stated.Add(from, to);
        made.Add(number, (from, to, statement));
        return (number, null);
    }

    private static List<IdentityOutcome> Outcomes(DuckConnection connection, List<(long Number, string? Refusal)> answers, Dictionary<long, (int From, int To, IdentityStatement Statement)> made)
    {
        var earlier = new Dictionary<long, IdentityMerge>();
        foreach (var part in answers.Select(a => a.Number).Where(n => n > 0 && !made.ContainsKey(n)).Distinct().Chunk(1_000))
        {
            foreach (var merge in Select(connection, $"m.id IN ({string.Join(',', part.Select(n => n.ToString(CultureInfo.InvariantCulture)))})"))
            {
                earlier.Add(merge.Id, merge);
            }
        }

        var told = new HashSet<long>();
        return answers.ConvertAll(answer => answer.Refusal is { } refusal ? new IdentityOutcome(null, false, refusal)
            : made.TryGetValue(answer.Number, out var m)
                ? new IdentityOutcome(new IdentityMerge(answer.Number, m.Statement.Anonymous, m.Statement.Known, m.Statement.StatedMicros, m.Statement.Reason), told.Add(answer.Number), null)
            : new IdentityOutcome(earlier[answer.Number], false, null));
    }

    private static void Insert(DuckConnection connection, TermBook terms, Dictionary<long, (int From, int To, IdentityStatement Statement)> made, IReadOnlyDictionary<long, long>? undone = null)
    {
        if (made.Count == 0)
        {
            return;
        }

        connection.InTransaction(() =>
        {
            // An import that goes on has given codes too; writing them early does no harm.
            terms.WritePending(connection);
            Append(connection, made);
            foreach (var (number, micros) in undone ?? new Dictionary<long, long>())
            {
                connection.Execute("UPDATE merge SET undone = make_timestamp(?) WHERE id = ?", micros, number);
            }

            return made.Count;
        });
        terms.ConfirmPending();
    }

    private static void Append(DuckConnection connection, Dictionary<long, (int From, int To, IdentityStatement Statement)> made)
    {
        using var appender = new DuckAppender(connection, "merge", [DuckDBType.BigInt, DuckDBType.Integer, DuckDBType.Integer, DuckDBType.Timestamp, DuckDBType.Varchar, DuckDBType.Timestamp]);
        foreach (var part in made.Chunk(DuckAppender.Capacity))
        {
            appender.SetAllNull(5);
            for (var row = 0; row < part.Length; row++)
            {
                var (number, (from, to, statement)) = part[row];
                appender.Pointer<long>(0)[row] = number;
                appender.Pointer<int>(1)[row] = from;
                appender.Pointer<int>(2)[row] = to;
                appender.Pointer<long>(3)[row] = statement.StatedMicros;
                appender.SetText(4, row, statement.Reason);
            }

            appender.Append(part.Length);
        }

        appender.Flush();
    }

    private static List<IdentityMerge> Select(DuckConnection connection, string condition, params ReadOnlySpan<object?> values)
    {
        var merges = new List<IdentityMerge>();
        using var result = connection.Query($"SELECT {Columns} FROM {Joined} WHERE {condition} ORDER BY m.id", values);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                merges.Add(new IdentityMerge(
                    result.Pointer<long>(0)[row], result.Text(1, row)!, result.Text(2, row)!, result.Pointer<long>(3)[row], result.Text(4, row) ?? "")
                {
                    UndoneMicros = result.IsValid(5, row) ? result.Pointer<long>(5)[row] : null,
                });
            }
        }

        return merges;
    }
}
