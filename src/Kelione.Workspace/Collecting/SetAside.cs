using System.Globalization;

namespace Kelione.Workspace;

/// <summary>What could not be moved into the store, in files of the folder of arrivals: requests that it did not take three times, which are tried again at the next start, and what damage of the journal made unreadable.</summary>
/// <param name="files">The journal.</param>
/// <param name="log">Told of each.</param>
internal sealed class SetAside(JournalFiles files, ArrivalLog log)
{
    private const string Requests = "set-aside-";
    private const string Damages = "damaged-";

    /// <summary>The files of a folder.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, Requests + "*").Concat(Directory.GetFiles(folder, Damages + "*")).Order(StringComparer.Ordinal)] : [];

    /// <summary>Keeps a request.</summary>
    public void Keep(ReadOnlySpan<byte> payload, JournalPlace after)
    {
        var path = PathOf(Requests, after);
        using (var stream = PrivateFiles.Create(path, FileMode.Create))
        {
            stream.Write(payload);
            stream.Flush(flushToDisk: true);
        }

        Note(path);
    }

    /// <summary>Keeps what is damaged and skipped.</summary>
    public void KeepDamage(JournalPlace from, long end)
    {
        var path = PathOf(Damages, from);
        files.Copy(from, end, path);
        Note(path);
    }

    /// <summary>Tries everything once more; what goes in leaves the folder, what does not stays and is told.</summary>
    public async Task TryAgainAsync(Func<ReadOnlyMemory<byte>, Task> store)
    {
        foreach (var path in In(files.Folder))
        {
            try
            {
                if (Path.GetFileName(path).StartsWith(Requests, StringComparison.Ordinal))
                {
                    await store(await File.ReadAllBytesAsync(path));
                    Remove(path);
                    continue;
                }
            }
            catch (Exception e) when (!ArrivalTarget.IsPassing(e))
            {
                // As before.
            }

            Note(path);
        }
    }

    /// <summary>Removes all of it: nobody can tell whose it is, so it goes when somebody is to be forgotten.</summary>
    public void Clear()
    {
        foreach (var path in In(files.Folder))
        {
            Remove(path);
        }
    }

    private void Remove(string path)
    {
        File.Delete(path);
        log.Note(path, null);
    }

    private void Note(string path)
    {
        var name = Path.GetFileName(path);
        log.Note(path, name.StartsWith(Requests, StringComparison.Ordinal)
            ? $"A request's events could not be stored; they are kept in '{name}' of the folder of arrivals and tried again at the next start."
            : string.Create(CultureInfo.InvariantCulture, $"A part of the journal of arrived events is damaged: {new FileInfo(path).Length} bytes were skipped, and the events in them are missing. They are kept in '{name}' of the folder of arrivals; what came before and after is stored."));
    }

    private string PathOf(string kind, JournalPlace place) => Path.Combine(files.Folder, string.Create(CultureInfo.InvariantCulture, $"{kind}{place.Segment}-{place.Offset}"));
}
