namespace Kelione.Workspace;

/// <summary>Who can be named in a comment.</summary>
public interface IMemberNames
{
    /// <summary>The people who may see a map, the reader included, by name.</summary>
    /// <param name="visit">Who asks; they may see the map themselves.</param>
    /// <param name="map">The map's id.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<MemberName>> ListAsync(WorkspaceVisit visit, string map, CancellationToken cancellationToken = default);
}

/// <summary>Somebody who can be named.</summary>
/// <param name="Id">As in <see cref="Visitor.Id"/>; where that is not known, the name.</param>
/// <param name="Name">As shown, and as written after the @.</param>
/// <param name="Note">What is said beside it, such as a department or "map owner"; empty for nothing.</param>
public sealed record MemberName(string Id, string Name, string Note = "");

/// <summary>Where nobody keeps a list of members: the people who have edited the map or talked about it, its owner, and whoever asks.</summary>
public sealed class NamesSeen : IMemberNames
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<MemberName>> ListAsync(WorkspaceVisit visit, string map, CancellationToken cancellationToken = default)
    {
        var history = await visit.Maps(Right.SeeMap, map).HistoryAsync(map, cancellationToken);
        var talk = await visit.Talk(map).ListAsync(cancellationToken);
        var owner = (await visit.GetMapAsync(map, cancellationToken: cancellationToken)).Map.Owner;
        return
        [
            .. history.Select(v => v.Author).Concat(talk.SelectMany(t => t.Comments.Select(c => c.Author))).Append(owner).Where(n => n.Length > 0 && n != visit.Visitor.Name)
                .Distinct(StringComparer.Ordinal).Select(n => new MemberName(n, n))
                .Append(new MemberName(visit.Visitor.Id, visit.Visitor.Name)).OrderBy(n => n.Name, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
