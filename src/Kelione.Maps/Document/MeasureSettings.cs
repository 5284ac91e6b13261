namespace Kelione.Maps;

/// <summary>How the map's numbers are made. Policies are stated with every number.</summary>
public sealed record MeasureSettings
{
    /// <summary>The longest time from a step to the next that still counts as going on, such as <c>30d</c>.</summary>
    public string Within { get; init; } = "30d";

    /// <summary>How many days after success at a step a customer must come back to count as retained (that day or later); 1–400.</summary>
    public int RetentionDays { get; init; } = 30;

    /// <summary>Conditions that each event must satisfy, in the text form of conditions; empty for none.</summary>
    public string Where { get; init; } = "";

    /// <summary>The segment whose journey it is, by rule or name; null for all customers.</summary>
    public string? Segment { get; init; }

    /// <summary>The events that mean that something went wrong (step form), for barriers; null for none.</summary>
    public string? Errors { get; init; }

    /// <summary>The weights of criticality.</summary>
    public CriticalityWeights Criticality { get; init; } = new();
}

/// <summary>The weights of criticality (docs/semantics.md, Criticality); each 0 or more, together more than 0; they are divided by their sum.</summary>
public sealed record CriticalityWeights
{
    /// <summary>Of the loss: 1 − conversion to the next step.</summary>
    public double Loss { get; init; } = 0.40;

    /// <summary>Of the audience: the step's customers over the map's.</summary>
    public double Audience { get; init; } = 0.25;

    /// <summary>Of the nearness to the goal: steps done over all steps.</summary>
    public double Goal { get; init; } = 0.15;

    /// <summary>Of negative feedback: the lower Wilson bound of its share at the step.</summary>
    public double Feedback { get; init; } = 0.20;
}
