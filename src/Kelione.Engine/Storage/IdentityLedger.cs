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
    public static IReadOnlyList<IdentityOutcome> Identify(DuckConnection connection, TermBook terms, IReadOnlyList<IdentityStatement> statements)
    {
        lock (terms.Gate)
        {
            var inForce = Select(connection, "m.undone IS NULL").ToDictionary(m => (m.Anonymous, m.Known));
            var chains = new IdentityChains<int>();
            foreach (var merge in inForce.Values.OrderBy(m => m.Id))
            {
                chains.Join(terms.Find(Truth.CustomerField, merge.Anonymous), terms.Find(Truth.CustomerField, merge.Known));
            }

            var nextId = 1 + (connection.Number("SELECT max(id) FROM merge") ?? 0);
            var customers = new TruthField(Truth.CustomerField, EventFields.Customer, Overflows: false);
            var made = new List<(long Id, int From, int To, IdentityStatement Statement)>();
            var outcomes = new List<IdentityOutcome>(statements.Count);
            foreach (var statement in statements)
            {
                var (anonymous, known) = (WriteState.Storable(statement.Anonymous), WriteState.Storable(statement.Known));
                if (Refusal(anonymous, known) is { } refusal)
                {
                    outcomes.Add(new IdentityOutcome(null, false, refusal));
                    continue;
                }

                if (inForce.TryGetValue((anonymous, known), out var earlier))
                {
                    outcomes.Add(new IdentityOutcome(earlier, false, null));
                    continue;
                }

                var (from, to) = (terms.Find(Truth.CustomerField, anonymous), terms.Find(Truth.CustomerField, known));
                if (from > 0 && to > 0 && chains.End(to) == from)
                {
                    outcomes.Add(new IdentityOutcome(
                        null, false, $"'{known}' is already shown as '{anonymous}', so '{anonymous}' cannot become '{known}'. Undo the earlier statement first (it is in the list of merges)."));
                    continue;
                }

                from = terms.CodeOf(customers, anonymous, Hash128.OfText(anonymous), out _);
                to = terms.CodeOf(customers, known, Hash128.OfText(known), out _);
                chains.Join(from, to);
                var merge = new IdentityMerge(nextId++, anonymous, known, statement.StatedMicros, statement.Reason);
                inForce.Add((anonymous, known), merge);
                made.Add((merge.Id, from, to, statement));
                outcomes.Add(new IdentityOutcome(merge, true, null));
            }

            Insert(connection, terms, made);
            return outcomes;
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

    private static void Insert(DuckConnection connection, TermBook terms, List<(long Id, int From, int To, IdentityStatement Statement)> made)
    {
        if (made.Count == 0)
        {
            return;
        }

        connection.InTransaction(() =>
        {
            // An import that goes on has given codes too; writing them early does no harm.
            terms.WritePending(connection);
            foreach (var (id, from, to, statement) in made)
            {
                connection.Execute("INSERT INTO merge VALUES (?, ?, ?, make_timestamp(?), ?, NULL)", id, from, to, statement.StatedMicros, statement.Reason);
            }

            return made.Count;
        });
        terms.ConfirmPending();
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
