namespace Kelione.Sources;

/// <summary>OCEL 1.0 as delimited text: the columns <c>ocel:type:…</c> hold lists of objects.</summary>
internal sealed class OcelCsvFormat() : SourceFormat("ocel-csv", "object-centric event log (OCEL 1.0) as delimited text")
{
    private const string TypePrefix = "ocel:type:";
    private const int RowsLookedAt = 20_000;

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
        var guess = new ObjectTypeGuess();
        for (var i = 0; i < RowsLookedAt && rows.Read(); i++)
        {
            for (var column = 0; column < rows.Row.Count && rows.Row.Problem is null; column++)
            {
                if (column < rows.Columns.Count && rows.Columns[column].StartsWith(TypePrefix, StringComparison.Ordinal))
                {
                    foreach (var id in ListOf(rows.Row[column]))
                    {
                        guess.Add(rows.Columns[column][TypePrefix.Length..], id);
                    }
                }
            }
        }

        var (type, reason) = guess.Choose(request.ObjectType);
        return details with
        {
            ObjectType = type,
            ObjectTypeReason = reason,
            Roles = OcelEvent.Roles,
            Notes = [.. details.Notes, $"customers are the objects of the type '{type}' ({reason})"],
        };
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits)
    {
        var rows = Delimited.Open(content, details, limits);
        return new Reader(rows, rows.Columns.IndexOf(TypePrefix + details.ObjectType), details.ObjectType ?? "");
    }

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

    // One record for each object of the chosen type in the row's list.
    private sealed class Reader(IRowReader rows, int typeColumn, string type) : IRowReader
    {
        private readonly int _objectColumn = rows.Columns.IndexOrAdd(OcelEvent.ObjectColumn);
        private IReadOnlyList<string> _objects = [];
        private int _next;
        private long _records;

        public ColumnSet Columns => rows.Columns;

        public Row Row { get; } = new();

        public bool Read()
        {
            if (_next < _objects.Count)
            {
                Fill(_objects[_next++]);
                return true;
            }

            if (!rows.Read())
            {
                return false;
            }

            _objects = rows.Row.Problem is null && typeColumn >= 0 ? [.. ListOf(rows.Row[typeColumn]).Distinct(StringComparer.Ordinal)] : [];
            _next = 1;
            Fill(_objects.Count > 0 ? _objects[0] : null);
            return true;
        }

        public string RawText(int limit) => rows.RawText(limit);

        public void Dispose() => rows.Dispose();

        private void Fill(string? customer)
        {
            Row.CopyFrom(rows.Row);
            Row.Record = ++_records;
            if (rows.Row.Problem is { } problem)
            {
                Row.Refuse(problem, rows.Row.ProblemField);
            }
            else if (customer is null)
            {
                Row.Refuse($"the event has no object of the type '{type}'", OcelEvent.ObjectColumn);
            }
            else
            {
                Row.Set(_objectColumn, customer);
            }
        }
    }
}
