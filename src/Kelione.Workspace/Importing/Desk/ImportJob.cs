using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>An import of events that runs in the background. Safe for several threads.</summary>
public sealed class ImportJob : DeskJob
{
    private readonly Func<ImportReport, Task>? _note;

    internal ImportJob(IReadOnlyList<SourcePlan> plans, Visitor visitor, Func<ImportReport, Task>? note, TimeProvider time)
        : base([.. plans.Select(p => p.File.Name)], visitor, time)
    {
        Plans = plans;
        _note = note;
    }

    /// <summary>What became of it; null before its end.</summary>
    public ImportReport? Report { get; private set; }

    internal IReadOnlyList<SourcePlan> Plans { get; }

    internal override async Task ImportAsync(JourneyWorkspace journeys, IProgress<ImportProgress> progress) => Report = await journeys.ImportAsync(Plans, progress, By, Stopped);

    internal override Task NoteAsync() => Report is { } report ? _note?.Invoke(report) ?? Task.CompletedTask : Task.CompletedTask;
}
