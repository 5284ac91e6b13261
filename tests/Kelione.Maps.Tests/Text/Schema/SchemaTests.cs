using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Kelione.Maps.Tests.Generation;
using Kelione.Maps.Text;

namespace Kelione.Maps.Tests.Text.Schema;

/// <summary>The published schemas say what the records and the reader say. <c>KELIONE_ACCEPT=1</c> writes them anew.</summary>
public sealed class SchemaTests
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SmallValidator Json = new(JsonFormSchema.Make());
    private static readonly SmallValidator Yaml = new(YamlFormSchema.Make());

    [Theory]
    [InlineData("map-json.schema.json")]
    [InlineData("map.schema.json")]
    public void The_published_schema_is_the_one_that_the_records_make(string name)
    {
        var made = (name == "map.schema.json" ? YamlFormSchema.Make() : JsonFormSchema.Make()).ToJsonString(Pretty) + "\n";
        var file = Path.Combine(Root(), "docs", "schema", name);
        if (Environment.GetEnvironmentVariable("KELIONE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, made);
        }

        Assert.Equal(made, File.ReadAllText(file));
    }

    [Fact]
    public void Every_key_is_described() => Assert.DoesNotContain("\"description\": \"\"", YamlFormSchema.Make().ToJsonString(Pretty) + JsonFormSchema.Make().ToJsonString(Pretty), StringComparison.Ordinal);

    [Fact]
    public void Every_map_in_JSON_keeps_to_the_schema() => MapGen.Map.Sample(map => Assert.Empty(Json.Problems(JsonNode.Parse(MapJson.Write(map)))), iter: 200);

    [Fact]
    public void Every_map_in_YAML_keeps_to_the_schema() => MapGen.Map.Sample(map => Assert.Empty(Yaml.Problems(Node(YamlTree.Read(MapYaml.Write(map))))), iter: 200);

    [Fact]
    public void Every_template_keeps_to_the_schema() => Assert.All(MapTemplates.All, t => Assert.Empty(Yaml.Problems(Node(YamlTree.Read(MapYaml.Write(t.Create("en")))))));

    [Theory]
    [InlineData("title: t\nowners: me", "has no 'owners'")]
    [InlineData("objective: t", "needs title")]
    [InlineData("title: t\nkind: linaer", "'linaer' is none of the words")]
    [InlineData("title: t\nstages: [{name: s, steps: [{name: a, optionall: true}]}]", "has no 'optionall'")]
    [InlineData("title: t\nid: A b", "is not like")]
    public void What_the_reader_refuses_the_schema_refuses_too(string text, string problem)
    {
        Assert.Null(MapYaml.Read(text).Map);
        Assert.Contains(Yaml.Problems(Node(YamlTree.Read(text))), p => p.Contains(problem, StringComparison.Ordinal));
    }

    // The reader tells all keys of a thing where it is given one that is like none of them.
    [Theory]
    [InlineData("qqqqqqqqqqqqqqqqq: 1\ntitle: t", "")]
    [InlineData("title: t\npersonas: [{name: n, qqqqqqqqqqqqqqqqq: 1}]", "persona")]
    [InlineData("title: t\nchannels: [{name: n, qqqqqqqqqqqqqqqqq: 1}]", "channel")]
    [InlineData("title: t\ndevices: [{name: n, qqqqqqqqqqqqqqqqq: 1}]", "device")]
    [InlineData("title: t\nlanes: [{kind: thoughts, qqqqqqqqqqqqqqqqq: 1}]", "lane")]
    [InlineData("title: t\nimages: [{data: n, qqqqqqqqqqqqqqqqq: 1}]", "image")]
    [InlineData("title: t\nstages: [{name: n, qqqqqqqqqqqqqqqqq: 1}]", "stage")]
    [InlineData("title: t\nstages: [{name: n, gate: {name: g, qqqqqqqqqqqqqqqqq: 1}}]", "gate")]
    [InlineData("title: t\nstages: [{name: n, steps: [{name: a, qqqqqqqqqqqqqqqqq: 1}]}]", "step")]
    [InlineData("title: t\ncards: {thoughts: [{text: n, qqqqqqqqqqqqqqqqq: 1}]}", "card")]
    [InlineData("title: t\nstages: [{name: n, steps: [{name: a}]}]\narcs: [{from: a, to: a, qqqqqqqqqqqqqqqqq: 1}]", "arc")]
    [InlineData("title: t\nstages: [{name: n, steps: [{name: a}]}]\nroutes: [{name: r, qqqqqqqqqqqqqqqqq: 1}]", "route")]
    [InlineData("title: t\nstages: [{name: n, steps: [{name: a}]}]\nroutes: [{name: r, stops: [{step: a, qqqqqqqqqqqqqqqqq: 1}]}]", "stop")]
    [InlineData("title: t\nstages: [{name: n, steps: [{name: a}]}]\nbarriers: [{step: a, text: b, qqqqqqqqqqqqqqqqq: 1}]", "barrier")]
    [InlineData("title: t\nstages: [{name: n, steps: [{name: a}]}]\nideas: [{step: a, text: b, qqqqqqqqqqqqqqqqq: 1}]", "idea")]
    public void The_schema_knows_the_keys_that_the_reader_reads(string text, string part)
    {
        var told = MapYaml.Read("kelione: 1\n" + text).Problems.Single(p => p.Message.Contains("qqq", StringComparison.Ordinal)).Message;
        var read = told[(told.IndexOf(": it has ", StringComparison.Ordinal) + ": it has ".Length)..].Split(", ").Distinct();
        var schema = YamlFormSchema.Make();
        var thing = part.Length == 0 ? schema : (JsonObject)schema["$defs"]![part]!;
        thing = thing["anyOf"] is JsonArray forms ? forms.OfType<JsonObject>().Single(f => f.ContainsKey("properties")) : thing;
        Assert.Equal(thing["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    // As any reader of YAML sees it (the core schema): plain words may be numbers, true, false or null.
    private static JsonNode? Node(TextNode node) => node switch
    {
        TextMap map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Value, Node(e.Value)))),
        TextList list => new JsonArray([.. list.Items.Select(Node)]),
        TextScalar { IsNothing: true } => null,
        TextScalar { IsPlain: true, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        TextScalar { IsPlain: true } plain when double.TryParse(plain.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        TextScalar text => JsonValue.Create(text.Value),
        _ => throw new NotSupportedException(),
    };

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", ".."));
}
