using Kelione.Journeys;

namespace Kelione.Web.Explore.Frame;

/// <summary>Conditions in the reader's words.</summary>
internal static class ConditionWords
{
    private static readonly HashSet<string> Named = [EventFields.Activity, EventFields.Channel, EventFields.Touchpoint, EventFields.Device, EventFields.Source, EventFields.Session, EventFields.Account, EventFields.Role, EventFields.Value, EventFields.Customer];

    /// <summary>A field's name: of the well-known ones in the reader's language, of others as it is.</summary>
    public static string Field(string field) => Named.Contains(field) ? ExploreTexts.Frame["Field." + field] : field;

    /// <summary>What is demanded of the field: its values, with a sign before them where they are not just to be one of them.</summary>
    public static string Demand(Condition condition) => condition.Comparison switch
    {
        Comparison.Is => string.Join(", ", condition.Values),
        Comparison.Present => ExploreTexts.Frame["Is.Present"],
        Comparison.Absent => ExploreTexts.Frame["Is.Absent"],
        _ => Sign(condition.Comparison) + " " + string.Join(", ", condition.Values),
    };

    /// <summary>A comparison's sign.</summary>
    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Is => "=", Comparison.IsNot => "≠", Comparison.Contains => ExploreTexts.Frame["Is.Contains"], Comparison.Above => ">", Comparison.AtLeast => "≥", Comparison.Below => "<", Comparison.AtMost => "≤",
        Comparison.Present => ExploreTexts.Frame["Is.Present"], _ => ExploreTexts.Frame["Is.Absent"],
    };
}
