using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>How values are written in the exports of other systems.</summary>
internal static class ExportWords
{
    private const string AnonymousMark = "anon-";

    /// <summary>The id that the company gave the customer; null before it knows them.</summary>
    public static string? Known(JourneyEvent e) => e.Customer.StartsWith(AnonymousMark, StringComparison.Ordinal) ? null : e.Customer;

    /// <summary>The id of the browser or installation.</summary>
    public static string Anonymous(JourneyEvent e) => Known(e) is { } known ? $"d-{known}" : e.Customer;

    /// <summary>A text as a number of up to 63 bits, the same for the same text.</summary>
    public static long Number(string text)
    {
        // FNV-1a, 64 bits.
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1_099_511_628_211UL;
        }

        return (long)(hash >> 1);
    }

    /// <summary>A text as an unsigned number beyond what a double or a signed number holds.</summary>
    public static string HugeId(string text) => (((ulong)Number(text) | (1UL << 63)) | 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A text as an id in the form of a UUID.</summary>
    public static string Uuid(string text) => new Guid(string.Create(CultureInfo.InvariantCulture, $"{Number(text):x16}{Number(text + "'"):x16}")).ToString("D");

    /// <summary>What is one event's alone.</summary>
    public static string Key(JourneyEvent e) => string.Create(CultureInfo.InvariantCulture, $"{e.Customer}|{e.TimeMicros}|{e.Activity}");

    /// <summary>Whole seconds since 1970.</summary>
    public static long Seconds(JourneyEvent e) => UtcTime.FloorDiv(e.TimeMicros, UtcTime.MicrosPerSecond);

    /// <summary>Whole milliseconds since 1970.</summary>
    public static long Millis(JourneyEvent e) => UtcTime.FloorDiv(e.TimeMicros, 1_000);

    /// <summary>What most exports carry: the parts and attributes under their own names.</summary>
    public static IReadOnlyDictionary<string, string> Usual { get; } =
        new[] { EventFields.Channel, EventFields.Device, EventFields.Touchpoint, "product", "traffic_source", "campaign", "country", "error_code" }.ToDictionary(f => f, f => f, StringComparer.Ordinal);

    /// <summary>The usual ones but some.</summary>
    public static IReadOnlyDictionary<string, string> UsualBut(params string[] fields) => Usual.Where(f => !fields.Contains(f.Key, StringComparer.Ordinal)).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);

    /// <summary>A number as text.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount as text; null for none.</summary>
    public static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The moment on a clock so many hours from UTC.</summary>
    public static string Clock(JourneyEvent e, string format, int hours = 0) => UtcTime.ToDateTime(e.TimeMicros).AddHours(hours).ToString(format, CultureInfo.InvariantCulture);
}
