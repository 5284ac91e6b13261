using System.Globalization;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>Numbers and days in the form of the browser's inputs, which is the same in every language.</summary>
internal static class Numbers
{
    /// <summary>A number; empty for none.</summary>
    public static string Text(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day; empty for none.</summary>
    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads a number and keeps it between two; null where the text is none.</summary>
    public static double? Read(string text, double least, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Math.Clamp(number, least, most) : null;

    /// <summary>Reads a day; null where the text is none.</summary>
    public static DateOnly? ReadDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
