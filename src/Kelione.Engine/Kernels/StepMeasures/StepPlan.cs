using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>A question about steps made ready for a run: what does not depend on the journey.</summary>
internal sealed class StepPlan
{
    private readonly Dictionary<string, int> _places;

    public StepPlan(StepMeasuresQuestion question, KernelRun run)
    {
        Question = question;
        Steps = StepMasks.Compile([.. question.Steps.Select(s => s.Events)], run);
        Successes = question.Steps.Any(s => s.Success is not null) ? StepMasks.Compile([.. question.Steps.Select(s => s.Success ?? s.Events)], run) : null;
        Errors = question.Errors is { } errors ? StepMatcher.Compile(run.Snapshot, errors).Bind(run.View.Segments) : null;
        Channels = new TextField(EventFields.Channel, run.Snapshot, run.View.Segments);
        Devices = new TextField(EventFields.Device, run.Snapshot, run.View.Segments);
        ObservedUntilMicros = run.View.ObservedUntilMicros ?? long.MinValue;
        _places = question.Steps.Select((step, place) => (step.Id, place)).ToDictionary(s => s.Id, s => s.place, StringComparer.Ordinal);
        Arcs = new ulong[question.Steps.Count];
        foreach (var arc in question.Arcs)
        {
            Arcs[_places[arc.From]] |= 1UL << _places[arc.To];
        }

        for (var k = 0; k < question.Steps.Count; k++)
        {
            Required |= question.Steps[k].Optional ? 0 : 1UL << k;
        }
    }

    public StepMeasuresQuestion Question { get; }

    public int Count => Question.Steps.Count;

    /// <summary>The last step, which has no next one.</summary>
    public ulong LastBit => 1UL << (Count - 1);

    /// <summary>Which events are at steps, by segment of the view.</summary>
    public StepMasks[] Steps { get; }

    /// <summary>Which events are successes, by segment of the view; null where being at a step is its success for all of them.</summary>
    public StepMasks[]? Successes { get; }

    /// <summary>Which events are errors, by segment of the view; null where none are stated.</summary>
    public SegmentMatcher[]? Errors { get; }

    public TextField Channels { get; }

    public TextField Devices { get; }

    /// <summary>How far the data reaches.</summary>
    public long ObservedUntilMicros { get; }

    /// <summary>By step, the steps to which an arc goes.</summary>
    public ulong[] Arcs { get; }

    /// <summary>The steps that are not optional.</summary>
    public ulong Required { get; }

    public string IdOf(int step) => Question.Steps[step].Id;

    /// <summary>The place of a step; null for an unknown id.</summary>
    public int? PlaceOf(string id) => _places.TryGetValue(id, out var place) ? place : null;
}
