using System.Diagnostics;
using System.Globalization;
using Kelione.Engine.Storage;

namespace Kelione.Engine.Faults;

/// <summary>The program itself is killed in the middle of <c>kelione import</c>, as a user's machine would do it.</summary>
public sealed class ImportKillTests(ITestOutputHelper output)
{
    private const int Rows = 4_000_000;
    private const int Kills = 6;
    private const int MostStarts = 25;

    /// <summary>Where the program is built to, beside this one's folder.</summary>
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(here.Parent!.Parent!.FullName, "Kelione", here.Name, "kelione.dll");
        }
    }

    [Fact]
    public async Task An_import_that_is_killed_and_started_again_ends_with_every_row_once()
    {
        Assert.SkipUnless(File.Exists(Program), $"skipped: the program is not built ({Program})");
        var folder = Directory.CreateTempSubdirectory("kelione-import-").FullName;
        try
        {
            var file = Path.Combine(folder, "events.csv");
            await WriteAsync(file);
            var workspace = Path.Combine(folder, "workspace");
            var kept = await KillAsync(file, workspace);
            output.WriteLine("events kept after each kill: " + string.Join(", ", kept));
            Assert.Contains(kept, k => k is > 0 and < Rows);

            Assert.Equal(0, await RunAsync(["import", file, "--workspace", workspace], Timeout.InfiniteTimeSpan));
            Assert.Equal(0, await RunAsync(["doctor", "--workspace", workspace], Timeout.InfiniteTimeSpan));
            await using var store = await EventStore.OpenAsync(workspace);
            var report = await store.VerifyAsync();
            Assert.Equal(Rows, report.Events);
            Assert.Equal(Rows, report.IndexEvents);
            Assert.Empty(report.Problems);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Imports and kills, again and again into the same workspace, until it was killed often enough. Gives how many events were kept each time.</summary>
    private static async Task<List<long>> KillAsync(string file, string workspace)
    {
        // How long it takes on this machine decides when the killer comes: a fixed time would be before the first row here and after the last one there.
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, await RunAsync(["import", file, "--workspace", workspace], Timeout.InfiniteTimeSpan));
        var whole = clock.Elapsed;
        Directory.Delete(workspace, recursive: true);
        var random = new Random(20260202);
        var kept = new List<long>();
        for (var start = 0; start < MostStarts && (kept.Count < Kills || !kept.Exists(k => k is > 0 and < Rows)); start++)
        {
            if (await RunAsync(["import", file, "--workspace", workspace], whole * (0.3 + 0.65 * random.NextDouble())) is { } exitCode)
            {
                // It was faster than the killer. Another workspace gives him another chance.
                Assert.Equal(0, exitCode);
                Directory.Delete(workspace, recursive: true);
                continue;
            }

            if (Directory.Exists(workspace))
            {
                await using var store = await EventStore.OpenAsync(workspace);
                var report = await store.VerifyAsync();
                Assert.Empty(report.Problems);
                Assert.Equal(report.Events, report.IndexEvents);
                Assert.InRange(report.Events, 0, Rows);
                kept.Add(report.Events);
            }
        }

        Assert.True(kept.Count >= Kills, "the program was always faster than the killer");
        return kept;
    }

    /// <summary>Runs the program, and kills it with SIGKILL when its time is up. Gives its exit code; null where it was killed.</summary>
    private static async Task<int?> RunAsync(string[] arguments, TimeSpan time)
    {
        var info = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(info)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(time);
            _ = await said;
            return process.ExitCode;
        }
        catch (TimeoutException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            _ = await said;
            return null;
        }
    }

    private static async Task WriteAsync(string file)
    {
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync("customer,time,activity");
        for (var i = 0; i < Rows; i++)
        {
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"c{i * 7L % 100_003},{1_700_000_000L + i},a{i % 9}"));
        }
    }
}
