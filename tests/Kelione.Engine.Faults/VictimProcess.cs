using System.Diagnostics;
using System.Globalization;

namespace Kelione.Engine.Faults;

/// <summary>The victim while it runs.</summary>
internal sealed class VictimProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly SemaphoreSlim _said = new(0);
    private readonly Task _reading;

    private VictimProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Where the program is built to, beside this one's folder.</summary>
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(here.Parent!.Parent!.FullName, "Kelione.Engine.Victim", here.Name, "Kelione.Engine.Victim.dll");
        }
    }

    public int Id => _process.Id;

    public static VictimProcess Start(string mode, string folder, int start)
    {
        var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", Program, mode, folder, start.ToString(CultureInfo.InvariantCulture) })
        {
            info.ArgumentList.Add(argument);
        }

        return new VictimProcess(Process.Start(info)!);
    }

    /// <summary>Waits until it has said so many lines more.</summary>
    public async Task WaitForLinesAsync(int lines)
    {
        for (var line = 0; line < lines; line++)
        {
            Assert.True(await _said.WaitAsync(TimeSpan.FromMinutes(2)), "The victim says nothing.");
        }

        Assert.False(_process.HasExited);
    }

    /// <summary>Lets it go on for a moment, kills with SIGKILL, and gives all that was said. Whatever it said before was acknowledged.</summary>
    /// <param name="moment">How long; it decides only where in its work the victim is met, so nothing hangs on how fast the machine is.</param>
    public async Task<IReadOnlyList<string>> KillAfterAsync(TimeSpan moment)
    {
        await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(moment));
        Assert.False(_process.HasExited, "The victim ended by itself: " + (_process.HasExited ? await _process.StandardError.ReadToEndAsync() : ""));
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        return _lines;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await _reading;
        _process.Dispose();
        _said.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Add(line);
            _said.Release();
        }
    }
}
