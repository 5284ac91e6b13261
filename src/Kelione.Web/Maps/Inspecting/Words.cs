using System.Text.Json;
using Kelione.Maps;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>Names of the map's kinds of things in the person's language.</summary>
internal static class Words
{
    private static AreaTexts L => MapsTexts.Inspect;

    /// <summary>A lane's own name, or that of its kind.</summary>
    public static string Lane(Lane lane) => lane.Name.Length > 0 ? lane.Name : L["Lane." + Key(lane.Kind)];

    /// <summary>A moment of truth.</summary>
    public static string Moment(Moment moment) => L["Moment." + Key(moment)];

    /// <summary>A sort of barrier.</summary>
    public static string Barrier(BarrierKind kind) => L["Barrier." + Key(kind)];

    /// <summary>Where a thing comes from.</summary>
    public static string Provenance(ProvenanceKind kind) => L["From." + Key(kind)];

    /// <summary>How far an idea is.</summary>
    public static string Status(IdeaStatus status) => L["Idea." + Key(status)];

    // The first letter small, as in JSON: LowConversion becomes lowConversion.
    private static string Key(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
