using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Yandex Metrica's clocks: <c>dateTimeUTC</c>, which in spite of its name is Moscow's time by the documentation (UTC+3, no summer time), and <c>dateTime</c> in the zone of the counter, which the file does not show:
/// Moscow's too unless a person says otherwise.
/// </summary>
internal static class MetricaTimes
{
    private const long MoscowMicros = 3 * 3_600 * UtcTime.MicrosPerSecond;

    /// <summary>The zone of a counter where nobody names one.</summary>
    public const string Assumed = "+03:00";

    /// <summary>The rule in a sentence.</summary>
    public const string Policy = "dateTimeUTC is Moscow time (UTC+3) by the documentation; without it dateTime is the counter's own zone, taken as UTC+3 where none is named.";

    /// <summary>The moment of a record.</summary>
    public static bool TryRead(SystemRecord record, string prefix, SystemReading reading, out long micros)
    {
        if (TryRead(record[prefix + "dateTimeUTC"], null, out micros))
        {
            return true;
        }

        return TryRead(record[prefix + "dateTime"], reading.Zone, out micros);
    }

    /// <summary>The moment of a text; a null zone is Moscow's.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ZoneRule? zone, out long micros)
    {
        micros = 0;
        if (text.IsEmpty || !TimeParser.TryParse(TimeFormat.YearFirst, text, out var written))
        {
            return false;
        }

        micros = zone?.ToUtc(written.LocalMicros) ?? written.LocalMicros - MoscowMicros;
        return true;
    }

    /// <summary>The device category as a word.</summary>
    public static string? DeviceOf(string? category) => category switch { "1" => "desktop", "2" => "phone", "3" => "tablet", "4" => "tv", _ => category };

    /// <summary>What a person should know of the zone.</summary>
    public static IEnumerable<string> Notes(ProfileSample sample, string prefix, string? zone) => sample.Has(prefix + "dateTimeUTC")
        ? ["times are taken from dateTimeUTC, which Yandex documents as Moscow time (UTC+3)"]
        : zone is null ? ["times are the counter's; its zone is not in the file and taken as UTC+3: name it if it is another"] : [];
}
