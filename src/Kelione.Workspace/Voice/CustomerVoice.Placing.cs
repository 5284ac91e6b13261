namespace Kelione.Workspace;

/// <summary>Where feedback lies on a map.</summary>
public sealed partial class CustomerVoice
{
    /// <summary>Puts entries on a step of a map; the like of them follows.</summary>
    /// <param name="map">The map's id.</param>
    /// <param name="entries">The entries' numbers.</param>
    /// <param name="step">The step's id; <c>-</c> for no step at all, empty to leave it to what is found again.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such entry.</exception>
    public Task PlaceAsync(string map, IReadOnlyList<long> entries, string step, string by = "", CancellationToken cancellationToken = default) =>
        RemarkAsync(entries, Kelione.Journeys.FeedbackRemark.StepOf(map), step, by, cancellationToken);

    private Task<IReadOnlyDictionary<long, FeedbackPlacement>> PlacementsAsync(string map, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<long, FeedbackPlacement>>(new Dictionary<long, FeedbackPlacement>());
}
