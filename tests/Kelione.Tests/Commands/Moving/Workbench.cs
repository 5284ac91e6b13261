using System.Text.Json.Nodes;
using Kelione.ClickHouse.Support;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands.Moving;

/// <summary>A workspace with something of everything, and what one sees of it.</summary>
internal sealed class Workbench : IDisposable
{
    private static readonly string[][] Looks =
    [
        ["status"], ["flows"], ["retention"], ["variants"], ["funnel", "product_view", "add_to_cart"], ["identity", "list"], ["segment", "list"], ["segment", "show", "buyers"], ["map", "list"], ["map", "show", "phone"],
        ["map", "history", "phone"], ["feedback", "imports"], ["feedback", "scores"], ["feedback", "list", "--limit", "50"], ["keys", "list"], ["export", "all.csv"],
    ];

    private static int _number;

    public Cli Cli { get; } = new();

    /// <summary>The workspace. Its name is its own, for databases know workspaces by their names.</summary>
    public string Path => System.IO.Path.Combine(Cli.Folder, "bench", System.IO.Path.GetFileName(Cli.Folder));

    /// <summary>Another place that is free.</summary>
    public string Other(string name) => System.IO.Path.Combine(Cli.Folder, name, System.IO.Path.GetFileName(Cli.Folder) + "-" + name);

    /// <summary>A database of ClickHouse that is free; skips the test where there is no server.</summary>
    public static string ClickHouse(int shards = 2)
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        var hosts = string.Join(',', LocalServer.Ask(shards).Select(s => s.Address.Authority));
        return FormattableString.Invariant($"clickhouse://default:@{hosts}/kelione?prefix=move{Interlocked.Increment(ref _number)}_");
    }

    /// <summary>Fills the workspace.</summary>
    public async Task<Workbench> FilledAsync(int customers = 200)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        await DoAsync("sample", "phone", "--customers", customers.ToString(invariant), "-o", Cli.File("events.csv"), "--identities", Cli.File("pairs.csv"), "--feedback", Cli.File("said.csv"));
        await DoAsync("import", Cli.File("events.csv"));
        await DoAsync("import", Cli.Write("twins.csv", "customer,activity,time,amount\ntwin,see,2026-01-01,1.5\ntwin,see,2026-01-01,1.5\ntwin,\"a \"\"b\"\", c\",2026-01-01,\n"));
        await DoAsync("identity", "import", Cli.File("pairs.csv"));
        await DoAsync("identity", "merge", "twin", "somebody", "--reason", "told so");
        await DoAsync("identity", "undo", "2");
        await DoAsync("feedback", "import", Cli.File("said.csv"));
        await DoAsync("feedback", "import", Cli.Write("again.csv", "id,date,text,rating\n1,2026-01-02,Too slow,2\n"));
        await DoAsync("feedback", "undo", "2");
        await DoAsync("feedback", "label", "3", "--sentiment", "-1");
        await DoAsync("segment", "define", "buyers", "did order_paid");
        await DoAsync("map", "new", "--template", "phone");
        await DoAsync("map", "measure", "phone");
        await DoAsync("map", "new", "--template", "b2b", "--id", "gone");
        await DoAsync("map", "delete", "gone");
        await DoAsync("keys", "create", "web shop");
        return this;
    }

    /// <summary>Does something that must succeed in the workspace.</summary>
    public async Task<CliResult> DoAsync(params string[] words) => (await Cli.RunAsync(["-w", Path, .. words])).Succeeded();

    /// <summary>All that one sees.</summary>
    /// <param name="workspace">Where to look.</param>
    /// <param name="how">How to connect.</param>
    public async Task<IReadOnlyList<string>> LookAsync(string workspace, params string[] how)
    {
        var seen = new List<string>();
        foreach (var look in Looks)
        {
            var words = look.Select(w => w.EndsWith(".csv", StringComparison.Ordinal) ? Cli.File(w) : w);
            var result = (await Cli.RunAsync(["-w", workspace, .. how, .. words, "--json"])).Succeeded();
            seen.Add(look[0] == "export" ? await File.ReadAllTextAsync(Cli.File("all.csv")) : string.Join(' ', look) + "\n" + Plain(result.Out));
        }

        return seen;
    }

    /// <summary>The files and folders of a workspace, sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(e => System.IO.Path.GetFileName(e)).Order(StringComparer.Ordinal)];

    public void Dispose() => Cli.Dispose();

    // The one line in which engines differ.
    private static string Plain(string json)
    {
        var node = JsonNode.Parse(json);
        if (node is JsonObject answer && answer["policy"] is JsonArray policy)
        {
            policy.RemoveAll(line => line!["name"]!.GetValue<string>() == "answered by");
        }

        return node?.ToJsonString() ?? "";
    }
}
