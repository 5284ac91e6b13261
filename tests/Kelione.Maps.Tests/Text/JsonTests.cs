using CsCheck;
using Kelione.Maps.Tests.Generation;
using Kelione.Maps.Text;

namespace Kelione.Maps.Tests.Text;

/// <summary>Maps as JSON.</summary>
public sealed class JsonTests
{
    [Fact]
    public void A_map_that_is_written_and_read_again_is_the_same_map() => Gen.Select(MapGen.Map, Gen.Bool).Sample(
        (map, isIndented) =>
        {
            var reading = MapJson.Read(MapJson.Write(map, isIndented), "map.json");
            Assert.Empty(reading.Problems);
            Assert.Equal(map, reading.Map);
        },
        iter: 1000);

    [Fact]
    public void Both_forms_hold_the_same() => MapGen.Map.Sample(map => Assert.Equal(MapYaml.Read(MapYaml.Write(map)).Map, MapJson.Read(MapJson.Write(map)).Map), iter: 300);

    [Theory]
    [InlineData("""{"schema": 1, "id": "a", "title": "t", "owners": "me"}""", "'owners'")]
    [InlineData("""{"schema": 1, "id": "a"}""", "title")]
    [InlineData("""{"schema": 1, "id": "a", "title": null}""", "title")]
    [InlineData("""{"schema": 1, "id": "a", "title": "t", "title": "u"}""", "title")]
    [InlineData("""{"schema": 1, "id": "a", "title": "t", "kind": "linaer"}""", "$.kind")]
    [InlineData("""{"schema": 1, "id": "a", "title": "t", "stages": [{"id": "s", "name": "S", "steps": [{"id": "x", "name": "X", "binding": {}}]}]}""", "events")]
    [InlineData("""{"schema": 1, "id": "A b", "title": "t"}""", "small letters a–z")]
    [InlineData("""{"schema": 2, "id": "a", "title": "t"}""", "a newer Kelione wrote it")]
    [InlineData("""{"schema": "x", "id": "a", "title": "t"}""", "a whole number from 1 to 1")]
    [InlineData("[1, 2]", "a map is an object")]
    [InlineData("", "")]
    [InlineData("{", "")]
    public void A_mistake_is_told_and_nothing_is_dropped(string text, string words)
    {
        var reading = MapJson.Read(text, "map.json");
        Assert.Null(reading.Map);
        Assert.Contains(words, Assert.Single(reading.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_has_its_line() => Assert.Equal(4, MapJson.Read("{\n\"schema\": 1,\n\"id\": \"a\",\n\"titel\": \"t\"\n}").Problems[0].Line);

    [Fact]
    public void A_document_without_its_version_is_read_as_the_first_form_with_a_warning()
    {
        var reading = MapJson.Read("""{"id": "a", "title": "t"}""");
        Assert.Equal("t", reading.Map?.Title);
        Assert.True(Assert.Single(reading.Problems).IsWarning);
    }

    [Fact]
    public void An_older_form_is_upgraded_before_it_is_read()
    {
        MapMigration[] rename =
        [
            new(1, map => map, map =>
            {
                map["lanes"] = map["swimlanes"]?.DeepClone();
                map.Remove("swimlanes");
            }),
        ];
        var reading = MapJson.Read("""{"schema": 1, "id": "a", "title": "t", "swimlanes": [{"id": "thoughts", "kind": "thoughts"}]}""", "", rename, current: 2);
        Assert.Equal("thoughts", reading.Map?.Lanes[0].Id);
        Assert.Empty(reading.Problems);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"stages\":")]
    public void A_text_nested_without_end_is_refused(string piece) => Assert.Null(MapJson.Read(string.Concat(Enumerable.Repeat(piece, 100_000))).Map);
}
