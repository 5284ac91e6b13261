namespace Kelione.Samples;

/// <summary>The scenarios there are.</summary>
public static class Scenarios
{
    /// <summary>All of them, the most telling first.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(new PhoneScript()),
        new(new ClothesScript()),
        new(new CityGuideScript()),
        new(new B2bScript()),
        new(new PlainScript()),
    ];

    /// <summary>The scenario of a name (letter case ignored), or null.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
