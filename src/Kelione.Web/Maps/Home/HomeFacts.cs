using Kelione.Web.Shared;

namespace Kelione.Web.Maps.Home;

/// <summary>What a map is, in a line: kind · as-is · 12 steps · 11 measured · 61,480 customers.</summary>
internal static class HomeFacts
{
    private static AreaTexts L => MapsTexts.Home;

    /// <summary>The line.</summary>
    public static string Of(HomeMap map)
    {
        var facts = new List<string> { L["Kind." + map.Map.Kind], L["Status." + map.Map.Status], L.Count("Steps", map.Map.Steps().Count()) };
        if (map.Overview.Newest is { } measured)
        {
            facts.Add(L.Count("Measured", measured.Steps.Count(s => s.Bound)));
            facts.Add(L.Count("Customers", measured.Customers));
        }
        else if (map.Map.Personas.Count > 0)
        {
            facts.Add(L.Count("Personas", map.Map.Personas.Count));
        }

        return string.Join(" · ", facts);
    }
}
