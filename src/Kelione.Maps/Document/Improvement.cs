namespace Kelione.Maps;

/// <summary>Something that stands in the customers' way at a step, found by data or stated by people.</summary>
public sealed record Barrier
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The step at which it stands.</summary>
    public required string Step { get; init; }

    /// <summary>What it is.</summary>
    public required string Text { get; init; }

    /// <summary>What sort of barrier it is.</summary>
    public BarrierKind Kind { get; init; }

    /// <summary>How bad people think that it is, 0–10; null while nobody rated it. The measured criticality of the step takes precedence where there is one.</summary>
    public double? Criticality { get; init; }

    /// <summary>The persona or role it is about; null for all.</summary>
    public string? Persona { get; init; }

    /// <summary>Who looks after it; empty for nobody.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Whether it is still open.</summary>
    public BarrierStatus Status { get; init; }

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumption;
}

/// <summary>Something to be done at a step so that a barrier is lowered.</summary>
public sealed record Idea
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The step at which it works.</summary>
    public required string Step { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Text { get; init; }

    /// <summary>The barriers that it lowers.</summary>
    public ValueList<string> Barriers { get; init; } = [];

    /// <summary>The touchpoint card that it changes; null where it changes the step as a whole.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Who does it; empty for nobody.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it is to be done; null where not said.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>How far it is.</summary>
    public IdeaStatus Status { get; init; }

    /// <summary>How easy its design is, 0–10; null while nobody rated it.</summary>
    public double? EaseOfDesign { get; init; }

    /// <summary>How easy its development is, 0–10; null while nobody rated it.</summary>
    public double? EaseOfDevelopment { get; init; }

    /// <summary>Its effort in the unit of <see cref="PrioritySettings.Budget"/>; null while nobody estimated it.</summary>
    public double? Effort { get; init; }

    /// <summary>The first day on which customers had it; null while it is not released.</summary>
    public DateOnly? ReleasedOn { get; init; }

    /// <summary>The experiment that tests it; null for none.</summary>
    public Experiment? Experiment { get; init; }

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumption;
}

/// <summary>Which customers had an idea and which had not, by an attribute of their events.</summary>
/// <param name="Field">The attribute that names the variant.</param>
/// <param name="Control">The value of those who did not have it.</param>
/// <param name="Treatment">The value of those who had it.</param>
public sealed record Experiment(string Field, string Control, string Treatment);

/// <summary>How ideas are ranked: priority = Σ weight × score over four scores from 0 to 10 (docs/semantics.md, Ideas).</summary>
public sealed record PrioritySettings
{
    /// <summary>The weight of the step's criticality; 0 or more.</summary>
    public double Criticality { get; init; } = 1;

    /// <summary>The weight of the ease of design; 0 or more.</summary>
    public double EaseOfDesign { get; init; } = 1;

    /// <summary>The weight of the ease of development; 0 or more.</summary>
    public double EaseOfDevelopment { get; init; } = 1;

    /// <summary>The weight of the share of audience affected; 0 or more.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The effort that can be spent: the MVP line stands before the first idea that would overrun it; null where no budget is stated.</summary>
    public double? Budget { get; init; }

    /// <summary>The unit of effort and budget, such as "days"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How many of the ranked ideas stand above the MVP line, where a person dragged it; null to follow the budget.</summary>
    public int? Cut { get; init; }
}
