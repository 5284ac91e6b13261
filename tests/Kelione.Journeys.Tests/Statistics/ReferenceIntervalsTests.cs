using System.Text.Json;
using Kelione.Oracle;

namespace Kelione.Journeys.Tests.Statistics;

/// <summary>Intervals against those of another program, where its answers are at hand.</summary>
public sealed class ReferenceIntervalsTests
{
    [Fact]
    public void Intervals_agree_with_the_reference_answers()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("expected", "intervals.json")));
        foreach (var item in reference.RootElement.GetProperty("wilson").EnumerateArray())
        {
            AssertEnds(item.GetProperty("wilson"), Proportions.Wilson(Number(item, "k"), Number(item, "n"))!);
        }

        foreach (var item in reference.RootElement.GetProperty("newcombe_difference").EnumerateArray())
        {
            AssertEnds(item.GetProperty("newcombe"), Proportions.Newcombe(Number(item, "k1"), Number(item, "n1"), Number(item, "k2"), Number(item, "n2"))!);
        }
    }

    private static long Number(JsonElement item, string name) => item.GetProperty(name).GetInt64();

    private static void AssertEnds(JsonElement expected, Interval actual)
    {
        Assert.Equal(expected[0].GetDouble(), actual.Low, 1e-9);
        Assert.Equal(expected[1].GetDouble(), actual.High, 1e-9);
    }
}
