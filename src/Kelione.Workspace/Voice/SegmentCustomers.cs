using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Names the customers of a scope.</summary>
internal static class SegmentCustomers
{
    private const int PageSize = 10_000;

    /// <summary>All customers with an event in the scope, as persons are shown.</summary>
    public static async Task<List<string>> OfAsync(IJourneyEngine engine, Scope scope, CancellationToken cancellationToken)
    {
        var customers = new List<string>();
        var question = new StatusQuestion { Scope = scope };
        for (var page = new PageRequest(PageSize); ;)
        {
            var found = await engine.OpenAsync(question, "all", page, cancellationToken);
            customers.AddRange(found.Customers.Select(c => c.Customer));
            if (found.Next is not { } next)
            {
                return customers;
            }

            page = page with { After = next };
        }
    }
}
