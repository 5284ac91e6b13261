using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What a person who looks closely at a measured map does. Each call asks first whether they may, as everything of a <see cref="WorkspaceVisit"/>.</summary>
public static class InspectingVisits
{
    /// <summary>The kept measurements of a map, newest first.</summary>
    public static Task<IReadOnlyList<MeasurementSummary>> SnapshotsAsync(this WorkspaceVisit visit, string map, CancellationToken cancellationToken = default) =>
        visit.Maps(Right.SeeMap, map).MeasurementsAsync(map, cancellationToken);

    /// <summary>A kept measurement.</summary>
    /// <exception cref="MendableException">There is none of that id.</exception>
    public static Task<MapMeasurement> SnapshotAsync(this WorkspaceVisit visit, string map, string snapshot, CancellationToken cancellationToken = default) =>
        visit.Maps(Right.SeeMap, map).RequireMeasurementAsync(map, snapshot, cancellationToken);

    /// <summary>Measures a map without keeping the measurement: to look at another period or at some customers only.</summary>
    public static Task<MapMeasurement> LookAsync(this WorkspaceVisit visit, JourneyMap map, MeasureOptions options, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        visit.Demand(Right.SeeMap, map.Id);
        return MapMeasurer.MeasureAsync(visit.Journeys(Right.Ask), map, options, progress, cancellationToken);
    }

    /// <summary>The trend of a step's conversion over the data of a measurement; without points where there is none.</summary>
    public static async Task<StepTrend> TrendAsync(this WorkspaceVisit visit, JourneyMap map, MapMeasurement measurement, string step, CancellationToken cancellationToken = default)
    {
        var journeys = visit.Journeys(Right.Ask);
        return await MeasuredQuestions.FindAsync(journeys, map, measurement, cancellationToken) is { } question && measurement.Period is { DataFrom: { } from, DataTo: { } to }
            ? await StepTrends.AskAsync(journeys, question, step, new Period(UtcTime.FromDateTimeOffset(from), UtcTime.FromDateTimeOffset(to)), cancellationToken)
            : new StepTrend([]);
    }

    /// <summary>The figures of the personas and segments on a measured map.</summary>
    public static async Task<IReadOnlyList<StepGroup>> GroupsAsync(this WorkspaceVisit visit, JourneyMap map, MapMeasurement measurement, CancellationToken cancellationToken = default)
    {
        var journeys = visit.Journeys(Right.Ask);
        return await MeasuredQuestions.FindAsync(journeys, map, measurement, cancellationToken) is { } question ? await StepGroups.AskAsync(journeys, map, question, cancellationToken) : [];
    }

    /// <summary>The handle under which the numbers of a measurement's steps open; null where it names none.</summary>
    public static string? HandleOf(MapMeasurement measurement) => MeasuredQuestions.HandleOf(measurement);

    /// <summary>Where the customers open who reached a step in the order of the map; null where the measurement does not say, or nobody did.</summary>
    public static (string Handle, string Address)? InOrderOf(MapMeasurement measurement, string step) => MeasuredQuestions.InOrderOf(measurement, step);

    /// <summary>What a binding would mean.</summary>
    /// <exception cref="MendableException">It cannot be read.</exception>
    /// <exception cref="QuestionException">It names an activity or a field that no event has.</exception>
    public static Task<BindingPreview> PreviewAsync(this WorkspaceVisit visit, JourneyMap map, Binding binding, CancellationToken cancellationToken = default) =>
        BindingPreviews.AskAsync(visit.Journeys(Right.Ask), map, binding, visit.May(Right.OpenCustomers), cancellationToken);

    /// <summary>Proposes bindings for the steps of a map that have none.</summary>
    public static Task<IReadOnlyList<StepSuggestion>> SuggestAsync(this WorkspaceVisit visit, JourneyMap map, CancellationToken cancellationToken = default)
    {
        var journeys = visit.Journeys(Right.Ask);
        return BindingSuggestions.ForAsync(journeys, map, MeasureScope.Of(map, new MeasureOptions(), journeys.Segments), cancellationToken);
    }

    /// <summary>How many customers a segment has, by name or rule, within the map's period: the answer, whose <c>all</c> opens to them.</summary>
    /// <exception cref="MendableException">The text is neither a segment nor a rule.</exception>
    public static Task<StatusAnswer> CountAsync(this WorkspaceVisit visit, JourneyMap map, string segment, CancellationToken cancellationToken = default)
    {
        var journeys = visit.Journeys(Right.Ask);
        return journeys.AskAsync(new StatusQuestion { Scope = MeasureScope.Of(map, new MeasureOptions { Segment = segment }, journeys.Segments) }, cancellationToken);
    }

    /// <summary>What happened to a step, newest first.</summary>
    public static Task<IReadOnlyList<StepVersion>> StepHistoryAsync(this WorkspaceVisit visit, string map, string step, CancellationToken cancellationToken = default) =>
        StepHistory.ReadAsync(visit.Maps(Right.SeeMap, map), map, step, cancellationToken);
}
