using System.Diagnostics;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary>The example files for operating several nodes say what the program understands.</summary>
public sealed class ServiceFileTests
{
    private static string Folder => Path.Combine(Checkout.Root, "docs", "using", "several-nodes");

    private static string Unit => File.ReadAllText(Path.Combine(Folder, "kelione.service"));

    [Fact]
    public void The_service_starts_the_program_with_options_that_it_has()
    {
        var line = Unit.Split('\n').Single(l => l.StartsWith("ExecStart=", StringComparison.Ordinal));
        Check(Shell.Words(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void The_container_starts_the_program_with_options_that_it_has()
    {
        var line = File.ReadLines(Path.Combine(Folder, "Containerfile")).Single(l => l.StartsWith("ENTRYPOINT ", StringComparison.Ordinal));
        Check(System.Text.Json.JsonSerializer.Deserialize<string[]>(line["ENTRYPOINT ".Length..])![1..]);
    }

    [Fact]
    public async Task Systemd_finds_nothing_wrong_with_the_service()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "skipped: systemd-analyze is not installed");
        var folder = Directory.CreateTempSubdirectory("kelione-unit-").FullName;
        try
        {
            var path = Path.Combine(folder, "kelione.service");
            await File.WriteAllTextAsync(path, Unit.Replace("/usr/local/bin/kelione", "/bin/true", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            using var check = Process.Start(new ProcessStartInfo("/usr/bin/systemd-analyze", ["verify", path]) { RedirectStandardError = true, UseShellExecute = false })!;
            var said = await check.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await check.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal((0, ""), (check.ExitCode, string.Concat(said.Split('\n').Where(l => l.Contains("kelione", StringComparison.Ordinal)))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(IReadOnlyList<string> words)
    {
        using var surroundings = new Surroundings { Out = TextWriter.Null, Error = TextWriter.Null };
        var parse = KelioneProgram.Root(surroundings).Parse(words, KelioneProgram.Grammar);
        Assert.True(parse.Errors.Count == 0, string.Join(' ', parse.Errors));
    }
}
