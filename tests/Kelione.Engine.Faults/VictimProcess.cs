using System.Diagnostics;
using System.Globalization;

namespace Kelione.Engine.Faults;

/// <summary>The victim while it runs.</summary>
internal sealed class VictimProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource _spoke = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
        var info = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", Program, mode, folder, start.ToString(CultureInfo.InvariantCulture) })
        {
            info.ArgumentList.Add(argument);
        }

        return new VictimProcess(Process.Start(info)!);
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task WaitForLineAsync()
    {
        await _spoke.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(_process.HasExited);
    }

    /// <summary>Waits, kills with SIGKILL, and gives all that was said. Whatever it said before was acknowledged.</summary>
    public async Task<IReadOnlyList<string>> KillAfterAsync(TimeSpan delay)
    {
        await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(delay));
        Assert.False(_process.HasExited, "The victim ended by itself: " + (_process.HasExited ? await _process.StandardError.ReadToEndAsync() : ""));
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        return _lines;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _lines.Add(line);
            _spoke.TrySetResult();
        }
    }
}
