using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>An import of feedback that runs in the background. Safe for several threads.</summary>
public sealed class FeedbackJob : DeskJob
{
    private readonly Func<FeedbackImportReport, Task>? _note;

    internal FeedbackJob(IReadOnlyList<FeedbackSourcePlan> plans, Visitor visitor, Func<FeedbackImportReport, Task>? note, TimeProvider time)
        : base([.. plans.Select(p => p.File.Name)], visitor, time)
    {
        Plans = plans;
        _note = note;
    }

    /// <summary>What became of it; null before its end.</summary>
    public FeedbackImportReport? Report { get; private set; }

    internal IReadOnlyList<FeedbackSourcePlan> Plans { get; }

    internal override async Task ImportAsync(JourneyWorkspace journeys, IProgress<ImportProgress> progress) => Report = await journeys.Voice.ImportAsync(Plans, progress, By, Stopped);

    internal override Task NoteAsync() => Report is { } report ? _note?.Invoke(report) ?? Task.CompletedTask : Task.CompletedTask;
}
