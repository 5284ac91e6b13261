namespace Kelione.Web.Maps.Editing;

/// <summary>What the pills on the route and the legend show of the measurement. A layer never changes where things stand.</summary>
public enum MapLayer
{
    /// <summary>Customers at each step.</summary>
    Audience,

    /// <summary>The share that goes on to the next step.</summary>
    Conversion,

    /// <summary>Median time to the next step.</summary>
    Time,

    /// <summary>The share of those who succeeded that is retained.</summary>
    Retention,

    /// <summary>Measured, felt and wished-for emotion.</summary>
    Emotion,

    /// <summary>Criticality, 0–10.</summary>
    Criticality,
}
