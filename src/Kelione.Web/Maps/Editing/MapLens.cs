using Kelione.Maps;

namespace Kelione.Web.Maps.Editing;

/// <summary>Which measurement a person looks at. Immutable.</summary>
/// <param name="Shown">The measurement; null for the map's newest.</param>
/// <param name="Against">With which it is compared; null for none.</param>
/// <param name="AgainstName">What that is called: a day, a period, a group.</param>
/// <param name="AreGroups">Whether the two are groups of customers rather than times: then the difference is no change.</param>
public sealed record MapLens(MapMeasurement? Shown, MapMeasurement? Against, string AgainstName, bool AreGroups)
{
    /// <summary>The newest measurement against nothing.</summary>
    public static MapLens Newest { get; } = new(null, null, "", AreGroups: false);
}

/// <summary>What an inspector shows.</summary>
public enum InspectorSubject
{
    /// <summary>The map itself.</summary>
    Map,

    /// <summary>A step.</summary>
    Step,

    /// <summary>A stage.</summary>
    Stage,

    /// <summary>The selected cards.</summary>
    Cards,
}
