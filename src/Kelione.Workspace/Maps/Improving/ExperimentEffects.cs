using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>One variant against another, told apart by an attribute of the customers' events. Customers seen in both are left out and counted: nobody knows which one moved them.</summary>
/// <param name="workspace">Where the events are.</param>
/// <param name="scope">What to look at.</param>
/// <param name="within">The map's window.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class ExperimentEffects(JourneyWorkspace workspace, Scope scope, Duration within, CancellationToken cancellationToken)
{
    /// <summary>The effect of an idea that is being tested.</summary>
    public async Task<IdeaEffect> OfAsync(Idea idea, Experiment experiment, StepTarget? target)
    {
        if (target is null)
        {
            return NotMeasured(idea, "Its step leads to no other step that is bound to events, and states no success of its own.");
        }

        if (experiment.Control == experiment.Treatment)
        {
            return NotMeasured(idea, $"Both groups of the experiment have the value '{experiment.Control}' of '{experiment.Field}'.");
        }

        try
        {
            return await CompareAsync(idea, experiment, target);
        }
        catch (QuestionException e)
        {
            return NotMeasured(idea, e.Message);
        }
    }

    private async Task<IdeaEffect> CompareAsync(Idea idea, Experiment experiment, StepTarget target)
    {
        var (control, treatment) = (Is(experiment.Field, experiment.Control), Is(experiment.Field, experiment.Treatment));
        var without = await SideAsync(experiment.Control, control, treatment, target);
        var with = await SideAsync(experiment.Treatment, treatment, control, target);
        if (without is null || with is null)
        {
            var missing = without is null ? experiment.Control : experiment.Treatment;
            return NotMeasured(idea, $"Nobody with {experiment.Field}={missing} alone was at '{target.From.Name}'. Look at the values with 'kelione funnel … --by {experiment.Field}'.");
        }

        var both = await workspace.AskAsync(
            new FunnelQuestion { Scope = MeasureScope.Within(scope, new NamedSegment("both variants", new AndRule([control, treatment]))), Steps = [target.From.Events], Times = false }, cancellationToken);
        return EffectVerdict.Of(idea, EffectKind.Experiment, target, without, with, both.Steps[0].Customers,
        [
            new("groups", $"{experiment.Field}={experiment.Control} against {experiment.Field}={experiment.Treatment}; customers with both are left out"),
            new("period", scope.Period?.ToString() ?? "all time"),
            new("window", $"{within} from the step to going on"), new("interval", "difference of shares, Newcombe, 95 %"),
            new("words", "goes together with the variant; a cause only where customers were put into groups by chance"),
        ]);
    }

    private async Task<EffectSide?> SideAsync(string value, SegmentRule mine, SegmentRule other, StepTarget target)
    {
        var segment = new NamedSegment(value, new AndRule([mine, new NotRule(other)]));
        return EffectVerdict.Side(value, scope.Period, await workspace.AskAsync(target.Question(MeasureScope.Within(scope, segment), within), cancellationToken));
    }

    private static AttributeRule Is(string field, string value) => new(new Condition { Field = field, Comparison = Comparison.Is, Values = [value] });

    private static IdeaEffect NotMeasured(Idea idea, string why) => EffectVerdict.NotMeasured(idea, EffectKind.Experiment, why);
}
