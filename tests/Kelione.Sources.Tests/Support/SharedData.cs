namespace Kelione.Sources.Tests;

/// <summary>The folder with real data, which lies beside the checkout on some machines only.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>A file of it; skips the test where the folder is absent.</summary>
    public static string File(string relative)
    {
        Assert.SkipWhen(Root is null, "skipped: no shared data");
        return Path.Combine(Root!, relative);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KELIONE_SHARED") is { Length: > 0 } named)
        {
            return new[] { named, Path.Combine(named, "data"), Path.Combine(named, "shared", "data") }
                .FirstOrDefault(d => System.IO.File.Exists(Path.Combine(d, "README.md")) && Directory.Exists(Path.Combine(d, "expected")));
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (System.IO.File.Exists(Path.Combine(data, "README.md")))
            {
                return data;
            }
        }

        return null;
    }
}
