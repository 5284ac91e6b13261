using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// Something that can be asked of journeys. A question is a plain record: it can be written as JSON, kept, compared and asked again; every face (command line, HTTP, page) asks the same ones.
/// A new analysis is one question, one answer, one kernel per engine.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "question")]
[JsonDerivedType(typeof(StatusQuestion), "status")]
[JsonDerivedType(typeof(FlowsQuestion), "flows")]
[JsonDerivedType(typeof(StepMeasuresQuestion), "stepMeasures")]
[JsonDerivedType(typeof(SankeyQuestion), "sankey")]
[JsonDerivedType(typeof(StepMatrixQuestion), "stepMatrix")]
[JsonDerivedType(typeof(LoopsQuestion), "loops")]
[JsonDerivedType(typeof(VariantsQuestion), "variants")]
[JsonDerivedType(typeof(FunnelQuestion), "funnel")]
[JsonDerivedType(typeof(RetentionQuestion), "retention")]
[JsonDerivedType(typeof(AhaQuestion), "aha")]
[JsonDerivedType(typeof(DropOffsQuestion), "dropOffs")]
[JsonDerivedType(typeof(CrossingsQuestion), "crossings")]
[JsonDerivedType(typeof(AttributionQuestion), "attribution")]
[JsonDerivedType(typeof(SegmentOverlapQuestion), "segmentOverlap")]
[JsonDerivedType(typeof(SegmentDiscoveryQuestion), "segmentDiscovery")]
[JsonDerivedType(typeof(ParetoQuestion), "pareto")]
[JsonDerivedType(typeof(SessionsQuestion), "sessions")]
[JsonDerivedType(typeof(TimelineQuestion), "timeline")]
[JsonDerivedType(typeof(CustomersQuestion), "customers")]
[JsonDerivedType(typeof(ComparisonQuestion), "comparison")]
public abstract record Question
{
    /// <summary>The version of the questions' JSON form that this product reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the JSON form.</summary>
    [JsonPropertyOrder(-2)]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>What the question looks at.</summary>
    [JsonPropertyOrder(-1)]
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>What is wrong with the question, in words that tell what to change; empty where it can be asked.</summary>
    public virtual IEnumerable<string> Problems() => [];

    /// <summary>How the numbers are made: window, order, ties, period, filters. The same question gives the same lines in every engine.</summary>
    public abstract IEnumerable<PolicyLine> PolicyLines();

    /// <summary>Throws where the question cannot be asked.</summary>
    /// <exception cref="QuestionException">With all <see cref="Problems"/>, and an unknown version among them.</exception>
    public void EnsureAskable()
    {
        var problems = Problems().ToList();
        if (Version != CurrentVersion)
        {
            problems.Insert(0, FormattableString.Invariant($"This question has version {Version}; this program knows version {CurrentVersion}."));
        }

        if (problems.Count > 0)
        {
            throw new QuestionException(string.Join(' ', problems));
        }
    }
}

/// <summary>A question that says what its answer is.</summary>
/// <typeparam name="TAnswer">The answer's type.</typeparam>
public abstract record Question<TAnswer> : Question
    where TAnswer : Answer;

/// <summary>A question cannot be asked as it stands; the message says what to change.</summary>
public sealed class QuestionException(string message) : Exception(message)
{
    /// <summary>What to do about it on the command line, in one sentence that names the command; null for nothing. Pages and programs, which have no commands, leave it out.</summary>
    public string? CommandHint { get; init; }
}
