using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Where in time the steps of a map lie, as far as some of them are bound or likely to be: 0 for the earliest activity to 1 for the latest, by rank.</summary>
internal sealed class StepPlaces
{
    private readonly Dictionary<string, double> _places = new(StringComparer.Ordinal);
    private readonly double?[] _steps;

    /// <param name="steps">The steps.</param>
    /// <param name="bound">By step, the activities it is bound to.</param>
    /// <param name="activities">All activities.</param>
    /// <param name="likely">Activities that steps without a binding are likely to mean; null for none.</param>
    public StepPlaces(IReadOnlyList<Step> steps, IReadOnlyList<IReadOnlyList<string>> bound, IReadOnlyList<BindableActivity> activities, IEnumerable<(int Step, string? Activity)> likely)
    {
        var placed = activities.Where(a => a.SecondsFromStart is not null).OrderBy(a => a.SecondsFromStart).ThenBy(a => a.Activity, StringComparer.Ordinal).ToList();
        for (var i = 0; i < placed.Count; i++)
        {
            _places[placed[i].Activity] = placed.Count == 1 ? 0.5 : i / (double)(placed.Count - 1);
        }

        _steps = [.. bound.Select(b => b.Select(Place).OfType<double>().DefaultIfEmpty(double.NaN).Min() is var place && double.IsNaN(place) ? (double?)null : place)];
        foreach (var (step, activity) in likely)
        {
            _steps[step] = activity is null ? null : Place(activity);
        }
    }

    /// <summary>The nearest steps before and after of which it is known or likely when they happen; null where there is none.</summary>
    public (int? Before, int? After) Neighbours(int step)
    {
        var before = step - 1;
        while (before >= 0 && _steps[before] is null)
        {
            before--;
        }

        var after = step + 1;
        while (after < _steps.Length && _steps[after] is null)
        {
            after++;
        }

        return (before >= 0 ? before : null, after < _steps.Length ? after : null);
    }

    /// <summary>How well an activity's time fits a step: 1 between its neighbours, less the further outside; a half where nothing is known.</summary>
    public double Fit(int step, string activity)
    {
        if (Place(activity) is not { } place)
        {
            return 0.5;
        }

        var (before, after) = Neighbours(step);
        var low = before is { } b ? _steps[b]!.Value : 0;
        var high = after is { } a ? _steps[a]!.Value : 1;
        return Math.Max(0, 1 - 2 * Math.Max(0, Math.Max(Math.Min(low, high) - place, place - Math.Max(low, high))));
    }

    private double? Place(string activity) => _places.TryGetValue(activity, out var place) ? place : null;
}
