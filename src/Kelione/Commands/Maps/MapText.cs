using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary><c>kelione map import</c> and <c>export</c>: maps as text.</summary>
internal static class MapText
{
    /// <summary>The forms in which a map is written.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<Form>))]
    private enum Form
    {
        Yaml,
        Json,
        Grid,
    }

    /// <summary>Makes <c>map import</c>.</summary>
    public static Command Import(Surroundings surroundings, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "A map as text: .yaml, .json, .mmd (Mermaid journey), or a table of stages and lanes: .csv, .xlsx" };
        var id = Args.Text("--id", "The id that the map gets [default: the one in the text]", "ID");
        var basedOn = Args.Number("--based-on", "The version that the text was made from [default: what the text's first line says]");
        var (author, label) = (MapSources.AuthorOption(), MapSources.LabelOption());
        var command = new KelioneCommand(
            "import",
            "Bring a map's text in: a new map, or the changes to the one that is there as one version of its history.",
            "kelione map import phone.yaml",
            "kelione map import phone.yaml --label \"after the workshop\"",
            "kelione map import sketch.mmd --id sketch") { file, id, basedOn, author, label };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var read = MapFile.Read(parse.GetRequiredValue(file));
            var map = parse.GetValue(id) is { } wanted
                ? MapIds.IsValid(wanted) ? read.Map with { Id = wanted } : throw new MendableException($"'{wanted}' cannot be the id of a map: take small letters a–z, digits and hyphens.")
                : read.Map;
            foreach (var warning in read.Warnings)
            {
                session.Tell($"{parse.GetRequiredValue(file)}: {warning}");
            }

            var change = await session.Library().ImportAsync(map, session.Author(author), parse.GetValue(label) ?? "", parse.GetValue(basedOn) ?? ExportStamp.Read(read.Text, map.Id), cancellationToken);
            Conflicts.Tell(session, change.Conflicts);
            if (session.Json)
            {
                session.WriteJson(new { map.Id, change.Stored.Version, change.HasChanged, Conflicts = change.Conflicts, Warnings = read.Warnings.Select(w => w.ToString()) });
            }
            else
            {
                session.Tell(change.HasChanged
                    ? string.Create(CultureInfo.InvariantCulture, $"'{map.Id}' is now in version {change.Stored.Version}. See: kelione map history {map.Id}")
                    : string.Create(CultureInfo.InvariantCulture, $"'{map.Id}' was like this already (version {change.Stored.Version})."));
            }
        });
    }

    /// <summary>Makes <c>map export</c>.</summary>
    public static Command Export(Surroundings surroundings, CommonOptions common)
    {
        var id = MapSources.IdArgument("The map's id; ID@VERSION for an earlier version");
        var output = Args.Text("--output", "The file [default: stdout]", "FILE", "-o");
        var form = Args.Choice<Form>("--format", "The form [default: that of the file's name, else yaml]");
        var command = new KelioneCommand(
            "export",
            "Write a map as text, YAML or JSON, which importing again loses nothing of; or as a table of stages and lanes (.csv) for spreadsheets and boards.",
            "kelione map export phone",
            "kelione map export phone -o phone.yaml",
            "kelione map export phone@1 --format json") { id, output, form };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var (asked, version) = MapSources.Parse(parse.GetRequiredValue(id));
            var stored = await session.Library().GetAsync(asked, version, cancellationToken);
            var path = parse.GetValue(output) is { } name ? Path.GetFullPath(name) : null;
            var wanted = parse.GetValue(form) ?? (path is null ? session.Json ? Form.Json : Form.Yaml : ByName(path));
            var isJson = wanted == Form.Json;
            var text = wanted == Form.Grid ? GridOf(stored.Map) : isJson ? MapJson.Write(stored.Map, isIndented: true) + "\n" : ExportStamp.Line(stored.Map.Id, stored.Version) + MapYaml.Write(stored.Map);
            if (path is null)
            {
                Print(session, text, wanted);
                return ExitCode.Done;
            }

            await OutputFile.WriteTextAsync(path, text);
            if (session.Json)
            {
                session.WriteJson(new { File = path, Format = wanted.ToString().ToLowerInvariant(), stored.Map.Id, stored.Version });
            }
            else
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{stored.Map.Id}, version {stored.Version} → {path}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Makes <c>map mermaid</c>.</summary>
    public static Command Mermaid(Surroundings surroundings, CommonOptions common)
    {
        var id = MapSources.IdArgument("The map's id; ID@VERSION for an earlier version");
        var output = Args.Text("--output", "The file [default: stdout]", "FILE", "-o");
        var command = new KelioneCommand(
            "mermaid", "Write a map as Mermaid's journey, which many wikis draw: stages, steps, a score from 1 to 5, who.", "kelione map mermaid phone", "kelione map mermaid phone -o phone.mmd") { id, output };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var (asked, version) = MapSources.Parse(parse.GetRequiredValue(id));
            var library = session.Library();
            var stored = await library.GetAsync(asked, version, cancellationToken);
            var measurement = stored.IsLatest ? await library.GetMeasurementAsync(asked, cancellationToken: cancellationToken) : null;
            var text = MapMermaid.Write(stored.Map, measurement, stored.Version);
            var path = parse.GetValue(output) is { } name ? Path.GetFullPath(name) : null;
            if (path is not null)
            {
                await OutputFile.WriteTextAsync(path, text);
            }

            if (session.Json)
            {
                session.WriteJson(new { stored.Map.Id, stored.Version, measurement?.Snapshot, File = path, Mermaid = text });
            }
            else if (path is null)
            {
                session.Surroundings.Out.Write(text);
            }
        });
    }

    // With --json there is one JSON document on stdout, whatever the form of the text in it.
    private static void Print(Session session, string text, Form form)
    {
        if (session.Json && form != Form.Json)
        {
            session.WriteJson(new JsonObject { [form == Form.Grid ? "grid" : "yaml"] = text });
        }
        else
        {
            session.Surroundings.Out.Write(text);
        }
    }

    private static string GridOf(JourneyMap map)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        BoardFile.WriteCsv(map, writer);
        return writer.ToString();
    }

    private static Form ByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".yaml" or ".yml" => Form.Yaml,
        ".json" => Form.Json,
        ".csv" => Form.Grid,
        _ => throw new MendableException($"'{Path.GetFileName(path)}' does not say in which form. End it in .yaml, .json or .csv (a table of stages and lanes), or say --format."),
    };
}
