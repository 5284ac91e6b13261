namespace Kelione.Workspace;

/// <summary>The comments on one map as one person reads and writes them. Every call asks first whether they may; everybody who has the map open sees a change at once.</summary>
public sealed class MapTalk
{
    private readonly WorkspaceVisit _visit;
    private readonly ServedWorkspace _workspace;
    private readonly string _map;

    internal MapTalk(WorkspaceVisit visit, ServedWorkspace workspace, string map) => (_visit, _workspace, _map) = (visit, workspace, map);

    /// <summary>Whether they may write.</summary>
    public bool MayComment => _visit.May(Right.Comment, _map);

    /// <summary>Whether they may remove what others wrote.</summary>
    public bool MayTidy => _visit.May(Right.ManageMap, _map);

    /// <summary>The talks in the order begun, resolved ones too.</summary>
    /// <exception cref="RefusedException">They may not see the map.</exception>
    public Task<IReadOnlyList<MapThread>> ListAsync(CancellationToken cancellationToken = default)
    {
        _visit.Demand(Right.SeeMap, _map);
        return _workspace.Comments.ListAsync(_map, _visit.Visitor.Id, cancellationToken);
    }

    /// <summary>Begins a talk.</summary>
    /// <param name="anchor">What about, such as <c>step:pays</c>; empty for the map itself.</param>
    /// <param name="text">The words, 1–4,000 characters; @ before a name tells that person.</param>
    /// <param name="people">Whom it may name.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The talk's number.</returns>
    /// <exception cref="RefusedException">They may not comment.</exception>
    /// <exception cref="MendableException">The text is empty or too long.</exception>
    public Task<int> BeginAsync(string anchor, string text, IReadOnlyList<MemberName> people, CancellationToken cancellationToken = default) =>
        TellAsync(Right.Comment, () => _workspace.Comments.AddAsync(_map, null, anchor, _visit.Visitor, text, people, cancellationToken));

    /// <summary>Answers in a talk; a resolved one is open again then.</summary>
    /// <inheritdoc cref="BeginAsync" />
    public Task<int> ReplyAsync(int thread, string text, IReadOnlyList<MemberName> people, CancellationToken cancellationToken = default) =>
        TellAsync(Right.Comment, () => _workspace.Comments.AddAsync(_map, thread, "", _visit.Visitor, text, people, cancellationToken));

    /// <summary>Puts other words in place of one's own.</summary>
    /// <exception cref="RefusedException">They may not comment.</exception>
    /// <exception cref="MendableException">Somebody else wrote it, or the text is empty or too long.</exception>
    public Task ChangeAsync(int number, string text, IReadOnlyList<MemberName> people, CancellationToken cancellationToken = default) =>
        TellAsync(Right.Comment, async () =>
        {
            await _workspace.Comments.ChangeAsync(_map, number, _visit.Visitor, text, people, cancellationToken);
            return true;
        });

    /// <summary>Removes the words of a comment: one's own, or anybody's for an owner.</summary>
    /// <exception cref="RefusedException">They may not comment.</exception>
    /// <exception cref="MendableException">Somebody else wrote it.</exception>
    public Task RemoveAsync(int number, CancellationToken cancellationToken = default) =>
        TellAsync(Right.Comment, async () =>
        {
            await _workspace.Comments.RemoveAsync(_map, number, _visit.Visitor, MayTidy, cancellationToken);
            return true;
        });

    /// <summary>Settles a talk, or opens it again.</summary>
    /// <exception cref="RefusedException">They may not comment.</exception>
    public Task ResolveAsync(int thread, bool isResolved, CancellationToken cancellationToken = default) =>
        TellAsync(Right.Comment, async () =>
        {
            await _workspace.Comments.ResolveAsync(_map, thread, isResolved, _visit.Visitor, cancellationToken);
            return true;
        });

    /// <summary>Notes that this person has seen a talk to its end. Nobody else is told.</summary>
    /// <returns>Whether that was news.</returns>
    /// <exception cref="RefusedException">They may not see the map.</exception>
    public Task<bool> ReadAsync(int thread, CancellationToken cancellationToken = default)
    {
        _visit.Demand(Right.SeeMap, _map);
        return _workspace.Comments.ReadAsync(_map, thread, _visit.Visitor, cancellationToken);
    }

    private async Task<T> TellAsync<T>(Right right, Func<Task<T>> work)
    {
        _visit.Demand(right, _map);
        var result = await work();
        _workspace.Live.TellCommented(_map);
        return result;
    }
}
