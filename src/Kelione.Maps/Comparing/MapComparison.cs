using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>What became of a thing from one map to the other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThingChangeKind>))]
public enum ThingChangeKind
{
    /// <summary>Only the second map has it.</summary>
    [JsonStringEnumMemberName("added")]
    Added,

    /// <summary>Only the first map has it.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,

    /// <summary>It stands elsewhere.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>Fields of it differ.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,
}

/// <summary>Whether a measured share differs clearly.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ShareVerdict>))]
public enum ShareVerdict
{
    /// <summary>The interval of the difference spans 0.</summary>
    [JsonStringEnumMemberName("no-clear-change")]
    NoClearChange,

    /// <summary>Clearly more in the second.</summary>
    [JsonStringEnumMemberName("higher")]
    Higher,

    /// <summary>Clearly less in the second.</summary>
    [JsonStringEnumMemberName("lower")]
    Lower,
}

/// <summary>A field that differs.</summary>
/// <param name="Field">The field, as in JSON.</param>
/// <param name="Before">Its value in the first map as text; null where it has none.</param>
/// <param name="After">Its value in the second; null where it has none.</param>
public sealed record FieldDifference(string Field, string? Before, string? After);

/// <summary>What became of one thing.</summary>
/// <param name="Kind">What.</param>
/// <param name="Sort">The sort of the thing: stage, step, card and so on; map, measure or priority for what is no thing.</param>
/// <param name="Id">The id in the second map, for what was removed in the first; empty for map, measure and priority.</param>
/// <param name="OldId">The id in the first map where it is another one and the two were matched by their names; null otherwise.</param>
/// <param name="Name">The name by which people know it, in the same map.</param>
/// <param name="Fields">The fields that differ, for what was changed; <c>place</c> with both places for what was moved; empty otherwise.</param>
public sealed record ThingChange(ThingChangeKind Kind, string Sort, string Id, string? OldId, string Name, ValueList<FieldDifference> Fields);

/// <summary>A share that was measured at a step of both maps.</summary>
/// <param name="Step">The step's id in the second map.</param>
/// <param name="Name">The step's name there.</param>
/// <param name="Measure">What was measured: <c>share</c> of the map's customers, <c>conversionToNext</c> or <c>retained</c>.</param>
/// <param name="Before">The first share, 0–1.</param>
/// <param name="BeforeOf">Of how many customers.</param>
/// <param name="After">The second share, 0–1.</param>
/// <param name="AfterOf">Of how many customers.</param>
/// <param name="Difference">The interval (95 %, Newcombe) of second less first, as if nobody were in both.</param>
/// <param name="Verdict">Whether the difference is clear.</param>
public sealed record MeasureDifference(string Step, string Name, string Measure, double Before, long BeforeOf, double After, long AfterOf, Bounds Difference, ShareVerdict Verdict);

/// <summary>Two maps compared by what they mean: two versions of one map, as-is against to-be, month against month.</summary>
/// <param name="Changes">What was added, removed, moved and changed, sort by sort in the order of the maps; the head first.</param>
/// <param name="Measured">The shares that were measured at steps of both, in the order of the second map; empty without two measurements.</param>
public sealed record MapComparison(ValueList<ThingChange> Changes, ValueList<MeasureDifference> Measured)
{
    /// <summary>The shares that differ clearly.</summary>
    [JsonIgnore]
    public IEnumerable<MeasureDifference> MeasuredDifferently => Measured.Where(m => m.Verdict != ShareVerdict.NoClearChange);

    /// <summary>
    /// Compares two maps. Things are matched by their ids, then what is left by its name within its sort, cards in the same cell first; so two maps that were drawn apart can be compared as well.
    /// </summary>
    /// <param name="before">The first map.</param>
    /// <param name="after">The second map, which may be the same one.</param>
    /// <param name="measuredBefore">The first map measured; null to compare no measures.</param>
    /// <param name="measuredAfter">The second map measured; null to compare no measures.</param>
    public static MapComparison Compare(JourneyMap before, JourneyMap after, MapMeasurement? measuredBefore = null, MapMeasurement? measuredAfter = null)
    {
        var matching = new ThingMatching(before, after);
        var changes = ThingComparison.Whole(before, after).Concat(Sorts.All.SelectMany(sort => ThingComparison.Things(sort, before, after, matching)));
        return new(changes.ToValueList(), measuredBefore is null || measuredAfter is null ? [] : MeasureComparison.Compare(matching, measuredBefore, measuredAfter).ToValueList());
    }
}
