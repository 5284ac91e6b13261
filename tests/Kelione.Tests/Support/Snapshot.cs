using System.Runtime.CompilerServices;

namespace Kelione.Tests.Support;

/// <summary>Compares text with what was accepted before, in the folder Snapshots. <c>KELIONE_ACCEPT=1</c> accepts what is there now; look at the difference before committing it.</summary>
internal static class Snapshot
{
    public static void Match(string text, string name, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(caller))!, "Snapshots", name + ".txt");
        if (Environment.GetEnvironmentVariable("KELIONE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"There is no accepted snapshot '{name}'. Run the tests once with KELIONE_ACCEPT=1 and look at it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
