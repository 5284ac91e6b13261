using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Together;

/// <summary>A line of the panel of versions: one version, or some that one person made shortly after one another.</summary>
/// <param name="Last">The latest of them, which the line stands for.</param>
/// <param name="Count">How many versions.</param>
/// <param name="Changes">What was done in all of them, the latest first.</param>
internal sealed record VersionEntry(MapVersionInfo Last, int Count, IReadOnlyList<EditDescription> Changes)
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    /// <summary>The lines of a history. A version with a name or a label, and what is no editing, has a line of its own.</summary>
    /// <param name="history">The versions, newest first.</param>
    /// <param name="onlyNamed">Whether only versions with a name or label are shown.</param>
    public static IReadOnlyList<VersionEntry> Of(IEnumerable<MapVersionInfo> history, bool onlyNamed)
    {
        var entries = new List<VersionEntry>();
        foreach (var version in history.Where(v => !onlyNamed || IsNamed(v)))
        {
            if (!onlyNamed && entries.Count > 0 && entries[^1] is { } above && Joins(above, version))
            {
                entries[^1] = above with { Count = above.Count + 1, Changes = [.. above.Changes, .. version.Changes] };
            }
            else
            {
                entries.Add(new VersionEntry(version, 1, version.Changes));
            }
        }

        return entries;
    }

    /// <summary>What was done, counted by sort of thing: <c>2 cards, 1 idea</c>; empty where nothing is known.</summary>
    public string Summary()
    {
        var words = MapsTexts.Together;
        var counts = Changes.Where(c => c.Code.Contains('.', StringComparison.Ordinal)).GroupBy(c => c.Code.Split('.')[0])
            .Select(g => (Sort: g.Key, Count: g.Select(c => c.Arguments.Count > 0 ? c.Arguments[0] : "").Distinct(StringComparer.Ordinal).Count())).ToList();
        var text = string.Join(", ", counts.Select(c => c.Sort is "map" or "measure" or "priority" ? words["Changed." + c.Sort] : words.Count("Changed." + c.Sort, c.Count)));
        return text.Length == 0 ? words.Count("Changed.edits", Last.Edits) : text;
    }

    private static bool IsNamed(MapVersionInfo version) => version.Name.Length > 0 || version.Label.Length > 0;

    private static bool Joins(VersionEntry above, MapVersionInfo version) =>
        above.Last.Origin == VersionOrigin.Edited && version.Origin == VersionOrigin.Edited && !IsNamed(above.Last) && !IsNamed(version)
        && above.Last.Author == version.Author && above.Last.At - version.At < Together;
}
