using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>Actions that stand in numbered columns, <c>actionDetails_0_type</c> or <c>actionDetails.0.type</c>, as the list they were flattened from.</summary>
internal sealed class NumberedActions
{
    private const string Prefix = "actionDetails";

    private readonly List<(int Number, string Member)?> _columns = [];

    /// <summary>Whether a column is one of them.</summary>
    public static bool IsOne(string column) => Part(column) is not null;

    /// <summary>The actions of a record; null where it has none. To be disposed of.</summary>
    public JsonDocument? Of(SystemRecord record)
    {
        while (_columns.Count < record.Columns.Count)
        {
            _columns.Add(Part(record.Columns[_columns.Count]));
        }

        var actions = new SortedDictionary<int, JsonObject>();
        for (var column = 0; column < record.Count; column++)
        {
            if (_columns[column] is var (number, member) && record.Cell(column) is { IsEmpty: false } cell)
            {
                if (!actions.TryGetValue(number, out var action))
                {
                    actions.Add(number, action = []);
                }

                action[member] = cell.ToString();
            }
        }

        return actions.Count == 0 ? null : JsonDocument.Parse(new JsonArray([.. actions.Values]).ToJsonString());
    }

    private static (int Number, string Member)? Part(string column)
    {
        if (!column.StartsWith(Prefix, StringComparison.Ordinal) || column.Length < Prefix.Length + 4 || column[Prefix.Length] is not ('_' or '.' or '/'))
        {
            return null;
        }

        var rest = column.AsSpan(Prefix.Length + 1);
        var end = rest.IndexOfAny('_', '.', '/');
        return end > 0 && end + 1 < rest.Length && int.TryParse(rest[..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (number, rest[(end + 1)..].ToString())
            : null;
    }
}
