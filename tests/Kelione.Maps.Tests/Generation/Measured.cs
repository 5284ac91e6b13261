namespace Kelione.Maps.Tests.Generation;

/// <summary>Measurements made by hand.</summary>
public static class Measured
{
    /// <summary>A measurement of a map with 1,000 customers and what is known of some steps.</summary>
    public static MapMeasurement Of(JourneyMap map, params IEnumerable<StepMeasure> steps) => new()
    {
        Map = map.Id,
        MapVersion = 1,
        MeasuredAt = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        Period = new(null, null, null, null),
        Customers = 1000,
        CustomersInScope = 1200,
        Steps = steps.ToValueList(),
    };

    /// <summary>A bound step.</summary>
    public static StepMeasure Step(string id, long customers, double? criticality = null) =>
        new() { Id = id, Name = id, Stage = "", Bound = true, Customers = customers, Share = customers / 1000.0, Criticality = criticality };
}
