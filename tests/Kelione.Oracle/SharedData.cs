namespace Kelione.Oracle;

/// <summary>The folder of real data that may stand beside the checkout. It is not part of the project; tests that need it are skipped where it is absent.</summary>
public static class SharedData
{
    /// <summary>Why such a test is skipped.</summary>
    public const string Reason = "skipped: no shared data";

    /// <summary>The folder, by <c>KELIONE_SHARED</c> (the folder itself, or one that holds it) or beside a parent of the program's own folder; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Whether the folder is there.</summary>
    public static bool IsPresent => Folder is not null;

    /// <summary>The path of a file in it.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Folder ?? throw new InvalidOperationException(Reason), .. parts]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KELIONE_SHARED") is { Length: > 0 } named)
        {
            return DataIn(named) ?? DataIn(Path.Combine(named, "data")) ?? DataIn(Path.Combine(named, "shared", "data"));
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (DataIn(Path.Combine(folder.FullName, "shared", "data")) is { } data)
            {
                return data;
            }
        }

        return null;
    }

    private static string? DataIn(string folder) => File.Exists(Path.Combine(folder, "README.md")) && Directory.Exists(Path.Combine(folder, "expected")) ? folder : null;
}
