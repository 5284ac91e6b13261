using System.Text.Json;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

public sealed class MeasurementJsonTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    [Fact]
    public async Task The_json_has_the_names_on_which_others_rely_even_where_there_is_no_number()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s[channel=web] away@1m", "bob: look@0s pay@1h");
        var measured = await MapMeasurer.MeasureAsync(plain.Workspace, MapKit.Map("look: look", "thinks", "pay: pay"));
        using var document = JsonDocument.Parse(MeasurementJson.Write(measured));
        Names(document.RootElement, "map", "period", "customers", "coverage", "steps");
        Assert.Equal(3, document.RootElement.GetProperty("steps").GetArrayLength());
        foreach (var step in document.RootElement.GetProperty("steps").EnumerateArray())
        {
            Names(
                step, "id", "name", "stage", "customers", "share", "conversionToNext", "retained", "medianSecondsToNext", "p90SecondsToNext", "exits", "leftTo", "criticality", "criticalityTerms",
                "barriers", "channels");
        }

        var look = document.RootElement.GetProperty("steps")[0];
        Assert.Equal(0.5, look.GetProperty("conversionToNext").GetDouble());
        Names(look.GetProperty("leftTo")[0], "activity", "customers");
        Assert.Equal("away", look.GetProperty("leftTo")[0].GetProperty("activity").GetString());
        Names(look.GetProperty("criticalityTerms"), "loss", "audience", "goal", "feedback", "lossWeight");
        Names(look.GetProperty("channels")[0], "value", "customers", "share");
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("steps")[1].GetProperty("customers").ValueKind);
        Assert.EndsWith("Z", document.RootElement.GetProperty("measuredAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_is_the_same_after_writing_and_reading()
    {
        var measured = await MapMeasurer.MeasureAsync(await worlds.OpenAsync("phone"), MapKit.Phone with { Kind = MapKind.CrossChannel }, new MeasureOptions { Segments = ["channel=app"], MapVersion = 4 });
        Assert.Equal(measured, MeasurementJson.Read(MeasurementJson.Write(measured)));
        Assert.Equal(measured, MeasurementJson.Read(MeasurementJson.Write(measured, indented: true)));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("{}")]
    [InlineData("null")]
    public void What_is_no_measurement_is_refused(string text) => Assert.Throws<MendableException>(() => MeasurementJson.Read(text));

    private static void Names(JsonElement element, params string[] names) => Assert.All(names, n => Assert.True(element.TryGetProperty(n, out _), n));
}
