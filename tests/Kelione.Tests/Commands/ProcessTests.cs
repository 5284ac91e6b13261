using System.Diagnostics;
using System.Text.Json;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary>The program as a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_answer_goes_to_stdout_and_messages_to_stderr()
    {
        var (exit, output, error) = await RunAsync("import", _cli.Write("shop.csv", Cli.Shop), "-w", _cli.WorkspacePath, "--json");
        Assert.Equal(0, exit);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(10, json.RootElement.GetProperty("accepted").GetInt64());
        Assert.Empty(error);
        Assert.NotEqual('\ufeff', output[0]);
    }

    [Fact]
    public async Task A_redirected_view_has_no_colour() => Assert.DoesNotContain('\u001b', (await RunAsync("--help")).Output);

    [Fact]
    public async Task A_workspace_that_another_process_holds_is_refused_and_says_who_holds_it()
    {
        await _cli.WithShopAsync();
        await using var held = await Kelione.Workspace.JourneyWorkspace.OpenAsync(new Kelione.Workspace.WorkspaceFolder(_cli.WorkspacePath));
        var (exit, _, error) = await RunAsync("status", "-w", _cli.WorkspacePath);
        Assert.Equal(1, exit);
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    [InlineData("-HUP")]
    public async Task A_signal_to_stop_ends_serving_without_a_word_of_failure(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: stopping is asked for by a POSIX signal");
        await _cli.WithShopAsync();
        using var process = Start("serve", "-w", _cli.WorkspacePath, "--urls", "http://127.0.0.1:0");
        var said = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains("http://127.0.0.1:", said, StringComparison.Ordinal);
        using var kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Serving_a_folder_without_a_workspace_makes_an_empty_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: stopping is asked for by a POSIX signal");
        using var process = Start("serve", "-w", _cli.WorkspacePath, "--urls", "http://127.0.0.1:0", "--no-sign-in");
        Assert.Contains(_cli.WorkspacePath, await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var address = (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[1];
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = Start(args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static Process Start(params string[] args)
    {
        var start = new ProcessStartInfo(Repository.Program, args) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LANG"] = "C.UTF-8";
        return Process.Start(start)!;
    }
}
