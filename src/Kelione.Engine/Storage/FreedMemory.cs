using System.Runtime.InteropServices;

namespace Kelione.Engine.Storage;

/// <summary>
/// Has the system take back at once what columns, index and database free in large pieces. The C library of most Linux systems learns from each large piece that is freed to keep the next one for itself, up to 32 MB:
/// an index that is made anew again and again then left holes behind: three million events that arrived within a minute, with a question every two seconds, ended at 650 MB of the process's own instead of 350.
/// </summary>
internal static partial class FreedMemory
{
    private const int MapThreshold = -3;
    private const int LeastMapped = 1 << 20;

    /// <summary>Whether that was arranged; false on other systems, and where whoever starts the program set the threshold themselves.</summary>
    public static bool GoesBack { get; } = Arrange();

    private static bool Arrange()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_") is not null)
        {
            return false;
        }

        try
        {
            return SetOption(MapThreshold, LeastMapped) == 1;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library, which keeps nothing of the kind.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetOption(int option, int value);
}
