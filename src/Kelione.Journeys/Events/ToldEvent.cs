namespace Kelione.Journeys;

/// <summary>
/// What a system tells about a customer outside of what they did (plan, country, sign-up date) is kept on an event of its own, because segments and conditions look at events.
/// It is no step of the journey: views of journeys leave it out unless asked.
/// </summary>
public static class ToldEvent
{
    /// <summary>What such an event is called, whichever system told it.</summary>
    public const string Activity = "Identified";

    /// <summary>The condition that leaves such events out.</summary>
    public static Condition LeftOut { get; } = new() { Field = EventFields.Activity, Comparison = Comparison.IsNot, Values = [Activity] };
}
