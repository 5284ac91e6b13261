using System.Text;

namespace Kelione.Workspace;

/// <summary>Writes small files so that a reader, or a crash at any moment, sees the old text or the new one and never half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }
}
