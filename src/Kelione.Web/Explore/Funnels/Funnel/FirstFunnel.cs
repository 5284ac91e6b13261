using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Funnels.Funnel;

/// <summary>A funnel to begin with, where nobody has named its steps: the widest way through the transitions, to what customers come for.</summary>
internal static class FirstFunnel
{
    private const int Most = 6;

    /// <summary>Asks for the transitions and for what brings money, and suggests a way.</summary>
    /// <param name="scope">Whose journeys.</param>
    /// <param name="flows">Asks for transitions.</param>
    /// <param name="money">Asks for sums of money.</param>
    public static async Task<IReadOnlyList<StepPattern>> AskAsync(Scope scope, Func<FlowsQuestion, Task<FlowsAnswer>> flows, Func<ParetoQuestion, Task<ParetoAnswer>> money)
    {
        var value = await money(new ParetoQuestion { Scope = scope, Over = EventFields.Activity, Measure = ParetoMeasure.Value, Top = 1 });
        return Of(await flows(new FlowsQuestion { Scope = scope }), value.Top is [{ Amount: > 0 } most, ..] ? most.Name : null);
    }

    /// <summary>
    /// From the activity with which most journeys start, each time on to the activity not yet passed that most customers go to, up to six steps, as long as at least one in twenty of those at the start comes along.
    /// It ends with the result: what brings most money, else the last purchase by name. The widest way alone goes round what everybody looks at and may never come there; then the steps are those by which most come to the result, back to the start.
    /// </summary>
    /// <param name="flows">The transitions, with customers.</param>
    /// <param name="result">The activity that brings most money; null where none does.</param>
    /// <returns>At least two steps, or none where there is no way.</returns>
    public static IReadOnlyList<StepPattern> Of(FlowsAnswer flows, string? result = null)
    {
        if (flows.Starts is not [var start, ..])
        {
            return [];
        }

        result ??= Purchase(flows);
        List<string> way = [start.Activity];
        var first = flows.Activities.FirstOrDefault(a => a.Activity == start.Activity)?.Customers ?? flows.Customers;
        while (way.Count < Most && way[^1] != result && Next() is { } next)
        {
            way.Add(next);
        }

        if (result is not null && !way.Contains(result, StringComparer.Ordinal))
        {
            List<string> back = [result];
            while (back.Count < Most && back[0] != start.Activity && Before(back) is { } before)
            {
                back.Insert(0, before);
            }

            way = back.Count == 1 ? [.. way.Take(Most - 1), result] : back[0] == start.Activity ? back : [start.Activity, .. back.TakeLast(Most - 1)];
        }

        return way.Count > 1 ? [.. way.Select(StepPattern.Of)] : [];

        string? Next() => flows.Edges
            .Where(e => e.From == way[^1] && !way.Contains(e.To, StringComparer.Ordinal) && (e.Customers ?? e.Count) * 20 >= first)
            .OrderByDescending(e => e.Customers ?? e.Count).ThenBy(e => e.To, StringComparer.Ordinal)
            .FirstOrDefault()?.To;

        string? Before(List<string> back) => flows.Edges
            .Where(e => e.To == back[0] && !back.Contains(e.From, StringComparer.Ordinal))
            .OrderByDescending(e => e.Customers ?? e.Count).ThenBy(e => e.From, StringComparer.Ordinal)
            .FirstOrDefault()?.From;
    }

    // Of several purchases (chosen how to pay, paid) the one to which the others lead.
    private static string? Purchase(FlowsAnswer flows)
    {
        var purchases = flows.Activities.Where(a => PurchaseNames.Has(a.Activity)).Select(a => a.Activity).ToHashSet(StringComparer.Ordinal);
        var among = flows.Edges.Where(e => e.From != e.To && purchases.Contains(e.From) && purchases.Contains(e.To)).ToList();
        return purchases.OrderByDescending(p => among.Where(e => e.To == p).Sum(e => e.Count) - among.Where(e => e.From == p).Sum(e => e.Count)).ThenBy(p => p, StringComparer.Ordinal).FirstOrDefault();
    }
}
