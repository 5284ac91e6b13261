using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Where feedback lies on a map.</summary>
public sealed partial class CustomerVoice
{
    private static readonly TimeSpan PlacementsKept = TimeSpan.FromMinutes(2);

    private KeptPlacements? _placed;

    /// <summary>Puts entries on a step of a map; the like of them follows.</summary>
    /// <param name="map">The map's id.</param>
    /// <param name="entries">The entries' numbers.</param>
    /// <param name="step">The step's id; <c>-</c> for no step at all, empty to leave it to what is found again.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such map, step or entry.</exception>
    public async Task PlaceAsync(string map, IReadOnlyList<long> entries, string step, string by = "", CancellationToken cancellationToken = default)
    {
        var steps = (await MapAsync(map, cancellationToken)).Steps().Select(s => s.Id).ToList();
        if (step.Length > 0 && step != FeedbackPlacer.NoStep && !steps.Contains(step, StringComparer.Ordinal))
        {
            throw new MendableException($"The map '{map}' has no step '{step}'.{NearNames.Sentence(step, steps)}");
        }

        await RemarkAsync(entries, FeedbackRemark.StepOf(map), step, by, cancellationToken);
    }

    /// <summary>What the feedback of a scope says of the steps of a map; null where there is no feedback at all.</summary>
    internal async Task<IReadOnlyDictionary<string, StepFeedback>?> AtStepsAsync(JourneyMap map, Scope scope, CancellationToken cancellationToken)
    {
        if ((await ShelfAsync(cancellationToken)).Entries.Count == 0)
        {
            return null;
        }

        var placements = await PlacementsAsync(map, cancellationToken);
        var filter = new FeedbackFilter { Period = scope.Period, Segment = scope.Segment, Customers = scope.Customers };
        if (scope.Where.Count > 0)
        {
            // Conditions are on events; what is said counts where the customer has an event that passes.
            var asked = await _workspace.PrepareAsync(new StatusQuestion { Scope = scope }, cancellationToken);
            filter = filter with { Segment = null, Customers = await SegmentCustomers.OfAsync(_workspace.Engine, asked.Scope, cancellationToken) };
        }

        var found = await SelectAsync(filter, cancellationToken);
        return FeedbackAtSteps.Of(found.Select(f => f with { Placement = placements.GetValueOrDefault(f.Entry.Number) }));
    }

    private async Task<JourneyMap> MapAsync(string id, CancellationToken cancellationToken) =>
        (await new MapLibrary(_workspace.Folder, _workspace.Time).GetAsync(id, version: null, cancellationToken)).Map;

    private async Task<IReadOnlyDictionary<long, FeedbackPlacement>> PlacementsAsync(string map, CancellationToken cancellationToken)
    {
        var stored = await new MapLibrary(_workspace.Folder, _workspace.Time).GetAsync(map, version: null, cancellationToken);
        var shelf = await ShelfAsync(cancellationToken);
        _ = await ReadAsync(shelf, cancellationToken);

        // Events may come in all the time: what was placed a while ago is placed anew, not what was placed before the latest of them.
        var key = (map, stored.Version, shelf.Version, _reader.Version);
        var now = _workspace.Time.GetTimestamp();
        if (_placed is { } kept && kept.Key == key && _workspace.Time.GetElapsedTime(kept.At, now) < PlacementsKept)
        {
            return kept.Placements;
        }

        var placements = await PlacementsAsync(stored.Map, cancellationToken);
        _placed = new KeptPlacements(key, now, placements);
        return placements;
    }

    private async Task<IReadOnlyDictionary<long, FeedbackPlacement>> PlacementsAsync(JourneyMap map, CancellationToken cancellationToken)
    {
        var shelf = await ShelfAsync(cancellationToken);
        var readings = await ReadAsync(shelf, cancellationToken);
        var steps = new PlacingSteps(map);
        var customers = shelf.Entries.Select(e => e.Customer).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var placer = new FeedbackPlacer(steps, await StepVisits.ReadAsync(_workspace.Store, customers, steps, cancellationToken), _reader);
        var matter = FeedbackRemark.StepOf(map.Id);
        for (var i = 0; i < shelf.Entries.Count; i++)
        {
            if (shelf.Said(shelf.Entries[i].Number, matter) is { } said)
            {
                placer.Learn(shelf.Entries[i], ThemesOf(shelf, i).FirstOrDefault(), said);
            }
        }

        var placed = new Dictionary<long, FeedbackPlacement>();
        for (var i = 0; i < shelf.Entries.Count; i++)
        {
            var entry = shelf.Entries[i];
            if (placer.Place(entry, ThemesOf(shelf, i), shelf.Said(entry.Number, matter)) is { } placement)
            {
                placed.Add(entry.Number, placement);
            }
        }

        return placed;

        IReadOnlyList<string> ThemesOf(FeedbackShelf of, int at) =>
            of.Said(of.Entries[at].Number, FeedbackRemark.Theme) is { } theme ? [theme] : readings[at]?.Themes ?? [];
    }

    private sealed record KeptPlacements((string Map, int Version, long Shelf, string Reader) Key, long At, IReadOnlyDictionary<long, FeedbackPlacement> Placements);
}
