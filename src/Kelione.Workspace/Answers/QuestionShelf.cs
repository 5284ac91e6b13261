using System.Text.Json;
using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// The questions asked lately, by handle, so that people can come back to a number of an answer that they saw. Only questions are kept, no customer's data
/// (but for ids and conditions that a question itself names). At most <see cref="Kept"/>; the oldest go first. Safe for several threads.
/// </summary>
public sealed partial class QuestionShelf
{
    /// <summary>How many questions are kept.</summary>
    public const int Kept = 500;

    private const string Ending = ".json";

    private readonly IPapers _papers;
    private readonly TimeProvider _time;

    /// <param name="papers">Where they are kept.</param>
    /// <param name="time">Tells which questions are the oldest.</param>
    internal QuestionShelf(IPapers papers, TimeProvider time) => (_papers, _time) = (papers, time);

    /// <summary>Keeps a question under its handle.</summary>
    /// <exception cref="MendableException">There is no room for it, or no right to.</exception>
    public void Keep(Question question)
    {
        var isNew = false;
        _papers.Keep(
            NameOf(Handles.Of(question)),
            () =>
            {
                isNew = true;
                return JsonSerializer.SerializeToUtf8Bytes(question, JourneyJson.Indented);
            },
            _time.GetUtcNow());
        if (isNew)
        {
            DropOldest();
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
        catch (MendableException)
        {
            return false;
        }
    }

    /// <summary>Drops every question in whose texts a person is named. Gives their number.</summary>
    internal int Drop(PersonMention person)
    {
        // What is not yet whole was left by a crash; nothing needs it.
        var swept = _papers.Sweep(PaperNames.Answers);
        var named = Heads().Where(h => _papers.ReadText(h.Name) is { } text && person.IsInJson(text)).ToList();
        named.ForEach(h => _papers.Remove(h.Name));
        return named.Count + swept;
    }

    /// <summary>The question of a handle.</summary>
    /// <exception cref="MendableException">The text is no handle, or there is no such question any more.</exception>
    public Question Find(string handle)
    {
        if (!HandleForm().IsMatch(handle))
        {
            throw new MendableException($"'{handle}' is not a handle. A handle is q and twelve digits, as answers show it: q1a2b3c4d5e6f.");
        }

        return _papers.ReadText(NameOf(handle)) is { } text
            ? JourneyJson.ReadQuestion(text)
            : throw new MendableException($"This workspace keeps no question with the handle {handle}. Ask the question again; the latest {Kept} are kept.");
    }

    /// <summary>The questions asked last, the latest first; those about single customers, and those that cannot be read, are left out.</summary>
    /// <param name="most">How many at the most.</param>
    internal IReadOnlyList<Question> Latest(int most)
    {
        return [.. Heads().Select(h => Read(h.Name)).OfType<Question>().Where(q => q is not (TimelineQuestion or CustomersQuestion)).Take(most)];
    }

    private Question? Read(string name)
    {
        try
        {
            return _papers.ReadText(name) is { } text ? JourneyJson.ReadQuestion(text) : null;
        }
        catch (Exception e) when (e is MendableException or QuestionException or JsonException)
        {
            return null;
        }
    }

    private static string NameOf(string handle) => PaperNames.Answers + handle + Ending;

    private IEnumerable<PaperHead> Heads() => _papers.List(PaperNames.Answers).Where(h => h.Name.EndsWith(Ending, StringComparison.Ordinal));

    private void DropOldest()
    {
        foreach (var head in Heads().Skip(Kept))
        {
            _papers.Remove(head.Name);
        }
    }

    [GeneratedRegex("^q[0-9a-f]{12}$", RegexOptions.None, 1000)]
    private static partial Regex HandleForm();
}
