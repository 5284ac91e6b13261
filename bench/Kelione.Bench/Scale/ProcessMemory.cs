using System.Globalization;

namespace Kelione.Bench;

/// <summary>The most memory that processes held since it was last forgotten, as the system counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Forgets the peaks of processes.</summary>
    public static void Forget(IEnumerable<int> processes)
    {
        foreach (var id in processes)
        {
            File.WriteAllText(Path(id, "clear_refs"), "5");
        }
    }

    /// <summary>The peaks of processes, summed up, MiB; what is mapped of files is among it.</summary>
    public static double PeakMiB(IEnumerable<int> processes) => processes.Sum(id =>
    {
        var line = File.ReadLines(Path(id, "status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    });

    private static string Path(int id, string file) => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{file}");
}
