using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Web.Pages;

/// <summary>Numbers on the page, and numbers inside pictures. English for now, as the page's words are.</summary>
internal static class Figures
{
    /// <summary>12,345</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>12.3 %</summary>
    public static string Percent(double? share) => share is { } known && double.IsFinite(known) ? (known * 100).ToString("N1", CultureInfo.InvariantCulture) + "\u202f%" : "–";

    /// <summary>+26.5</summary>
    public static string Points(double difference) => (difference < 0 ? "−" : "+") + Math.Abs(difference * 100).ToString("N1", CultureInfo.InvariantCulture);

    /// <summary>2.4 min</summary>
    public static string Seconds(double? seconds) => seconds switch
    {
        null => "–",
        < 90 => Unit(seconds.Value, "s"),
        < 5400 => Unit(seconds.Value / 60, "min"),
        < 172_800 => Unit(seconds.Value / 3600, "h"),
        _ => Unit(seconds.Value / 86_400, "d"),
    };

    /// <summary>A day.</summary>
    public static string Day(long? micros) => micros is { } known ? UtcTime.ToDateTime(known).ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "–";

    /// <summary>A number in a picture.</summary>
    public static string At(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A q-value.</summary>
    public static string Probability(double q) => q < 0.001 ? "<0.001" : q.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Text no longer than so many letters; the whole stands in the title beside it.</summary>
    public static string Short(string text, int letters)
    {
        var units = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            // A Chinese letter is about twice as wide.
            units += text[i] >= 0x2E80 ? 1.9 : 1;
            if (units > letters)
            {
                var end = char.IsLowSurrogate(text[i]) ? i - 1 : i;
                return text[..Math.Max(1, end - 1)] + "…";
            }
        }

        return text;
    }

    /// <summary>The address that opens a number to its customers.</summary>
    public static string Open(string workspace, string handle, string address) =>
        $"/w/{Uri.EscapeDataString(workspace)}/open?handle={Uri.EscapeDataString(handle)}&address={Uri.EscapeDataString(address)}";

    /// <summary>The address of a customer's journey.</summary>
    public static string Journey(string workspace, string customer) => $"/w/{Uri.EscapeDataString(workspace)}/journey?customer={Uri.EscapeDataString(customer)}";

    /// <summary>2026-01-31 12:00:00</summary>
    public static string Second(long micros) => UtcTime.ToDateTime(micros).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The policy in a line.</summary>
    public static string Policy(Answer answer) => string.Join(" · ", answer.Policy.Select(p => $"{p.Name}: {p.Value}").Append($"n = {Count(answer.N)}"));

    private static string Unit(double amount, string unit) => amount.ToString(amount >= 10 || amount == Math.Round(amount) ? "N0" : "N1", CultureInfo.InvariantCulture) + "\u202f" + unit;
}
