using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The statements on identities in the truth. Each call is one transaction; the caller lets one in at a time.</summary>
internal static unsafe class IdentityLedger
{
    private const string Columns = "m.id, a.text, k.text, epoch_us(m.stated), m.reason, epoch_us(m.undone)";
    private const string Joined = "merge m JOIN term a ON a.field = 0 AND a.code = m.anonymous JOIN term k ON k.field = 0 AND k.code = m.known";

    /// <summary>Makes a statement, or gives back the one in force that says the same.</summary>
    public static IdentityMerge Identify(DuckConnection connection, TermBook terms, string anonymous, string known, long statedMicros, string reason)
    {
        if (string.IsNullOrEmpty(anonymous) || string.IsNullOrEmpty(known))
        {
            throw new ArgumentException("Both ids must be given to say that they are one person.", nameof(anonymous));
        }

        (anonymous, known) = (WriteState.Storable(anonymous), WriteState.Storable(known));
        if (anonymous == known)
        {
            throw new ArgumentException($"'{known}' is the same id twice; there is nothing to merge.", nameof(known));
        }

        lock (terms.Gate)
        {
            var (from, to) = (terms.Find(Truth.CustomerField, anonymous), terms.Find(Truth.CustomerField, known));
            if (from > 0 && to > 0)
            {
                if (Select(connection, "m.anonymous = ? AND m.known = ? AND m.undone IS NULL", from, to) is [var first, ..])
                {
                    return first;
                }

                if (Truth.Identities(connection).PersonOf(to) == from - 1)
                {
                    throw new ArgumentException($"'{known}' is already shown as '{anonymous}', so '{anonymous}' cannot become '{known}'. Undo the earlier statement first (it is in the list of merges).", nameof(known));
                }
            }

            return Insert(connection, terms, anonymous, known, statedMicros, reason);
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

    private static IdentityMerge Insert(DuckConnection connection, TermBook terms, string anonymous, string known, long statedMicros, string reason)
    {
        var customers = new TruthField(Truth.CustomerField, EventFields.Customer, Overflows: false);
        var from = terms.CodeOf(customers, anonymous, Hash128.OfText(anonymous), out _);
        var to = terms.CodeOf(customers, known, Hash128.OfText(known), out _);
        connection.Execute("BEGIN TRANSACTION");
        try
        {
            // An import that goes on has given codes too; writing them early does no harm.
            terms.WritePending(connection);
            var id = 1 + (connection.Number("SELECT max(id) FROM merge") ?? 0);
            connection.Execute("INSERT INTO merge VALUES (?, ?, ?, make_timestamp(?), ?, NULL)", id, from, to, statedMicros, reason);
            connection.Execute("COMMIT");
            terms.ConfirmPending();
            return new IdentityMerge(id, anonymous, known, statedMicros, reason);
        }
        catch
        {
            connection.TryRollback();
            throw;
        }
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
