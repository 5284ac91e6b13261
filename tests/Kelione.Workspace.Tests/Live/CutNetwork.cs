using System.Diagnostics;

namespace Kelione.Workspace.Tests.Live;

/// <summary>A host of its own with two lines to it, each of which can be cut and healed: a network namespace. Root only; skips the test aloud otherwise. Dispose it.</summary>
internal sealed class CutNetwork : IDisposable
{
    private static int _made;
    private readonly int _number = Interlocked.Increment(ref _made);
    private readonly List<string> _lines = [];

    public CutNetwork(int lines)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/ip"), "skipped: hosts of their own need Linux, root and ip");
        Assert.SkipUnless(TryIp("netns", "add", Host), "skipped: network namespaces are not allowed here");
        Ip("-n", Host, "link", "set", "lo", "up");
        for (var i = 0; i < lines; i++)
        {
            var (here, there) = ($"kn{Environment.ProcessId % 10000}{_number}{i}a", $"kn{Environment.ProcessId % 10000}{_number}{i}b");
            _lines.Add(there);
            Ip("link", "add", here, "type", "veth", "peer", "name", there);
            Ip("link", "set", there, "netns", Host);
            Ip("addr", "add", $"{Net(i)}.1/24", "dev", here);
            Ip("link", "set", here, "up");
            Ip("-n", Host, "addr", "add", $"{Net(i)}.2/24", "dev", there);
            Ip("-n", Host, "link", "set", there, "up");
        }
    }

    /// <summary>The namespace's name.</summary>
    public string Host => $"kelione-{Environment.ProcessId}-{_number}";

    /// <summary>The host's address on a line.</summary>
    public string AddressOn(int line) => Net(line) + ".2";

    /// <summary>Cuts a line: nothing comes through, and nobody is told.</summary>
    public void Cut(int line) => Ip("-n", Host, "link", "set", _lines[line], "down");

    /// <summary>Heals it.</summary>
    public void Heal(int line) => Ip("-n", Host, "link", "set", _lines[line], "up");

    /// <inheritdoc />
    public void Dispose() => TryIp("netns", "del", Host);

    private string Net(int line) => FormattableString.Invariant($"10.{100 + Environment.ProcessId % 100}.{_number * 10 + line}");

    private static void Ip(params string[] words) => Assert.True(TryIp(words), "ip " + string.Join(' ', words));

    private static bool TryIp(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/sbin/ip", words) { RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
