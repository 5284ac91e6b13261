using System.Diagnostics;
using System.Globalization;
using Kelione.Maps;
using Kelione.Tests.Support;
using Kelione.Workspace;

namespace Kelione.Tests.Commands.Maps;

/// <summary>Several processes change one map, and some are killed while they do.</summary>
public sealed class MapProcessTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private MapLibrary Library => new(new WorkspaceFolder(_cli.WorkspacePath));

    [Fact]
    public async Task Processes_that_bring_in_changes_at_once_lose_nothing()
    {
        const int Processes = 4;
        var text = await BeginAsync();
        var running = Enumerable.Range(0, Processes).Select(i => Start(WithStep(text, i))).ToList();
        foreach (var process in running)
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            process.Dispose();
        }

        var latest = await Library.GetAsync("phone");
        Assert.Equal(1 + Processes, latest.Version);
        Assert.Equal(Enumerable.Range(0, Processes).Select(i => $"added-{i}"), latest.Map.Steps().Select(s => s.Id).Where(id => id.StartsWith("added-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_process_that_is_killed_leaves_the_old_version_or_the_new_one_whole()
    {
        var text = await BeginAsync();
        var kept = 1;
        // From "has hardly begun" to "is through": the killing falls into every part of the work.
        foreach (var (milliseconds, i) in new[] { 100, 250, 400, 600, 800, 1100, 1500 }.Select((m, i) => (m, i)))
        {
            using var process = Start(WithStep(text, i));
            var isThrough = process.WaitForExit(milliseconds);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var history = await Library.HistoryAsync("phone");
            Assert.InRange(history.Count, isThrough ? kept + 1 : kept, kept + 1);
            kept = history.Count;
            Assert.Equal(Enumerable.Range(1, kept).Reverse(), history.Select(v => v.Version));
            Assert.Equal(kept, (await Library.GetAsync("phone")).Version);
        }

        // Nothing that a killed process held stands in the way of the next one.
        using var last = Start(WithStep(text, 99));
        await last.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, last.ExitCode);
        Assert.Contains((await Library.GetAsync("phone")).Map.Steps(), s => s.Id == "added-99");
    }

    private async Task<string> BeginAsync()
    {
        await Library.CreateAsync(MapTemplates.Find("phone")!.Create("en", "phone"), "");
        return (await _cli.RunAsync("map", "export", "phone")).Succeeded().Out;
    }

    private string WithStep(string text, int i)
    {
        const string Before = "    steps:\n";
        var at = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var step = string.Create(CultureInfo.InvariantCulture, $"      - {{id: added-{i}, name: Added {i}}}\n");
        return _cli.Write(string.Create(CultureInfo.InvariantCulture, $"changed-{i}.yaml"), text.Insert(at, step));
    }

    private Process Start(string file) => Process.Start(new ProcessStartInfo(Repository.Program, ["map", "import", file, "-w", _cli.WorkspacePath])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
