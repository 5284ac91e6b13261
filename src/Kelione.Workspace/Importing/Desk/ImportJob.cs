using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>An import of events, and of what else their files hold, that runs in the background. Safe for several threads.</summary>
public sealed class ImportJob : DeskJob
{
    private readonly RoutedPlan? _beside;
    private readonly Func<RoutedReport, Task>? _note;

    internal ImportJob(IReadOnlyList<SourcePlan> plans, RoutedPlan? beside, Visitor visitor, Func<RoutedReport, Task>? note, TimeProvider time)
        : base([.. NamesOf(plans, beside)], visitor, time)
    {
        Plans = plans;
        _beside = beside;
        _note = note;
    }

    /// <summary>What became of it; null before its end.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>What became of the feedback and the search demand in the files; null where there is none, or before the end.</summary>
    public RoutedReport? BesideReport { get; private set; }

    internal IReadOnlyList<SourcePlan> Plans { get; }

    internal override async Task ImportAsync(JourneyWorkspace journeys, IProgress<ImportProgress> progress)
    {
        var report = Plans.Count > 0 ? await journeys.ImportAsync(Plans, progress, By, Stopped) : new ImportReport([]);
        try
        {
            if (_beside is { IsEventsOnly: false } beside)
            {
                BesideReport = await journeys.ImportAsync(beside, progress: null, By, Stopped);
            }
        }
        finally
        {
            // The events are in, whatever became of the rest.
            Report = report;
        }
    }

    internal override Task NoteAsync() => Report is { } report && _note is not null
        ? _note(new RoutedReport(Plans.Count > 0 ? report : null, BesideReport?.Feedback, BesideReport?.Demand, BesideReport?.Recognised ?? []))
        : Task.CompletedTask;

    // One name for each plan, in their order, also where two files are called alike; then what only holds something else.
    private static IEnumerable<string> NamesOf(IReadOnlyList<SourcePlan> plans, RoutedPlan? beside) =>
        plans.Select(p => p.File.Name).Concat((beside?.Feedback.Select(f => f.File.Name) ?? []).Concat(beside?.Demand.Select(d => d.File.Name) ?? []).Except(plans.Select(p => p.File.Name), StringComparer.Ordinal));
}
