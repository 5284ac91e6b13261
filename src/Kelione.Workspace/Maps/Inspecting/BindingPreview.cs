using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What a binding would mean, before it is kept.</summary>
/// <param name="Answer">The figures of the one step; its number <c>step:ID</c> opens to the customers.</param>
/// <param name="Figures">The step's figures.</param>
/// <param name="Examples">Journeys of a few of the customers; empty where the person may not see customers.</param>
public sealed record BindingPreview(StepMeasuresAnswer Answer, StepFigures Figures, IReadOnlyList<BindingExample> Examples);

/// <summary>A journey in which the step happens.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Before">How many events of the journey come before those shown.</param>
/// <param name="Events">The events around the first one at the step.</param>
/// <param name="After">How many come after.</param>
public sealed record BindingExample(string Customer, int Before, IReadOnlyList<ExampleEvent> Events, int After);

/// <summary>An event of an example.</summary>
/// <param name="Activity">What was done.</param>
/// <param name="IsStep">Whether the step means it.</param>
/// <param name="IsSuccess">Whether it is the step's success.</param>
public sealed record ExampleEvent(string Activity, bool IsStep, bool IsSuccess);

/// <summary>Previews bindings.</summary>
internal static class BindingPreviews
{
    private const int Examples = 3;
    private const int Around = 3;
    private const int MostEvents = 400;

    /// <summary>The preview of a binding of a step of a map, within the map's own scope.</summary>
    /// <exception cref="MendableException">The binding cannot be read.</exception>
    /// <exception cref="QuestionException">It names an activity or a field that no event has.</exception>
    public static async Task<BindingPreview> AskAsync(JourneyWorkspace workspace, JourneyMap map, Binding binding, bool mayOpen, CancellationToken cancellationToken)
    {
        var (events, success) = Read(binding);
        const string Id = "step";
        var scope = MeasureScope.Of(map, new MeasureOptions(), workspace.Segments);
        var answer = await workspace.AskAsync(new StepMeasuresQuestion { Scope = scope, Steps = [new MeasuredStep(Id, events, success)], RetentionDays = map.Measure.RetentionDays, Ways = 0, OffMap = 0 }, cancellationToken);
        return new BindingPreview(answer, answer.Steps[0], mayOpen && answer.Steps[0].Customers > 0 ? await ExamplesAsync(workspace, answer, scope, events, success, cancellationToken) : []);
    }

    /// <summary>The events of an example that are shown: some around the first at the step.</summary>
    internal static BindingExample Example(string customer, IReadOnlyList<TimelineEvent> items, StepPattern events, StepPattern? success)
    {
        var all = items.Select(e => new ExampleEvent(e.Activity, Matches(events, e), success is not null && Matches(success, e))).ToList();
        var first = Math.Max(0, all.FindIndex(e => e.IsStep));
        var from = Math.Max(0, first - Around);
        var shown = all.Skip(from).Take(2 * Around + 1).ToList();
        return new BindingExample(customer, from, shown, all.Count - from - shown.Count);
    }

    private static (StepPattern Events, StepPattern? Success) Read(Binding binding)
    {
        try
        {
            var success = string.IsNullOrWhiteSpace(binding.Success) ? null : StepPattern.Parse(binding.Success) with { Optional = false };
            return (StepPattern.Parse(binding.Events) with { Optional = false }, success);
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }

    private static async Task<IReadOnlyList<BindingExample>> ExamplesAsync(JourneyWorkspace workspace, StepMeasuresAnswer answer, Scope scope, StepPattern events, StepPattern? success, CancellationToken cancellationToken)
    {
        var page = await workspace.OpenNumberAsync(answer.Handle, Handles.Address("step", answer.Steps[0].Id), new PageRequest(Examples), cancellationToken);
        var examples = new List<BindingExample>();
        foreach (var customer in page.Customers)
        {
            // Not kept: nobody asks for these journeys again.
            var question = new TimelineQuestion { Customer = customer.Customer, Limit = MostEvents, Scope = scope with { Segment = null } };
            var journey = await workspace.Engine.AskForAsync(question, cancellationToken);
            examples.Add(Example(customer.Customer, journey.Items, events, success));
        }

        return examples;
    }

    private static bool Matches(StepPattern pattern, TimelineEvent e) =>
        (pattern.Activities.Count == 0 || pattern.Activities.Contains(e.Activity, StringComparer.Ordinal)) && pattern.Conditions.All(c => c.Matches(Text(e, c.Field)));

    private static string? Text(TimelineEvent e, string field) => field switch
    {
        EventFields.Activity => e.Activity,
        EventFields.Value => e.Value?.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        _ => e.Fields.GetValueOrDefault(field),
    };
}
