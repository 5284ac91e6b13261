using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kelione.Bench;

/// <summary>What the figures were measured on, and how fast its memory is: the bound of every kernel.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
        var vectors = Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";
        return string.Create(CultureInfo.InvariantCulture,
            $"{model}, {Environment.ProcessorCount} cores, {vectors}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}");
    }

    /// <summary>Bytes a second when all cores read memory they have not read lately.</summary>
    public static double ReadBytesPerSecond(int threads)
    {
        var blocks = Enumerable.Range(0, threads).Select(_ => GC.AllocateUninitializedArray<long>(1 << 26)).ToArray();
        foreach (var block in blocks)
        {
            Array.Fill(block, 1);
        }

        var best = 0.0;
        for (var round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, t => Sum(blocks[t]));
            best = Math.Max(best, blocks.Sum(b => b.LongLength * sizeof(long)) / clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    /// <summary>The most memory this process ever held, bytes.</summary>
    public static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>The memory this process holds now, bytes.</summary>
    public static long ResidentBytes()
    {
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        return process.WorkingSet64;
    }

    private static long Sum(long[] block)
    {
        var sum = Vector512<long>.Zero;
        ref var first = ref MemoryMarshal.GetArrayDataReference(block);
        for (nuint i = 0; i < (nuint)block.Length; i += (nuint)Vector512<long>.Count)
        {
            sum += Vector512.LoadUnsafe(ref first, i);
        }

        return Vector512.Sum(sum);
    }
}
