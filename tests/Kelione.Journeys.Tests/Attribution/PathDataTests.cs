using System.Globalization;
using System.Text.Json;
using Kelione.Oracle;

namespace Kelione.Journeys.Tests.Attribution;

/// <summary>Holds the models against a public set of marketing paths with answers computed by other tools.</summary>
public sealed class PathDataTests
{
    [Theory]
    [InlineData(AttributionModel.First, "first")]
    [InlineData(AttributionModel.Last, "last")]
    [InlineData(AttributionModel.Linear, "linear")]
    [InlineData(AttributionModel.Markov, "markov_order1_exact")]
    [InlineData(AttributionModel.Shapley, "shapley_by_conversions")]
    public void Credits_equal_the_reference(AttributionModel model, string name)
    {
        var folder = SharedData.Folder;
        Assert.SkipUnless(folder is not null, SharedData.Reason);
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected", "attribution.json")));
        var credits = AttributionModels.Compute(Paths(folder), [model], new AttributionOptions());

        var channels = credits.Models[0].Channels;
        Assert.Equal(expected.RootElement.GetProperty(name).EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), channels.Select(c => c.Channel));
        Assert.All(channels, c => Assert.Equal(expected.RootElement.GetProperty(name).GetProperty(c.Channel).GetDouble(), c.Conversions, 1e-5));
        Assert.Equal(expected.RootElement.GetProperty("total_conversions").GetDouble(), channels.Sum(c => c.Conversions), 1e-6);
        if (credits.RemovalEffects is { } removal)
        {
            Assert.All(removal, r => Assert.Equal(expected.RootElement.GetProperty("removal_effect_exact").GetProperty(r.Key).GetDouble(), r.Value, 1e-8));
        }
    }

    private static List<AttributionPath> Paths(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "channelattribution-pathdata", "Data.csv")).Skip(1).Select(line => line.Split(';')).Select(f => new AttributionPath(
            f[0].Split(" > "), Number(f[1]), Number(f[2]), Number(f[3])))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
