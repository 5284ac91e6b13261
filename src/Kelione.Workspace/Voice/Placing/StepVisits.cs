using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>When the customers who said something were at which step, and which touchpoints and channels lie where.</summary>
internal sealed class StepVisits
{
    private readonly Dictionary<string, List<(long Time, string Step, string? Touchpoint)>> _visits = new(StringComparer.Ordinal);

    // Letter case tells no names apart, as on the map.
    private readonly Dictionary<string, Dictionary<string, Met>> _met = new(StringComparer.Ordinal)
    {
        [EventFields.Touchpoint] = new(StringComparer.OrdinalIgnoreCase),
        [EventFields.Channel] = new(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Reads the events of some customers.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="customers">The customers, as persons are shown.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<StepVisits> ReadAsync(IJourneyStore store, IReadOnlyList<string> customers, PlacingSteps steps, CancellationToken cancellationToken)
    {
        var visits = new StepVisits();
        if (customers.Count == 0 || !steps.AnyBound)
        {
            return visits;
        }

        // Events come under their raw ids: the person is whoever the merges in force say.
        var shown = await PersonsShown.ReadAsync(store, cancellationToken);
        await foreach (var journeyEvent in store.ExportAsync(new Scope { Customers = customers }, cancellationToken))
        {
            var at = steps.StepOf(journeyEvent);
            visits.Meet(journeyEvent, at);
            if (at is { } step)
            {
                visits.Add(shown.Of(journeyEvent.Customer), journeyEvent, step);
            }
        }

        foreach (var list in visits._visits.Values)
        {
            list.Sort((a, b) => a.Time.CompareTo(b.Time));
        }

        return visits;
    }

    /// <summary>The steps at which a touchpoint or channel is met, with the share of all its events there, the greatest first; empty where it never is.</summary>
    public IReadOnlyList<(string Step, double Share)> Where(string field, string name)
    {
        // What is met beside the map counts too: a channel used everywhere is not the one step's that happens to be bound.
        return _met[field].TryGetValue(name, out var met)
            ? [.. met.Steps.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value / (double)met.All))]
            : [];
    }

    /// <summary>Whether a touchpoint is met, but at no step: what is said of it is about none of them.</summary>
    public bool IsOffMap(string touchpoint) => _met[EventFields.Touchpoint].TryGetValue(touchpoint, out var met) && met.Steps.Count == 0;

    /// <summary>A customer's visits, by time.</summary>
    public IReadOnlyList<(long Time, string Step, string? Touchpoint)> Of(string customer) => _visits.TryGetValue(customer, out var visits) ? visits : [];

    private void Meet(JourneyEvent journeyEvent, string? step)
    {
        foreach (var (field, names) in _met)
        {
            if (journeyEvent.Fields.GetValueOrDefault(field) is { } name)
            {
                var met = System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(names, name, out _) ??= new Met();
                met.All++;
                if (step is not null)
                {
                    met.Steps[step] = met.Steps.GetValueOrDefault(step) + 1;
                }
            }
        }
    }

    private void Add(string customer, JourneyEvent journeyEvent, string step)
    {
        if (!_visits.TryGetValue(customer, out var visits))
        {
            _visits.Add(customer, visits = []);
        }

        visits.Add((journeyEvent.TimeMicros, step, journeyEvent.Fields.GetValueOrDefault(EventFields.Touchpoint)));
    }

    /// <summary>How often a name is met, at all and at which steps.</summary>
    private sealed class Met
    {
        public long All { get; set; }

        public Dictionary<string, long> Steps { get; } = new(StringComparer.Ordinal);
    }
}
