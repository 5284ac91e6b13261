using System.Globalization;

namespace Kelione.Bench;

/// <summary>Compares what two peers answered. Rows of equal rank may come in any order, and numbers with a point may differ in how they are written and in the last digits.</summary>
internal static class Numbers
{
    private const double Tolerance = 1e-9;

    /// <summary>Whether two answers say the same: the same rows in some order, field by field.</summary>
    public static bool Same(string left, string right)
    {
        var (lefts, rights) = (Rows(left), Rows(right));
        return lefts.Length == rights.Length && lefts.Zip(rights).All(pair => SameRow(pair.First.Split('|'), pair.Second.Split('|')));
    }

    // Names and counts stand before the numbers with a point and tell rows apart, so that those never decide the order.
    private static string[] Rows(string numbers) => [.. numbers.Split('\n').Order(StringComparer.Ordinal)];

    private static bool SameRow(string[] left, string[] right) => left.Length == right.Length && left.Zip(right).All(field => SameField(field.First, field.Second));

    private static bool SameField(string left, string right) => left == right
        || (IsNumber(left, out var x) && IsNumber(right, out var y) && !(IsWhole(left) && IsWhole(right)) && Math.Abs(x - y) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y))));

    private static bool IsWhole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static bool IsNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
