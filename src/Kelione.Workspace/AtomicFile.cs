using System.Globalization;
using System.Text;
using Kelione.Engine.Index;

namespace Kelione.Workspace;

/// <summary>
/// Writes small files so that a reader, or a crash at any moment, sees the old text or the new one and never half of it. Safe for several threads and processes: each writes beside under a name
/// of its own, the last to finish wins. The files are their owner's only.
/// </summary>
internal static class AtomicFile
{
    /// <summary>How a file that is not yet whole ends.</summary>
    public const string Unfinished = ".new";

    private static int _written;

    /// <summary>Writes text as UTF-8 without a byte order mark. Durable when it returns.</summary>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes. Durable when it returns.</summary>
    public static void Write(string path, byte[] content)
    {
        var folder = Path.GetDirectoryName(path)!;
        PrivateFiles.MakeFolder(folder);
        var beside = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _written)}{Unfinished}");
        try
        {
            using (var stream = PrivateFiles.Create(beside, FileMode.Create))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }

        IndexFolder.Flush(folder);
    }
}
