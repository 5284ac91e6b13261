using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// Drafts a map from the events alone: steps are what many customers do, in the order in which they do it; stages are steps between which they move back and forth; jumps and returns that many take are arcs.
/// An honest draft to be edited: what was counted says so, what was guessed is marked as assumed. The same data and options give the same draft.
/// </summary>
public static class MapDiscovery
{
    /// <summary>Drafts a map of a workspace's events, with a lane for emotions where it holds feedback. Names of segments inside the scope's rule are replaced by their rules.</summary>
    /// <exception cref="QuestionException">The scope or an option cannot be, or the data does not make a map; the message says what to change.</exception>
    public static async Task<MapDraft> DraftAsync(JourneyWorkspace workspace, DiscoveryOptions options, CancellationToken cancellationToken = default)
    {
        var prepared = await workspace.PrepareAsync(new StatusQuestion { Scope = options.Scope }, cancellationToken);
        var hasFeedback = options.WithEmotions || (await workspace.Voice.ImportsAsync(cancellationToken)).Any(i => i.Entries > 0);
        return await DraftAsync(workspace.Engine, options with { Scope = prepared.Scope, WithEmotions = hasFeedback }, workspace.Time, cancellationToken);
    }

    /// <summary>Drafts a map of the events that an engine answers for.</summary>
    /// <param name="engine">Answers.</param>
    /// <param name="options">Scope, thresholds and words.</param>
    /// <param name="time">The clock: the draft says when it was made.</param>
    /// <param name="cancellationToken">Stops the work between two questions.</param>
    /// <exception cref="QuestionException">The scope or an option cannot be, or the data does not make a map; the message says what to change.</exception>
    public static async Task<MapDraft> DraftAsync(IJourneyEngine engine, DiscoveryOptions options, TimeProvider time, CancellationToken cancellationToken = default)
    {
        options.EnsureValid();
        var (data, candidates) = await new DraftMeasuring(engine, options, cancellationToken).RunAsync().ConfigureAwait(false);
        var builder = new MapDraftBuilder(data, candidates, options, time.GetUtcNow());
        var map = builder.Map();
        var drawn = await engine.AskForAsync(DraftData.Question(data.Steps, options.Scope, data.Optional, builder.Arcs.Select(a => (a.From, a.To))), cancellationToken).ConfigureAwait(false);
        return new MapDraft(map, candidates.LeftOut, drawn.N > 0 ? drawn.Conformance.Explained / (double)drawn.N : 0);
    }
}
