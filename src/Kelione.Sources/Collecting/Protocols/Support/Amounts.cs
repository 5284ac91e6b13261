using System.Globalization;

namespace Kelione.Sources;

/// <summary>Numbers in requests.</summary>
internal static class Amounts
{
    /// <summary>The number that a text writes; null where it is none, or no finite one.</summary>
    public static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
