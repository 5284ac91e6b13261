using System.Text.Json.Nodes;
using Kelione.Maps.Text;

namespace Kelione.Maps.Tests.Text.Schema;

/// <summary>Makes the JSON Schema of the YAML form: the same fields with the same words, put where people write them, and the short forms beside the long ones. Editors complete keys and mark mistakes by it.</summary>
internal sealed class YamlFormSchema
{
    private readonly JsonFormSchema _fields = new();
    private readonly JsonObject _parts = [];

    public static JsonObject Make()
    {
        var schema = new YamlFormSchema();
        schema.Parts();
        var root = schema.Thing(typeof(JourneyMap), ["Schema", "Personas", "Channels", "Devices", "Stages", "Lanes", "Cards", "Arcs", "Routes", "Barriers", "Ideas", "Images", "Measure", "Priority"], ["title"]);
        var keys = (JsonObject)root["properties"]!;
        keys.Insert(0, "kelione", new JsonObject { ["const"] = JourneyMap.CurrentSchemaVersion, ["description"] = "The version of the document's form; the first line." });
        keys["id"]!["pattern"] = "^[a-z0-9][a-z0-9-]*$";
        keys["measure"] = schema.Thing(typeof(MeasureSettings), ["Criticality"], []);
        keys["measure"]!["properties"]!["criticality"] = schema.Thing(typeof(CriticalityWeights), [], []);
        keys["priority"] = schema.Thing(typeof(PrioritySettings), [], []);
        foreach (var (key, part) in new[] { ("personas", "persona"), ("channels", "channel"), ("devices", "device"), ("images", "image"), ("lanes", "lane"), ("stages", "stage"), ("barriers", "barrier"), ("ideas", "idea"), ("arcs", "arc"), ("routes", "route") })
        {
            keys[key] = OneOrMany(Ref(part));
        }

        keys["cards"] = Ref("cards");
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["title"] = "A customer journey map of Kelione, YAML form";
        root["$defs"] = schema._parts;
        return root;
    }

    private void Parts()
    {
        _parts["provenance"] = Either(
            Pattern("^(assumption|research|measured)(:.*)?$"),
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(Words<ProvenanceKind>.All.Select(k => KeyValuePair.Create<string, JsonNode?>(k, Either(Text(), Thing(typeof(Provenance), ["Kind"], []))))),
                ["minProperties"] = 1,
                ["maxProperties"] = 1,
                ["additionalProperties"] = false,
            });
        _parts["persona"] = Either(Text(), Thing(typeof(Persona), [], ["name"]));
        _parts["channel"] = Either(Text(), Thing(typeof(Channel), [], []));
        _parts["device"] = Either(Text(), Thing(typeof(Device), [], []));
        _parts["image"] = Thing(typeof(MapImage), [], ["data"]);
        _parts["lane"] = Either(Text(), Thing(typeof(Lane), [], []));
        _parts["card"] = Either(Text(), Number(), Thing(typeof(Card), ["Lane"], []));
        _parts["cards"] = new JsonObject
        {
            ["description"] = "What stands in the lanes here: under each lane's id, kind or name one card or a list of them.",
            ["type"] = "object",
            ["additionalProperties"] = OneOrMany(Ref("card")),
        };
        _parts["barrier"] = Either(Text(), Thing(typeof(Barrier), [], ["text"]));
        _parts["idea"] = Either(Text(), Thing(typeof(Idea), [], ["text"]));
        _parts["arc"] = Thing(typeof(Arc), [], ["from", "to"]);
        _parts["stop"] = Either(Text(), Thing(typeof(Stop), [], ["step"]));
        _parts["route"] = Either(Text(), Thing(typeof(Route), ["Stops"], ["name"], ("stops", OneOrMany(Ref("stop")))));
        _parts["gate"] = Either(Text(), Thing(typeof(Gate), [], ["name"]));
        _parts["step"] = Either(Text(), Thing(
            typeof(Step), ["Binding"], ["name"],
            ("events", Described(Text(), DocTexts.Of(typeof(Binding), "Events"))), ("success", Described(Text(), DocTexts.Of(typeof(Binding), "Success"))),
            ("cards", Ref("cards")), ("barriers", OneOrMany(Ref("barrier"))), ("ideas", OneOrMany(Ref("idea")))));
        _parts["stage"] = Either(Text(), Thing(typeof(Stage), ["Gate", "Steps"], ["name"], ("gate", Ref("gate")), ("cards", Ref("cards")), ("steps", OneOrMany(Ref("step")))));
    }

    private JsonObject Thing(Type type, string[] without, string[] required, params (string Key, JsonObject Schema)[] more)
    {
        var keys = new JsonObject();
        foreach (var property in type.GetProperties().Where(p => p.GetMethod!.IsPublic && !p.GetMethod.IsStatic && !without.Contains(p.Name)))
        {
            var key = property.PropertyType == typeof(Provenance) ? "source" : char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            keys[key] = Described(Of(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType), DocTexts.Of(type, property.Name));
        }

        foreach (var (key, schema) in more)
        {
            keys[key] = schema;
        }

        return new()
        {
            ["description"] = DocTexts.Of(type),
            ["type"] = "object",
            ["properties"] = keys,
            ["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]),
            ["additionalProperties"] = false,
        };
    }

    private JsonObject Of(Type type) => type == typeof(Provenance) ? Ref("provenance")
        : type == typeof(ValueList<string>) ? OneOrMany(Text())
        : type == typeof(Experiment) ? Thing(type, [], ["field", "control", "treatment"])
        // Shares may be written in per cent.
        : type == typeof(double) ? Either(Number(), Pattern("^[-−+0-9.]+ ?%?$"))
        : _fields.Of(type);

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Number() => new() { ["type"] = "number" };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Ref(string part) => new() { ["$ref"] = $"#/$defs/{part}" };

    private static JsonObject Either(params JsonObject[] forms) => new() { ["anyOf"] = new JsonArray([.. forms]) };

    private static JsonObject OneOrMany(JsonObject schema) => Either(new JsonObject { ["type"] = "array", ["items"] = schema.DeepClone() }, schema);

    private static JsonObject Described(JsonObject schema, string words)
    {
        schema["description"] = words;
        return schema;
    }
}
