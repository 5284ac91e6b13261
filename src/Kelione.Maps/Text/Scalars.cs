using System.Globalization;

namespace Kelione.Maps.Text;

/// <summary>How numbers and yes or no are written in texts, in no country's way.</summary>
internal static class Scalars
{
    /// <summary>A number, or where a share is meant one in per cent; null where the text is none.</summary>
    public static double? Number(string text, bool isShare = false)
    {
        var trimmed = text.Trim().Replace('−', '-');
        var percent = isShare && trimmed.EndsWith('%');
        var digits = percent ? trimmed[..^1].TrimEnd() : trimmed;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? percent ? number / 100 : number
            : null;
    }

    /// <summary>True or false in any of YAML's words; null where the text is neither.</summary>
    public static bool? Flag(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset moment) => moment.ToString(moment.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
