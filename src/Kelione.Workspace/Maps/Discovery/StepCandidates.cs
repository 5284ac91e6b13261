using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What may be a step, and what is left out and why. Grows smaller as a draft is made.</summary>
internal sealed class StepCandidates
{
    private readonly List<LeftOutActivity> _leftOut = [];

    /// <param name="status">The activities.</param>
    /// <param name="options">Thresholds.</param>
    public StepCandidates(StatusAnswer status, DiscoveryOptions options)
    {
        var steps = new List<StepCandidate>();
        foreach (var activity in status.ByActivity)
        {
            var reason = ActivitySorts.IsError(activity.Activity) ? LeftOutReason.Error
                : ActivitySorts.IsEndMark(activity.Activity) ? LeftOutReason.EndMark
                : activity.Activity == ToldEvent.Activity || ActivitySorts.IsTechnical(activity.Activity, status.Activities - 1) ? LeftOutReason.Technical
                : activity.Customers < options.MinimumShare * status.Customers ? LeftOutReason.Rare
                : (LeftOutReason?)null;
            if (reason is { } left)
            {
                _leftOut.Add(new LeftOutActivity(activity.Activity, activity.Customers, left));
            }
            else
            {
                steps.Add(new StepCandidate([activity.Activity], activity.Customers));
            }
        }

        Steps = steps;
    }

    public IReadOnlyList<StepCandidate> Steps { get; private set; }

    public IReadOnlyList<LeftOutActivity> LeftOut => [.. _leftOut.OrderByDescending(l => l.Customers).ThenBy(l => l.Activity, StringComparer.Ordinal)];

    /// <summary>The activities that tell that something went wrong.</summary>
    public IReadOnlyList<string> Errors => [.. _leftOut.Where(l => l.Reason == LeftOutReason.Error).Select(l => l.Activity).Order(StringComparer.Ordinal)];

    /// <summary>The activities that come between the steps of all customers and mean nothing: what is next to each other without them is next to each other.</summary>
    public IReadOnlyList<string> Noise => [.. _leftOut.Where(l => l.Reason is LeftOutReason.Error or LeftOutReason.Technical or LeftOutReason.EndMark).Select(l => l.Activity).Order(StringComparer.Ordinal)];

    /// <summary>Goes on with other steps of the same activities.</summary>
    public void Replace(IReadOnlyList<StepCandidate> steps) => Steps = steps;

    /// <summary>Goes on with at most so many steps, the most important ones, in the order they stand.</summary>
    /// <param name="importance">By place in <see cref="Steps"/>.</param>
    /// <param name="most">How many may stay.</param>
    /// <returns>The places of those that stay, rising.</returns>
    public IReadOnlyList<int> Limit(IReadOnlyList<double> importance, int most)
    {
        var places = Enumerable.Range(0, Steps.Count).OrderByDescending(i => importance[i]).ThenBy(i => i).ToList();
        _leftOut.AddRange(places.Skip(most).SelectMany(i => Steps[i].Activities.Select(a => new LeftOutActivity(a, Steps[i].Customers, LeftOutReason.BeyondMost))));
        List<int> kept = [.. places.Take(most).Order()];
        Steps = [.. kept.Select(i => Steps[i])];
        return kept;
    }
}
