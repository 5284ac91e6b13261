using System.Text.Json;
using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// The questions asked lately, by handle, so that people can come back to a number of an answer that they saw. Only questions are kept, no customer's data
/// (but for ids and conditions that a question itself names). At most <see cref="Kept"/>; the oldest go first.
/// </summary>
/// <param name="folder">The workspace.</param>
/// <param name="time">Tells which questions are the oldest.</param>
public sealed partial class QuestionShelf(WorkspaceFolder folder, TimeProvider time)
{
    /// <summary>How many questions are kept.</summary>
    public const int Kept = 500;

    /// <summary>Keeps a question under its handle.</summary>
    public void Keep(Question question)
    {
        var path = PathOf(Handles.Of(question));
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return;
        }

        AtomicFile.Write(path, JsonSerializer.Serialize(question, JourneyJson.Indented));
        DropOldest();
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
        return File.Exists(path)
            ? JourneyJson.ReadQuestion(File.ReadAllText(path))
            : throw new MendableException($"This workspace keeps no question with the handle {handle}. Ask the question again; the latest {Kept} are kept.");
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
