using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Files of whatever kind, each looked at and sent where it belongs: events, feedback, search demand; a help desk's tickets to two of them. Immutable.</summary>
/// <param name="Events">How the events are read.</param>
/// <param name="Feedback">How the feedback is read.</param>
/// <param name="Demand">The search demand, read.</param>
/// <param name="Recognised">What was recognised and where it goes, a sentence for each file of a known system.</param>
public sealed record RoutedPlan(IReadOnlyList<SourcePlan> Events, IReadOnlyList<FeedbackSourcePlan> Feedback, IReadOnlyList<DemandSource> Demand, IReadOnlyList<string> Recognised)
{
    /// <summary>Whether there is nothing but events, as in files of no known system.</summary>
    public bool IsEventsOnly => Feedback.Count == 0 && Demand.Count == 0;

    /// <summary>Looks at files; imports nothing. Whoever names columns means a table of events.</summary>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    public static RoutedPlan Of(ImportRequest request, CancellationToken cancellationToken = default) => Look(request, request, isCorrected: false, cancellationToken);

    /// <summary>Looks at files again after a person has seen how the events would be read and has changed it: where each file goes stays as it was found out, so that a corrected column loses nothing that lies beside the events.</summary>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    public static RoutedPlan OfCorrected(ImportRequest request, CancellationToken cancellationToken = default) => Look(request, BesideChoices.Uncorrected(request), isCorrected: true, cancellationToken);

    private static RoutedPlan Look(ImportRequest request, ImportRequest routing, bool isCorrected, CancellationToken cancellationToken)
    {
        var (events, feedback, demand, recognised) = (new List<SourcePlan>(), new List<FeedbackSourcePlan>(), new List<DemandSource>(), new List<string>());
        foreach (var file in request.Files)
        {
            var routed = SourceRouting.Route(file, routing);
            if (routed.Yields.Contains(SystemYield.Events))
            {
                events.Add(SourceInspector.Inspect(file, request));
            }

            if (routed.Yields.Contains(SystemYield.Feedback))
            {
                feedback.Add(isCorrected ? BesideChoices.Feedback(file, request) : FeedbackInspector.Inspect(file, new FeedbackRequest { Reading = request }));
            }

            if (routed.Yields.Contains(SystemYield.Demand))
            {
                demand.Add(DemandReader.Read(file, routing, cancellationToken));
            }

            if (routed.Sentence is { } sentence)
            {
                recognised.Add(sentence);
            }
        }

        return new RoutedPlan(events, feedback, demand, recognised);
    }
}

/// <summary>What became of files of whatever kind. Immutable.</summary>
/// <param name="Events">Of the events; null where there were none.</param>
/// <param name="Feedback">Of the feedback; null where there was none.</param>
/// <param name="Demand">Of the search demand; null where there was none.</param>
/// <param name="Recognised">What was recognised and where it went.</param>
public sealed record RoutedReport(ImportReport? Events, FeedbackImportReport? Feedback, DemandReport? Demand, IReadOnlyList<string> Recognised)
{
    /// <summary>Whether somebody stopped it before all was read.</summary>
    public bool Stopped => Events?.Stopped == true || Feedback?.Stopped == true;
}
