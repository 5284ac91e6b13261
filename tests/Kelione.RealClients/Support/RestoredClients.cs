using System.Diagnostics;

namespace Kelione.RealClients;

/// <summary>The SDKs, in the versions of the lock file, in a folder of their own beside what is built. A machine without Node, or that cannot reach the packages, skips the tests aloud.</summary>
public sealed class RestoredClients : IAsyncLifetime
{
    /// <summary>The name under which the tests share it: two restorings at once would be in each other's way.</summary>
    public const string Once = "restored clients";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    private string? _missing;

    /// <summary>The folder with <c>node</c>, <c>browser</c> and <c>node_modules</c>.</summary>
    public string Folder { get; } = Path.Combine(Checkout.Root, "artifacts", "real-clients");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var source = Path.Combine(Checkout.Root, "tests", "Kelione.RealClients", "clients");
        Copy(source, Folder);
        var restored = Path.Combine(Folder, "node_modules", ".restored");
        var locked = await File.ReadAllTextAsync(Path.Combine(source, "package-lock.json"));
        if (File.Exists(restored) && await File.ReadAllTextAsync(restored) == locked)
        {
            _missing = await SaidAsync("node", "--version") is null ? "no Node (nodejs.org)" : null;
            return;
        }

        _missing = await SaidAsync("node", "--version") is null ? "no Node (nodejs.org)"
            : await SaidAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund") is null ? "the SDKs' packages could not be restored (npm ci)"
            : null;
        if (_missing is null)
        {
            await File.WriteAllTextAsync(restored, locked);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the test, aloud, where the SDKs are not there.</summary>
    public void Need() => Assert.SkipWhen(_missing is not null, "skipped: " + _missing);

    // What it wrote, null where it is not there or failed.
    private async Task<string?> SaidAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var said = process.StandardOutput.ReadToEndAsync();
            var trouble = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Longest);
            await trouble;
            return process.ExitCode == 0 ? await said : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (!relative.StartsWith("node_modules", StringComparison.Ordinal))
            {
                var target = Path.Combine(to, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }
        }
    }
}

/// <summary>The tests that share the restored packages, one after the other.</summary>
[CollectionDefinition(RestoredClients.Once)]
public sealed class TestsOfRestoredClients : ICollectionFixture<RestoredClients>;
