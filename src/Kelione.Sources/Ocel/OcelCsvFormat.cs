namespace Kelione.Sources;

/// <summary>OCEL 1.0 as delimited text: the columns <c>ocel:type:…</c> hold lists of objects.</summary>
internal sealed class OcelCsvFormat() : SourceFormat("ocel-csv", "object-centric event log (OCEL 1.0) as delimited text")
{
    private const string TypePrefix = "ocel:type:";
    private const int RowsLookedAt = 100_000;

    private static readonly DelimitedFormat Delimited = new();

    internal override bool Recognises(SourceHead head)
    {
        var firstLine = head.Text.AsSpan(0, Math.Max(0, head.Text.IndexOf('\n', StringComparison.Ordinal)));
        return firstLine.Contains("ocel:activity", StringComparison.Ordinal) && firstLine.Contains(TypePrefix, StringComparison.Ordinal);
    }

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        var details = Delimited.Inspect(content, request);
        using var again = SourceContent.Open(content.File, content.Entry, request.Limits);
        using var rows = Delimited.Open(again, details, request.Limits);
        var chosen = ObjectTypeGuess.Choose(RelationsOf(rows, RowsLookedAt), request.ObjectType);
        return details with { ObjectType = chosen.ObjectType, ObjectTypeReason = chosen.ObjectTypeReason, Roles = chosen.Roles, Notes = [.. details.Notes, .. chosen.Notes] };
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits)
    {
        // What belongs to what shows only when all of the log was seen: it is read twice.
        using var before = SourceContent.Open(content.File, content.Entry, limits);
        using var all = Delimited.Open(before, details, limits);
        var owners = RelationsOf(all, int.MaxValue).OwnersOf(details.ObjectType ?? "");
        return new Reader(Delimited.Open(content, details, limits), owners);
    }

    // Objects of two types may have one id: the type stands before it.
    private static OcelRelations RelationsOf(IRowReader rows, int most)
    {
        var relations = new OcelRelations();
        try
        {
            for (var i = 0; i < most && rows.Read(); i++)
            {
                if (rows.Row.Problem is null)
                {
                    relations.Add(ObjectsOf(rows).Select(o => (Key(o.Type, o.Id), o.Type)));
                }
            }
        }
        catch (SourceException) when (relations.Events > 0)
        {
            // What comes before the damage is enough to know by; the reading itself tells of it.
        }

        return relations;
    }

    private static List<(string Type, string Id)> ObjectsOf(IRowReader rows)
    {
        var objects = new List<(string, string)>();
        for (var column = 0; column < rows.Row.Count && column < rows.Columns.Count; column++)
        {
            if (rows.Columns[column].StartsWith(TypePrefix, StringComparison.Ordinal))
            {
                var type = rows.Columns[column][TypePrefix.Length..];
                objects.AddRange(ListOf(rows.Row[column]).Distinct(StringComparer.Ordinal).Select(id => (type, id)));
            }
        }

        return objects;
    }

    private static string Key(string type, string id) => $"{type}\u001F{id}";

    private static string IdIn(string key) => key[(key.IndexOf('\u001F', StringComparison.Ordinal) + 1)..];

    /// <summary>The texts of a list written as <c>['a','b']</c> or <c>["a","b"]</c>.</summary>
    internal static IReadOnlyList<string> ListOf(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 1 && text[0] == '[' && text[^1] == ']')
        {
            text = text[1..^1];
        }

        var items = new List<string>();
        while (!text.IsEmpty)
        {
            text = text.TrimStart(" ,");
            if (text.IsEmpty)
            {
                break;
            }

            var quote = text[0] is '\'' or '"' ? text[0] : '\0';
            var rest = quote == '\0' ? text : text[1..];
            var end = quote == '\0' ? rest.IndexOf(',') : rest.IndexOf(quote);
            var item = end < 0 ? rest : rest[..end];
            if (!item.Trim().IsEmpty)
            {
                items.Add(item.Trim().ToString());
            }

            text = end < 0 ? default : rest[(end + 1)..];
        }

        return items;
    }

    // One record for each object of the chosen type in the row, or for each to which the others belong.
    private sealed class Reader(IRowReader rows, OcelOwners owners) : IRowReader
    {
        private readonly int _objectColumn = rows.Columns.IndexOrAdd(OcelEvent.ObjectColumn);
        private readonly List<(string? Customer, string? Through)> _customers = [];
        private int _next;
        private long _records;

        public ColumnSet Columns => rows.Columns;

        public Row Row { get; } = new();

        public bool Read()
        {
            if (_next >= _customers.Count)
            {
                if (!rows.Read())
                {
                    return false;
                }

                var objects = rows.Row.Problem is null ? ObjectsOf(rows) : [];
                OcelCustomers.Of(objects.Select(o => Key(o.Type, o.Id)), k => k.StartsWith(Key(owners.Type, ""), StringComparison.Ordinal), owners, _customers);
                _next = 0;
            }

            Fill(_customers[_next++]);
            return true;
        }

        public string RawText(int limit) => rows.RawText(limit);

        public void Dispose() => rows.Dispose();

        private void Fill((string? Key, string? Through) customer)
        {
            Row.CopyFrom(rows.Row);
            Row.Record = ++_records;
            if (rows.Row.Problem is { } problem)
            {
                Row.Refuse(problem, rows.Row.ProblemField);
            }
            else if (customer.Key is null)
            {
                Row.Refuse(OcelCustomers.Refusal(owners.Type), OcelEvent.ObjectColumn);
            }
            else
            {
                Row.Set(_objectColumn, IdIn(customer.Key));
                if (customer.Through is { } through)
                {
                    Row.Set(Columns.IndexOrAdd(OcelEvent.ThroughColumn), IdIn(through));
                }
            }
        }
    }
}
