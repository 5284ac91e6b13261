using System.Globalization;
using System.Text.Json;
using Kelione.CommandLine;

namespace Kelione.Tests.Support;

/// <summary>What a run of the program gave.</summary>
public sealed record CliResult(int Exit, string Out, string Error)
{
    /// <summary>The one JSON document on stdout.</summary>
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }

    /// <summary>Fails with all that was said where the program did not succeed.</summary>
    public CliResult Succeeded()
    {
        Assert.True(Exit == ExitCode.Done, $"exit {Exit}\n{Error}\n{Out}");
        return this;
    }
}

/// <summary>Runs the very program in this process, over a workspace in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kelione-cli-").FullName;

    public string Folder => _root;

    public string WorkspacePath => Path.Combine(_root, "workspace");

    public string File(string name) => Path.Combine(_root, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public Task<CliResult> RunAsync(params string[] args) => RunAsync(CultureInfo.InvariantCulture, CancellationToken.None, args);

    public Task<CliResult> RunAsync(CultureInfo culture, CancellationToken stop, params string[] args) => RunAsync(culture, new StringWriter { NewLine = "\n" }, isTerminal: false, stop, args);

    /// <summary>Runs with an end of stderr that is given, and may look like a terminal, which shows progress.</summary>
    public async Task<CliResult> RunAsync(CultureInfo culture, StringWriter error, bool isTerminal, CancellationToken stop, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var surroundings = new Surroundings
        {
            Out = output,
            Error = error,
            ErrorIsTerminal = isTerminal,
            Culture = culture,
            DataFolder = _root,
            Variable = name => name == "KELIONE_WORKSPACE" ? WorkspacePath : null,
        };
        var exit = await KelioneProgram.RunAsync(args, surroundings, stop);
        return new CliResult(exit, output.ToString(), error.ToString());
    }

    /// <summary>A shop of four customers, small enough to check by eye.</summary>
    public async Task<Cli> WithShopAsync()
    {
        Write("shop.csv", Shop);
        (await RunAsync("import", File("shop.csv"), "--json")).Succeeded();
        return this;
    }

    /// <summary>ann, bob and eve view and put in the cart; ann and bob order, bob after 40 days; dan only views, in the app.</summary>
    public const string Shop =
        """
        user_id,event,timestamp,channel,price
        ann,view,2026-01-01T10:00:00Z,web,
        ann,cart,2026-01-01T10:05:00Z,web,
        ann,order,2026-01-01T10:15:00Z,web,30
        bob,view,2026-01-02T10:00:00Z,app,
        bob,cart,2026-01-02T10:01:00Z,app,
        bob,order,2026-02-11T10:00:00Z,web,12.5
        eve,view,2026-01-03T10:00:00Z,web,
        eve,view,2026-01-03T10:02:00Z,web,
        eve,cart,2026-01-03T10:04:00Z,web,
        dan,view,2026-01-04T10:00:00Z,app,
        """ + "\n";

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
