using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Reading;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Turns pages of customers: only those of a page travel.</summary>
internal static class PushedPages
{
    /// <summary>A page; null where nobody is behind the number and the answer need not have it.</summary>
    public static CustomerPage? Of(PushedOpening opening, PageRequest page, PushedRun run)
    {
        var (total, ids) = (0L, new List<string>());
        var condition = opening.Condition ?? run.Condition;
        run.AskJourneys(opening.Columns, condition, journeys => $"SELECT toInt64(count()) FROM ({opening.Customers(journeys)})", rows => total += rows.Int64());
        if (total == 0 && !opening.MayBeEmpty)
        {
            return null;
        }

        var after = page.After is null ? "" : $" WHERE {Ordinal("customer")} > {Ordinal(Sql.Text(WriteState.Storable(page.After)))}";
        var most = (page.Limit + 1).ToString(CultureInfo.InvariantCulture);
        run.AskJourneys(
            opening.Columns,
            condition,
            journeys => $"SELECT customer FROM ({opening.Customers(journeys)}){after} ORDER BY {Ordinal("customer")} LIMIT {most}",
            rows => ids.Add(rows.Text()));
        ids.Sort(StringComparer.Ordinal);
        var hasNext = ids.Count > page.Limit;
        var shown = ids.Take(page.Limit).ToList();
        return new CustomerPage { Total = total, Customers = Summaries(shown, run), Next = hasNext ? shown[^1] : null };
    }

    private static List<CustomerSummary> Summaries(List<string> customers, PushedRun run)
    {
        var found = new Dictionary<string, CustomerSummary>(StringComparer.Ordinal);
        if (customers.Count > 0)
        {
            var buckets = customers.Select(c => Schema.BucketOf(Hash128.OfText(c))).Distinct().Order().Select(b => b.ToString(CultureInfo.InvariantCulture));
            var named = $"bucket IN ({string.Join(',', buckets)}) AND {Sql.IsIn("customer", customers)}";

            // Amounts are added in the order of events, as everywhere.
            run.Ask(
                from => "SELECT customer, toInt64(count()), min(time), max(time), toInt64(countIf(NOT isNaN(value))), toFloat64(arrayReduce('sum', arrayMap(x -> x.3, arraySort(groupArrayIf((time, seq, value), NOT isNaN(value)))))) "
                    + $"FROM {from} AND {named} GROUP BY customer",
                rows =>
                {
                    var customer = rows.Text();
                    var (events, first, last, amounts, sum) = (rows.Int64(), rows.Int64(), rows.Int64(), rows.Int64(), rows.Float64());
                    found[customer] = new CustomerSummary { Customer = customer, Events = events, FirstMicros = first, LastMicros = last, Value = amounts > 0 ? sum : null };
                });
        }

        return [.. customers.Select(c => found.GetValueOrDefault(c) ?? new CustomerSummary { Customer = c, Events = 0 })];
    }

    /// <summary>
    /// What sorts as ordinal texts do. These compare units of sixteen bits, and servers bytes of UTF-8: the two differ only in that what lies beyond the first plane comes before U+E000 there, which two bytes put in front of it bring about.
    /// </summary>
    private static string Ordinal(string text) => Enumerable.Range(0xF0, 5).Aggregate(text, (sql, lead) => string.Create(CultureInfo.InvariantCulture, $@"replaceAll({sql}, '\x{lead:X2}', '\xED\xFF\x{lead:X2}')"));
}
