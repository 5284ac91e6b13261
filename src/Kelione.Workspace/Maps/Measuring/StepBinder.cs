using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// Reads what the steps of a map mean. A binding that is not written right stops the measuring; an activity or field that no event has does not: the step then stays without numbers and it is told why,
/// since a zero would say that nobody comes there.
/// </summary>
internal sealed class StepBinder(IReadOnlyList<string> activities, IReadOnlyList<string> fields)
{
    private readonly HashSet<string> _activities = new(activities, StringComparer.Ordinal);
    private readonly HashSet<string> _fields = new(fields, StringComparer.Ordinal);
    private readonly List<string> _remarks = [];

    /// <summary>What could not be measured and why, in sentences.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>The steps that can be measured, in the order of the map.</summary>
    /// <exception cref="MendableException">A binding is not written right, or there are more than 64 bound steps.</exception>
    public IReadOnlyList<BoundStep> Bind(JourneyMap map)
    {
        var (bound, wrong) = (new List<BoundStep>(), new List<string>());
        foreach (var (step, place) in map.Steps().Select((s, i) => (s, i)))
        {
            try
            {
                if (step.Binding is { } binding && Bind(step, place, binding) is { } one)
                {
                    bound.Add(one);
                }
            }
            catch (FormatException e)
            {
                wrong.Add($"The binding of the step '{step.Name}' cannot be read. {e.Message}");
            }
        }

        return wrong.Count > 0 ? throw new MendableException(string.Join(' ', wrong))
            : bound.Count > 64 ? throw new MendableException(FormattableString.Invariant(
                $"The map binds {bound.Count} steps to events; at most 64 can be measured at once. Unbind some, or move them to a map that one step opens."))
            : bound;
    }

    /// <summary>The pattern of error events; null where the map states none or no event is one.</summary>
    /// <exception cref="MendableException">It is not written right.</exception>
    public StepPattern? Errors(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return Known(StepPattern.Parse(text), "The error events");
        }
        catch (FormatException e)
        {
            throw new MendableException($"The map's error events cannot be read. {e.Message}", e);
        }
    }

    private BoundStep? Bind(Step step, int place, Binding binding)
    {
        var events = StepPattern.Parse(binding.Events);
        var success = string.IsNullOrWhiteSpace(binding.Success) ? null : StepPattern.Parse(binding.Success);
        if (Known(events, $"The step '{step.Name}'") is not { } known)
        {
            return null;
        }

        if (success is null)
        {
            return new BoundStep(step, place, known with { Optional = false }, null, step.Optional || events.Optional);
        }

        // A success that never happened is 0 of the step's customers only where its words are right.
        return Known(success, $"The success of the step '{step.Name}'") is { } succeeded
            ? new BoundStep(step, place, known with { Optional = false }, succeeded with { Optional = false }, step.Optional || events.Optional)
            : null;
    }

    private StepPattern? Known(StepPattern pattern, string what)
    {
        if (pattern.Conditions.Select(c => c.Field).FirstOrDefault(f => !HasField(f)) is { } field)
        {
            _remarks.Add($"{what} is not measured: no event has a field '{field}'.{NearNames.Sentence(field, fields)}");
            return null;
        }

        var unknown = pattern.Activities.Where(a => !_activities.Contains(a)).ToList();
        if (unknown.Count == 0)
        {
            return pattern;
        }

        var left = pattern.Activities.Where(_activities.Contains).ToList();
        var near = string.Concat(unknown.Select(u => $" No event is called '{u}'.{NearNames.Sentence(u, activities)}"));
        _remarks.Add(left.Count > 0 ? $"{what} is measured by {string.Join(", ", left)} alone.{near}" : $"{what} is not measured.{near}");
        return left.Count > 0 ? pattern with { Activities = left } : null;
    }

    private bool HasField(string field) =>
        field is EventFields.Customer or EventFields.Activity or EventFields.Value || EventFields.WellKnown.Contains(field, StringComparer.Ordinal) || _fields.Contains(field);
}
