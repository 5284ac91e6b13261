namespace Kelione.Samples;

/// <summary>How a scenario is generated. Immutable.</summary>
public sealed record SampleOptions
{
    /// <summary>Everything as the scenario means it.</summary>
    public static SampleOptions Default { get; } = new();

    /// <summary>
    /// Whether the truths are planted. Where false, the same things happen as often, but none of the planted relations is there: no aha moment, no lift after the release,
    /// no cause of leaving, no forced switch of channel. For proving that an analysis finds nothing where nothing is. Default true.
    /// </summary>
    public bool Planted { get; init; } = true;

    /// <summary>Whether visitors who have not signed in yet appear under the anonymous ids of their devices, in scenarios that have such. Where false, everybody has the known id from the start. Default true.</summary>
    public bool AnonymousIds { get; init; } = true;
}
