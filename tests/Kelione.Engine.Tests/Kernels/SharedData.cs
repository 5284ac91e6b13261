using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Real data beside the checkout, where it is there.</summary>
internal static class SharedData
{
    /// <summary>The folder; skips the test where there is none.</summary>
    public static string Folder()
    {
        var told = Environment.GetEnvironmentVariable("KELIONE_SHARED");
        for (var folder = new DirectoryInfo(string.IsNullOrEmpty(told) ? AppContext.BaseDirectory : told); folder is not null; folder = folder.Parent)
        {
            string[] candidates = [Path.Combine(folder.FullName, "data"), Path.Combine(folder.FullName, "shared", "data")];
            if (Array.Find(candidates, c => File.Exists(Path.Combine(c, "README.md")) && Directory.Exists(Path.Combine(c, "expected"))) is { } found)
            {
                return found;
            }
        }

        Assert.Skip("skipped: no shared data");
        return "";
    }

    public static JsonDocument Expected(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "expected", name)));

    /// <summary>The shop's clicks, without the rows that a tool added.</summary>
    public static IEnumerable<JourneyEvent> Shop() =>
        Rows(Path.Combine(Folder(), "retentioneering-simple-onlineshop", "simple-onlineshop.csv"), customer: 0, activity: 1, time: 2).Where(e => e.Activity != "lost");

    /// <summary>The made-up shop with sessions.</summary>
    public static IEnumerable<JourneyEvent> Ecom() => Rows(Path.Combine(Folder(), "retentioneering-ecom-synthetic", "ecom.csv.gz"), customer: 0, activity: 2, time: 3);

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
