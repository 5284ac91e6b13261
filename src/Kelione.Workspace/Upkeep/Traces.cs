using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What a workspace keeps of a person beside their events: questions that name them, and rows of theirs that an import rejected.</summary>
internal static class Traces
{
    /// <summary>The ids of a person: the one given and those that statements in force make one with it.</summary>
    public static async Task<PersonMention> OfAsync(IJourneyStore store, string customer, CancellationToken cancellationToken)
    {
        var merges = await store.ListMergesAsync(customer, cancellationToken);
        return new PersonMention(merges.Where(m => m.UndoneMicros is null).SelectMany(m => new[] { m.Anonymous, m.Known }).Append(customer));
    }

    /// <summary>Erases them. Gives how many questions and rows there were. Doing it again after a crash erases the rest.</summary>
    public static int Erase(WorkspaceFolder folder, QuestionShelf questions, ImportJournal imports, PersonMention person)
    {
        var erased = questions.Drop(person) + imports.Drop(person);
        if (!Directory.Exists(folder.ImportsFolder))
        {
            return erased;
        }

        foreach (var path in Directory.GetFiles(folder.ImportsFolder))
        {
            if (path.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal))
            {
                File.Delete(path);
            }
            else if (RejectedRowsFile.Without(path, person) is > 0 and var rows)
            {
                erased += rows;
            }
        }

        return erased;
    }
}
