using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Reading;

/// <summary>Questions about a few customers named by id: only their journeys need travel. Not where an answer depends on how far the data of everybody reaches (retention, aha moments, the measures of steps).</summary>
internal static class NamedCustomers
{
    private const int MostNamed = 10_000;

    /// <summary>Whether a question is such a one.</summary>
    public static bool Suit(Question question) => question is TimelineQuestion || (question.Scope.Customers is { Count: <= MostNamed }
        && question is StatusQuestion or FlowsQuestion or SankeyQuestion or StepMatrixQuestion or LoopsQuestion or VariantsQuestion or FunnelQuestion or SessionsQuestion or ParetoQuestion or CustomersQuestion);

    /// <summary>The condition on an event: its customer, and the bucket, by which the server finds it.</summary>
    public static string Condition(Question question, MergeBook book)
    {
        IEnumerable<string> named = question is TimelineQuestion timeline ? [book.Chains.End(WriteState.Storable(timeline.Customer))] : question.Scope.Customers!;
        var customers = named.Distinct(StringComparer.Ordinal).ToList();
        var buckets = customers.Select(c => Schema.BucketOf(Hash128.OfText(WriteState.Storable(c)))).Distinct().Order();
        return customers.Count == 0 ? "0" : $"bucket IN ({string.Join(',', buckets.Select(b => b.ToString(System.Globalization.CultureInfo.InvariantCulture)))}) AND {Sql.IsIn("customer", customers)}";
    }
}
