using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>A condition as it is typed.</summary>
/// <param name="Field">The field; empty while none is chosen.</param>
/// <param name="Comparison">How to compare.</param>
/// <param name="Value">The value, several parted by "|"; empty where the comparison needs none.</param>
public sealed record ConditionDraft(string Field, Comparison Comparison, string Value)
{
    /// <summary>Whether the comparison needs a value.</summary>
    public bool NeedsValue => Comparison is not (Comparison.Present or Comparison.Absent);

    /// <summary>The condition; null while it is not complete.</summary>
    public Condition? Read()
    {
        string[] values = NeedsValue ? Value.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        var isNumber = Comparison is Comparison.Above or Comparison.AtLeast or Comparison.Below or Comparison.AtMost;
        return Field.Length == 0 || (NeedsValue && values.Length == 0) || (isNumber && (values.Length != 1 || !Condition.TryNumber(values[0], out _)))
            ? null
            : new Condition { Field = Field, Comparison = Comparison, Values = values };
    }

    /// <summary>A condition to be edited.</summary>
    public static ConditionDraft Of(Condition condition) => new(condition.Field, condition.Comparison, string.Join(" | ", condition.Values));
}

/// <summary>A binding while it is put together. Immutable.</summary>
/// <param name="Activities">The chosen activities in the order chosen.</param>
/// <param name="Conditions">The conditions, incomplete ones too.</param>
/// <param name="Success">The success criterion as text; empty where being there is success.</param>
public sealed record BindingDraft(IReadOnlyList<string> Activities, IReadOnlyList<ConditionDraft> Conditions, string Success)
{
    /// <summary>Nothing chosen.</summary>
    public static BindingDraft Empty { get; } = new([], [], "");

    /// <summary>Whether every condition is complete and there is something to count.</summary>
    public bool IsComplete => (Activities.Count > 0 || Conditions.Count > 0) && Conditions.All(c => c.Read() is not null);

    /// <summary>A binding to be edited; one that cannot be read begins anew.</summary>
    public static BindingDraft Of(Binding? binding)
    {
        try
        {
            return binding is not null && StepPattern.Parse(binding.Events) is var events
                ? new BindingDraft(events.Activities, [.. events.Conditions.Select(ConditionDraft.Of)], binding.Success ?? "")
                : Empty;
        }
        catch (FormatException)
        {
            return Empty;
        }
    }

    /// <summary>The binding; null while nothing is to be counted or a condition is not complete.</summary>
    public Binding? Read() => IsComplete
        ? new Binding(new StepPattern { Activities = Activities, Conditions = [.. Conditions.Select(c => c.Read()!)] }.ToString(), string.IsNullOrWhiteSpace(Success) ? null : Success.Trim())
        : null;

    /// <summary>With an activity chosen, or no longer.</summary>
    public BindingDraft Toggle(string activity) => this with { Activities = Activities.Contains(activity, StringComparer.Ordinal) ? [.. Activities.Where(a => a != activity)] : [.. Activities, activity] };

    /// <summary>With a condition changed; null takes it away.</summary>
    public BindingDraft With(int at, ConditionDraft? condition) => this with { Conditions = [.. Conditions.SelectMany((c, i) => i != at ? [c] : condition is null ? Array.Empty<ConditionDraft>() : [condition])] };
}
