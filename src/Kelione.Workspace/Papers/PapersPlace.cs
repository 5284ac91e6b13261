namespace Kelione.Workspace;

/// <summary>Where the papers of a workspace lie: beside its documents. The first node that keeps them in a database brings those of its folder along; later ones find them there, and their own folders' papers are left lying unread.</summary>
internal static class PapersPlace
{
    // Written once the first node has brought its papers.
    private const string Begun = "papers-begun";

    /// <summary>The papers of a workspace, without looking whether they fit to its folder.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="time">The clock.</param>
    public static IPapers Of(WorkspaceFolder folder, TimeProvider time) => folder.Documents is null ? new FolderPapers(folder) : new SharedPapers(new PostgresDesk(folder), time);

    /// <summary>The papers of a workspace that is being opened.</summary>
    /// <exception cref="MendableException">They cannot be reached, or the folder's key is not the one of the database.</exception>
    public static async Task<IPapers> OpenAsync(WorkspaceFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var papers = Of(folder, time);
        if (papers.AreShared)
        {
            await Task.Run(() => Settle(folder, papers), cancellationToken);
        }

        return papers;
    }

    /// <summary>Notes that the papers of a folder have been brought: no folder's papers are brought after that.</summary>
    public static void NoteThatTheyCame(IPapers papers) => papers.TryWrite(Begun, [], over: null);

    private static void Settle(WorkspaceFolder folder, IPapers papers)
    {
        var own = new FolderPapers(folder);
        if (papers.Read(Begun) is null)
        {
            foreach (var paper in Brought(own).Select(own.Read).OfType<Paper>())
            {
                papers.TryWrite(paper.Name, paper.Content, over: null);
            }

            NoteThatTheyCame(papers);
        }

        // Two keys would make two people of one, and no later look would tell.
        if (own.Read(PaperNames.Key) is { } key && !papers.TryWrite(PaperNames.Key, key.Content, over: null)
            && papers.ReadText(PaperNames.Key)?.Trim() != PapersExtensions.TextOf(key.Content).Trim())
        {
            throw new MendableException(
                $"The file '{own.PlaceOf(PaperNames.Key)}' is not the key in '{papers.PlaceOf(PaperNames.Key)}', with which the other nodes hash personal fields: the same person would become two. Put the file away and start again.");
        }
    }

    private static IEnumerable<string> Brought(FolderPapers own) =>
        [.. PaperNames.Single, .. PaperNames.Beginnings.SelectMany(own.List).Select(h => h.Name)];
}
