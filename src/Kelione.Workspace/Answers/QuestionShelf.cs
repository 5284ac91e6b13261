using System.Text.Json;
using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// The questions asked lately, by handle, so that people can come back to a number of an answer that they saw. Only questions are kept, no customer's data
/// (but for ids and conditions that a question itself names). At most <see cref="Kept"/>; the oldest go first. Safe for several threads.
/// </summary>
/// <param name="folder">The workspace.</param>
/// <param name="time">Tells which questions are the oldest.</param>
public sealed partial class QuestionShelf(WorkspaceFolder folder, TimeProvider time)
{
    /// <summary>How many questions are kept.</summary>
    public const int Kept = 500;

    private readonly Lock _gate = new();

    /// <summary>Keeps a question under its handle.</summary>
    public void Keep(Question question)
    {
        var path = PathOf(Handles.Of(question));
        lock (_gate)
        {
            if (!File.Exists(path))
            {
                AtomicFile.Write(path, JsonSerializer.Serialize(question, JourneyJson.Indented));
                DropOldest();
            }

            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>Keeps a question if there is a way to. An answer is not lost because its question could not be kept, as on a full disk or where nothing may be written; its handle then opens nothing.</summary>
    public bool TryKeep(Question question)
    {
        try
        {
            Keep(question);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Drops every question in whose texts a person is named. Gives their number.</summary>
    internal int Drop(PersonMention person)
    {
        if (!Directory.Exists(folder.AnswersFolder))
        {
            return 0;
        }

        lock (_gate)
        {
            // A file that is not yet whole was left by a crash; nothing needs it.
            var named = Directory.GetFiles(folder.AnswersFolder)
                .Where(f => f.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal) || person.IsInJson(File.ReadAllText(f))).ToList();
            named.ForEach(File.Delete);
            return named.Count;
        }
    }

    /// <summary>The question of a handle.</summary>
    /// <exception cref="MendableException">The text is no handle, or there is no such question any more.</exception>
    public Question Find(string handle)
    {
        if (!HandleForm().IsMatch(handle))
        {
            throw new MendableException($"'{handle}' is not a handle. A handle is q and twelve digits, as answers show it: q1a2b3c4d5e6f.");
        }

        var path = PathOf(handle);
        lock (_gate)
        {
            return File.Exists(path)
                ? JourneyJson.ReadQuestion(UserFile.Try(path, () => File.ReadAllText(path)))
                : throw new MendableException($"This workspace keeps no question with the handle {handle}. Ask the question again; the latest {Kept} are kept.");
        }
    }

    /// <summary>The questions asked last, the latest first; those about single customers, and those that cannot be read, are left out.</summary>
    /// <param name="most">How many at the most.</param>
    internal IReadOnlyList<Question> Latest(int most)
    {
        lock (_gate)
        {
            var folderOf = new DirectoryInfo(folder.AnswersFolder);
            return !folderOf.Exists ? [] : [.. folderOf.GetFiles("q*.json").OrderByDescending(f => f.LastWriteTimeUtc).Select(Read).OfType<Question>().Where(q => q is not (TimelineQuestion or CustomersQuestion)).Take(most)];
        }
    }

    private static Question? Read(FileInfo file)
    {
        try
        {
            return JourneyJson.ReadQuestion(File.ReadAllText(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or QuestionException or JsonException)
        {
            return null;
        }
    }

    private string PathOf(string handle) => Path.Combine(folder.AnswersFolder, handle + ".json");

    private void DropOldest()
    {
        var files = new DirectoryInfo(folder.AnswersFolder).GetFiles("q*.json");
        foreach (var file in files.OrderByDescending(f => f.LastWriteTimeUtc).Skip(Kept))
        {
            file.Delete();
        }
    }

    [GeneratedRegex("^q[0-9a-f]{12}$", RegexOptions.None, 1000)]
    private static partial Regex HandleForm();
}
