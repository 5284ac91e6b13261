namespace Kelione.Tests.Support;

/// <summary>Places around the tests.</summary>
internal static class Repository
{
    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "kelione.slnx")))
        ?? throw new InvalidOperationException("The tests do not run inside the checkout.");

    /// <summary>The folder of real data; null where there is none.</summary>
    public static string? SharedData { get; } = Find();

    /// <summary>The program, built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kelione.exe" : "kelione");

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("KELIONE_SHARED");
        if (shared is null && Above(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "shared", "data", "README.md"))) is { } above)
        {
            shared = Path.Combine(above, "shared");
        }

        return shared is not null && Directory.Exists(Path.Combine(shared, "data")) ? Path.Combine(shared, "data") : null;
    }

    private static string? Above(string start, Func<string, bool> isIt)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (isIt(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
