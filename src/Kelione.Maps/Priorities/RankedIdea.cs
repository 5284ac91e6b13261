using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>An idea with the arithmetic of its priority.</summary>
public sealed record RankedIdea
{
    /// <summary>The idea.</summary>
    public required Idea Idea { get; init; }

    /// <summary>The name of the step at which it works.</summary>
    public required string StepName { get; init; }

    /// <summary>Its place in the ranking from 1; null where it is not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>The four terms in their order: criticality, easeOfDesign, easeOfDevelopment, share.</summary>
    public required ValueList<PriorityTerm> Terms { get; init; }

    /// <summary>The sum of the products; null where a score is missing: no score yet.</summary>
    public double? Score { get; init; }

    /// <summary>The names of the terms whose scores are missing and without which there is no score.</summary>
    public ValueList<string> Missing { get; init; } = [];

    /// <summary>Whether it stands above the MVP line.</summary>
    public bool AboveLine { get; init; }

    /// <summary>What it would do: weight × score of criticality and share together, 0 to 10 × their weights; null where one of them is missing.</summary>
    public double? Impact { get; init; }

    /// <summary>What it would cost, on the axis that <see cref="PriorityList.EffortAxis"/> tells; null where it is not known.</summary>
    public double? Effort { get; init; }

    /// <summary>Whether it was released or dropped.</summary>
    [JsonIgnore]
    public bool IsApart => Idea.Status is IdeaStatus.Released or IdeaStatus.Dropped;
}

/// <summary>A term of a priority.</summary>
/// <param name="Name">criticality, easeOfDesign, easeOfDevelopment or share.</param>
/// <param name="Score">The score, 0–10; null where it is missing.</param>
/// <param name="Weight">Its weight, 0 or more.</param>
/// <param name="Product">Weight × score; null where the score is missing.</param>
/// <param name="Source">measured where it comes from data, assumption where people said it.</param>
/// <param name="Why">Why the score is missing or where it comes from, in an English phrase; empty where nothing is to be said.</param>
public sealed record PriorityTerm(string Name, double? Score, double Weight, double? Product, ProvenanceKind Source, string Why = "");
