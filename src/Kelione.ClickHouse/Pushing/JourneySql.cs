using System.Globalization;

namespace Kelione.ClickHouse.Pushing;

/// <summary>
/// Pieces of SQL over journeys as arrays, of functions that servers have had since 2018 and have still. Expressions that stand for an array are written several times: give short names.
/// </summary>
internal static class JourneySql
{
    /// <summary>Microseconds of a day.</summary>
    public const string Day = "toInt64(86400000000)";

    /// <summary>The item before each one of an array, and something before the first.</summary>
    public static string Before(string array, string first) => $"arraySlice(arrayPushFront({array}, {first}), 1, length({array}))";

    /// <summary>The item after each one of an array, and something after the last.</summary>
    public static string After(string array, string last) => $"arraySlice(arrayPushBack({array}, {last}), 2)";

    /// <summary>Each item of an array but the repeats straight after it.</summary>
    /// <param name="array">The array.</param>
    /// <param name="none">What no item equals.</param>
    public static string WithoutRepeats(string array, string none) => $"arrayFilter((x, p) -> x != p, {array}, {Before(array, none)})";

    /// <summary>The least time of the stretch that a time (unsigned) lies in: a sixteenth of the power of two below it, in whole numbers throughout.</summary>
    public static string Stretch(string time) => $"toInt64({time} - {time} % greatest(intDiv(roundToExp2({time}), 16), 1))";

    /// <summary>A whole number divided by a positive one and rounded down, below zero too.</summary>
    public static string Floor(string number, string by) => $"intDiv({number} - ({number} % {by} + {by}) % {by}, {by})";

    /// <summary>Counts tuples of four whole numbers. Of each journey an array of them comes.</summary>
    public static string Counted(string facts, string from, string? where = null) =>
        $"SELECT f.1, f.2, f.3, f.4, toInt64(count()) FROM (SELECT arrayJoin({facts}) AS f FROM {from}){(where is null ? "" : $" WHERE {where}")} GROUP BY f";

    /// <summary>The customers of whose facts one satisfies a condition on <c>f</c>.</summary>
    public static string Whose(string condition, string facts, string from) => $"SELECT customer FROM (SELECT customer, {facts} AS facts FROM {from}) WHERE arrayExists(f -> {condition}, facts)";

    /// <summary>A tuple of four whole numbers.</summary>
    public static string Fact(int kind, string first = "0", string second = "0", string third = "0") =>
        string.Create(CultureInfo.InvariantCulture, $"(toInt64({kind}), toInt64({first}), toInt64({second}), toInt64({third}))");

    /// <summary>
    /// A condition that always holds and names columns. Servers of 2018 forget the columns that only a function within a function names.
    /// </summary>
    public static string Naming(params IEnumerable<string> arrays) => string.Join(" AND ", arrays.Select(a => $"length({a}) >= 0"));
}
