using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Layouts.Frame;

/// <summary>Names as long as a map may hold, without a break: nobody can keep a machine busy with one.</summary>
public sealed class LongNamesTests
{
    /// <summary>
    /// Twice what the worst of these maps takes, thousands of paragraphs of one word: memory tells how many beginnings of names were set, and does not depend on the machine's speed.
    /// Setting every beginning of a name of a third of this length took 36,000.
    /// </summary>
    private const int MostMegabytes = 10_000;

    private static readonly string[] Worded = ["title", "name", "text", "quote", "question", "finding", "scope", "product", "owner", "goal", "description", "role", "note"];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["one letter"] = new('ж', MapChecks.LongestText),
        ["many letters"] = string.Concat(Enumerable.Range(0, MapChecks.LongestText).Select(i => (char)('a' + (i * i * 7 % 26)))),
        ["marks"] = "WWWWWWWW" + new string('\u0301', MapChecks.LongestText - 8),
        ["hyphens"] = string.Concat(Enumerable.Repeat("a-", MapChecks.LongestText / 2)),
        ["points"] = "abcdefgh" + new string('.', MapChecks.LongestText - 8),
        ["lines"] = string.Concat(Enumerable.Repeat("abcdefg\n", MapChecks.LongestText / 8)),
        ["words"] = string.Concat(Enumerable.Repeat("ab ", MapChecks.LongestText / 3)),
        ["Chinese"] = new('图', MapChecks.LongestText),
        ["emoji"] = string.Concat(Enumerable.Repeat("👩\u200D", MapChecks.LongestText / 3)),
    };

    public static TheoryData<string, string> Maps => [.. Names.Keys.Select(n => ("phone", n)), .. MapTemplates.All.Select(t => t.Name).Where(t => t is "non-linear" or "cyclic" or "channel").Select(t => (t, "many letters"))];

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task A_map_of_long_names_is_drawn_with_little_memory(string template, string name)
    {
        var input = new PosterInput(Map(template, Names[name]), null, new PosterOptions());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Scene[] scenes = [MapPoster.Arrange(input), .. MapPoster.Slides(input)];
        var megabytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000;
        Assert.InRange(megabytes, 0, MostMegabytes);
        await SceneFile.WriteAsync(scenes, Stream.Null, PosterFormat.Pdf, cancellation: TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_long_word_is_parted_where_trying_every_place_would_part_it() =>
        Gen.Select(Gen.Char["abcdefiijlmnorstuwABEILTVWYążęéжшио.,-/_'—"].Array[1, 90], Gen.Double[2, 220], Gen.Double[8, 20]).Sample(
            (letters, width, size) =>
            {
                var scene = new SceneBuilder(400, 300, "en");
                var style = new TextStyle(size);
                var word = new string(letters);
                Assert.Equal(word.Length < 8 ? word : Parted(scene, word, style, width), LongWords.Part(scene, word, style, width));
            },
            iter: 300, threads: 1);

    private static string Parted(SceneBuilder scene, string word, TextStyle style, double width)
    {
        const string vowels = "aeiouyąęėįųūóаеёиоуыэюяAEIOUY";
        var result = "";
        while (word.Length >= 6 && scene.Measure(word, style) > width)
        {
            var at = Enumerable.Range(4, word.Length - 6).LastOrDefault(i => scene.Measure(word[..i] + "-", style) <= width, 3);
            var syllable = Enumerable.Range(Math.Max(3, at - 3), at - Math.Max(3, at - 3) + 1)
                .LastOrDefault(i => "-/_".Contains(word[i - 1], StringComparison.Ordinal) || (vowels.Contains(word[i - 1], StringComparison.Ordinal) && !vowels.Contains(word[i], StringComparison.Ordinal)), at);
            result += word[..syllable] + ("-/_".Contains(word[syllable - 1], StringComparison.Ordinal) ? " " : "- ");
            word = word[syllable..];
        }

        return result + word;
    }

    private static JourneyMap Map(string template, string text)
    {
        var json = JsonNode.Parse(MapJson.Write(MapTemplates.Find(template)!.Create("en") with { Id = "long" }))!;
        Replace(json, text);
        return MapJson.Read(json.ToJsonString()).Map!;
    }

    private static void Replace(JsonNode node, string text)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
            {
                Replace(item, text);
            }
        }
        else if (node is JsonObject thing)
        {
            foreach (var (name, value) in thing.ToList())
            {
                if (value is JsonValue && Worded.Contains(name) && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0)
                {
                    thing[name] = text;
                }
                else if (value is not null)
                {
                    Replace(value, text);
                }
            }
        }
    }
}
