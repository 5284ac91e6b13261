namespace Kelione.Workspace;

/// <summary>Where people have accounts: the members who may see the map, and those who have edited it or talked about it under another name.</summary>
public sealed class NamesOfMembers : IMemberNames
{
    private readonly NamesSeen _seen = new();

    /// <inheritdoc />
    public async Task<IReadOnlyList<MemberName>> ListAsync(WorkspaceVisit visit, string map, CancellationToken cancellationToken = default)
    {
        // Who only reads has no use for the list of colleagues.
        var members = visit.May(Right.Comment, map) ? await visit.NamesAsync(map, cancellationToken) : [];
        var ids = members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var names = members.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var others = (await _seen.ListAsync(visit, map, cancellationToken)).Where(s => !ids.Contains(s.Id) && (s.Id == visit.Visitor.Id || !names.Contains(s.Name)));
        return [.. members.Concat(others).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
