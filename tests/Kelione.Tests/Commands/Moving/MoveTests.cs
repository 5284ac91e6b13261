using System.Diagnostics;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands.Moving;

/// <summary><c>kelione move</c>: events and documents go elsewhere and come back, and nobody sees a difference.</summary>
public sealed class MoveTests
{
    [Fact]
    public async Task A_workspace_moves_into_a_cluster_and_back_and_stays_the_same()
    {
        var (events, documents) = (Workbench.ClickHouse(), PostgresServer.OrSkip().Connection());
        using var bench = await new Workbench().FilledAsync();
        var before = await bench.LookAsync(bench.Path);
        string[] how = ["--events", events, "--documents", documents];
        var moved = (await bench.Cli.RunAsync(["-w", bench.Path, "move", .. how])).Succeeded();
        Assert.Contains("--remove-old", moved.Out, StringComparison.Ordinal);
        Assert.Equal(before, await bench.LookAsync(bench.Path, how));
        Assert.Contains("moved-away", Workbench.Names(bench.Path));
        Assert.DoesNotContain("kelione.db", Workbench.Names(bench.Path));
        var here = await bench.Cli.RunAsync("-w", bench.Path, "status");
        Assert.Equal(ExitCode.UserCanMend, here.Exit);
        Assert.Contains("keeps its", here.Error, StringComparison.Ordinal);

        await RefusedAsync(bench, "--remove-old", ["move", "--events", "embedded", "--from-events", events, "--from-documents", documents]);
        (await bench.Cli.RunAsync(["-w", bench.Path, "move", "--remove-old"])).Succeeded();
        Assert.DoesNotContain("moved-away", Workbench.Names(bench.Path));
        (await bench.Cli.RunAsync(["-w", bench.Path, "import", bench.Cli.Write("late.csv", "customer,activity,time\nlate,see,2026-05-01\n"), .. how])).Succeeded();
        before = await bench.LookAsync(bench.Path, how);

        (await bench.Cli.RunAsync(["-w", bench.Path, "move", "--events", "embedded", "--documents", "sqlite", "--from-events", events, "--from-documents", documents])).Succeeded();
        Assert.Equal(before, await bench.LookAsync(bench.Path));
        await RefusedAsync(bench, "files of its folder", ["status", "--documents", documents]);
        await RefusedAsync(bench, "--from-events", ["move", "--remove-old"]);
        (await bench.Cli.RunAsync(["-w", bench.Path, "move", "--remove-old", "--from-events", events, "--from-documents", documents])).Succeeded();
        Assert.Equal(before, await bench.LookAsync(bench.Path));

        // Nothing is left there: the same places take the workspace once more, one after the other.
        (await bench.Cli.RunAsync(["-w", bench.Path, "move", "--documents", documents])).Succeeded();
        (await bench.Cli.RunAsync(["-w", bench.Path, "move", "--remove-old"])).Succeeded();
        (await bench.Cli.RunAsync(["-w", bench.Path, "move", "--events", events, "--from-documents", documents])).Succeeded();
        Assert.Equal(before, await bench.LookAsync(bench.Path, how));
        foreach (var file in Directory.GetFiles(bench.Path, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".duckdb", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(PostgresServer.Secret, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Places_that_hold_something_or_are_the_same_are_refused_and_nothing_changes()
    {
        var events = Workbench.ClickHouse(1);
        using var bench = new Workbench();
        await bench.DoAsync("import", bench.Cli.Write("shop.csv", Cli.Shop));
        (await bench.Cli.RunAsync("-w", bench.Other("other"), "--events", events, "import", bench.Cli.File("shop.csv"))).Succeeded();
        await RefusedAsync(bench, "already", ["move", "--events", events]);
        await RefusedAsync(bench, "already", ["move", "--events", "embedded"]);
        await RefusedAsync(bench, "already", ["move", "--documents", "sqlite"]);
        await RefusedAsync(bench, "what moves where", ["move"]);
        await RefusedAsync(bench, "No move left", ["move", "--remove-old"]);
        await RefusedAsync(bench, "cannot be reached", ["move", "--events", "clickhouse://u:secret@127.0.0.1:1/d"]);
        Directory.CreateDirectory(Path.Combine(bench.Path, "moving"));
        await using (new FileStream(Path.Combine(bench.Path, "moving", "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            await RefusedAsync(bench, "Another process moves", ["move", "--events", Workbench.ClickHouse(1)]);
        }

        await using (await Kelione.Workspace.JourneyWorkspace.OpenAsync(new Kelione.Workspace.WorkspaceFolder(bench.Path), cancellationToken: TestContext.Current.CancellationToken))
        {
            await RefusedAsync(bench, "stop that program", ["move", "--events", Workbench.ClickHouse(1)]);
            await RefusedAsync(bench, "stop that program", ["backup", bench.Cli.File("held.kelione")]);
        }

        await bench.DoAsync("doctor");
        Assert.DoesNotContain("moving", Workbench.Names(bench.Path));
    }

    [Fact]
    public async Task A_move_that_is_killed_again_and_again_ends_with_every_event_once()
    {
        var events = Workbench.ClickHouse();
        using var bench = await new Workbench().FilledAsync(customers: 3000);
        var before = await bench.LookAsync(bench.Path);
        string[] move = ["move", "-w", bench.Path, "--events", events];
        var random = new Random(20261123);
        var kills = 0;
        for (var start = 0; start < 12; start++)
        {
            // Later and later, so that each part of the work is met, on slow machines too.
            if (await RunAndKillAsync(move, TimeSpan.FromMilliseconds(400 + (start * 350) + random.Next(300))) is { } exit)
            {
                Assert.Equal(ExitCode.Done, exit);
                break;
            }

            kills++;
        }

        Assert.True(kills > 0, "the program was always faster than the killer");
        if (!File.Exists(Path.Combine(bench.Path, "events-are-in")))
        {
            (await bench.Cli.RunAsync(move)).Succeeded();
        }

        Assert.Equal(before, await bench.LookAsync(bench.Path, "--events", events));
        (await bench.Cli.RunAsync("-w", bench.Path, "--events", events, "doctor")).Succeeded();
    }

    [Fact]
    public async Task A_restore_that_is_killed_is_taken_back_and_done_by_the_next()
    {
        using var bench = await new Workbench().FilledAsync(customers: 2000);
        var before = await bench.LookAsync(bench.Path);
        await bench.DoAsync("backup", bench.Cli.File("shop.kelione"));
        var copy = bench.Other("new");
        string[] restore = ["restore", bench.Cli.File("shop.kelione"), "-w", copy];
        for (var start = 0; start < 5 && await RunAndKillAsync(restore, TimeSpan.FromMilliseconds(500 + (start * 400))) is null; start++)
        {
            if (Directory.Exists(copy) && File.Exists(Path.Combine(copy, "moving", "state.json")))
            {
                var refused = await bench.Cli.RunAsync("-w", copy, "status");
                Assert.Equal(ExitCode.UserCanMend, refused.Exit);
                Assert.Contains("cut short", refused.Error, StringComparison.Ordinal);
            }
        }

        if (!File.Exists(Path.Combine(copy, "events.duckdb")))
        {
            (await bench.Cli.RunAsync(restore)).Succeeded();
        }

        Assert.Equal(before, await bench.LookAsync(copy));
    }

    private static async Task RefusedAsync(Workbench bench, string why, string[] words)
    {
        var refused = await bench.Cli.RunAsync(["-w", bench.Path, .. words]);
        Assert.True(refused.Exit == ExitCode.UserCanMend, $"{string.Join(' ', words)}: exit {refused.Exit}\n{refused.Error}{refused.Out}");
        Assert.Contains(why, refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Error, StringComparison.Ordinal);
    }

    /// <summary>Runs the program in a process of its own and kills it when its time is up. Gives its exit code; null where it was killed.</summary>
    private static async Task<int?> RunAndKillAsync(string[] words, TimeSpan time)
    {
        var info = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "kelione.dll"), .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(info)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(time));
        var isKilled = !process.HasExited;
        if (isKilled)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        var texts = await said;
        Assert.True(isKilled || process.ExitCode == ExitCode.Done, string.Concat(texts));
        return isKilled ? null : process.ExitCode;
    }
}
