using System.Text;
using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Works the identities of all stored events out of the truth.</summary>
internal static unsafe class IdentityLoader
{
    public static IdentitySet Load(DuckConnection connection, IReadOnlyList<TruthField> fields)
    {
        var parts = fields.Select(f => PartsByCode(connection, f)).ToArray();
        var overflowing = fields.Where(f => f.Overflows).ToArray();
        var columns = fields.Select(f => f.Number switch { Truth.CustomerField => "customer", Truth.ActivityField => "activity", _ => f.CodeColumn });
        var set = new IdentitySet(connection.Number("SELECT count(*) FROM event_log") ?? 0);
        var source = fields.ToList().FindIndex(f => f.Name == EventFields.Source);
        var sums = new Hash128[DuckAppender.Capacity];
        using var result = connection.Query(
            $"SELECT \"time\", value, event_id, {string.Join(", ", columns.Concat(overflowing.Select(f => f.OverflowColumn)))} FROM event_log");
        while (result.Next())
        {
            var rows = sums.AsSpan(0, result.Count);
            rows.Clear();
            for (var f = 0; f < fields.Count; f++)
            {
                var column = fields[f].Overflows ? 3 + fields.Count + Array.IndexOf(overflowing, fields[f]) : -1;
                AddParts(result, rows, 3 + f, parts[f], column, Hash128.OfText(fields[f].Name));
            }

            Finish(result, rows, source < 0 ? null : row => parts[source][result.Pointer<int>(3 + source)[row]]);
            AddAll(set, rows);
        }

        return set;
    }

    private static void AddAll(IdentitySet set, ReadOnlySpan<Hash128> rows)
    {
        const int Ahead = 12;
        for (var row = 0; row < rows.Length; row++)
        {
            set.Prefetch(rows[Math.Min(row + Ahead, rows.Length - 1)]);
            set.AddStored(rows[row]);
        }
    }

    private static void AddParts(DuckResult result, Span<Hash128> rows, int column, Hash128[] parts, int overflowColumn, Hash128 name)
    {
        var codes = result.Pointer<int>(column);
        for (var row = 0; row < rows.Length; row++)
        {
            if (overflowColumn >= 0 && result.Text(overflowColumn, row) is { } text)
            {
                rows[row] += EventIdentity.OfField(name, Hash128.OfText(text));
            }
            else
            {
                rows[row] += parts[codes[row]];
            }
        }
    }

    private static void Finish(DuckResult result, Span<Hash128> rows, Func<int, Hash128>? source)
    {
        var times = result.Pointer<long>(0);
        var values = result.Pointer<double>(1);
        var ids = result.Validity(2);
        var valid = result.Validity(1);
        for (var row = 0; row < rows.Length; row++)
        {
            if (ids is null || (ids[row >> 6] >> (row & 63) & 1) != 0)
            {
                rows[row] = EventIdentity.OfSourceId(source?.Invoke(row) ?? default, result.Text(2, row));
                continue;
            }

            var sum = rows[row] + EventIdentity.OfTime(times[row]);
            var hasValue = valid is null || (valid[row >> 6] >> (row & 63) & 1) != 0;
            rows[row] = EventIdentity.Finish(hasValue ? sum + EventIdentity.OfValue(values[row]) : sum);
        }
    }

    /// <summary>What each code of a field adds to an identity; code 0 adds nothing.</summary>
    private static Hash128[] PartsByCode(DuckConnection connection, TruthField field)
    {
        var parts = new Hash128[1 + (connection.Number("SELECT CAST(max(code) AS BIGINT) FROM term WHERE field = ?", field.Number) ?? 0)];
        var name = Hash128.OfText(field.Name);
        using var result = connection.Query("SELECT code, text FROM term WHERE field = ?", field.Number);
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                parts[result.Pointer<int>(0)[row]] = EventIdentity.OfField(name, Hash128.OfText(Encoding.UTF8.GetString(result.Utf8(1, row))));
            }
        }

        return parts;
    }
}
