using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Real data beside the checkout, where it is there.</summary>
internal static class RealLogs
{
    /// <summary>A file among them; skips the test where there are none.</summary>
    public static string PathOf(params string[] parts)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        return SharedData.PathOf(parts);
    }

    public static JsonDocument Expected(string name) => JsonDocument.Parse(File.ReadAllText(PathOf("expected", name)));

    /// <summary>The shop's clicks, without the rows that a tool added.</summary>
    public static IEnumerable<JourneyEvent> Shop() =>
        Rows(PathOf("retentioneering-simple-onlineshop", "simple-onlineshop.csv"), customer: 0, activity: 1, time: 2).Where(e => e.Activity != "lost");

    /// <summary>The made-up shop with sessions.</summary>
    public static IEnumerable<JourneyEvent> Ecom() => Rows(PathOf("retentioneering-ecom-synthetic", "ecom.csv.gz"), customer: 0, activity: 2, time: 3);

    private static IEnumerable<JourneyEvent> Rows(string path, int customer, int activity, int time)
    {
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(file);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            yield return new JourneyEvent
            {
                Customer = fields[customer], Activity = fields[activity], TimeMicros = UtcTime.TryParse(fields[time], out var micros) ? micros : throw new FormatException(line),
            };
        }
    }

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    public static string Text(this long number) => number.ToString(CultureInfo.InvariantCulture);
}
