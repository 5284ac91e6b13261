using Kelione.Maps;
using Kelione.Web.Maps.Editing;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Together;

/// <summary>The map as it is and the map as it should be: the one names the other as what it is based on.</summary>
internal static class MapPair
{
    /// <summary>The id of the other map of a pair, the one changed last where there are several; null where there is none that the person may see.</summary>
    public static async Task<string?> FindAsync(WorkspaceVisit visit, JourneyMap map)
    {
        var wanted = Other(map.Status);
        var candidates = (await visit.ListMapsAsync()).Where(m => m.Status == wanted && m.Id != map.Id).OrderByDescending(m => m.ChangedAt).ToList();
        if (candidates.Any(c => c.Id == map.BasedOn))
        {
            return map.BasedOn;
        }

        foreach (var candidate in candidates)
        {
            if ((await visit.GetMapAsync(candidate.Id)).Map.BasedOn == map.Id)
            {
                return candidate.Id;
            }
        }

        return null;
    }

    /// <summary>Makes the other map of a pair from the one that is open: the same, and each is found from the other.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> CreateAsync(EditorState state, string title)
    {
        var map = state.Map;
        var status = Other(map.Status);
        var suffix = status == MapStatus.ToBe ? "to-be" : "as-is";
        var copy = map with
        {
            Id = $"{(map.Id.EndsWith("-to-be", StringComparison.Ordinal) || map.Id.EndsWith("-as-is", StringComparison.Ordinal) ? map.Id[..^6] : map.Id)}-{suffix}",
            Title = title,
            Status = status,
            BasedOn = map.Id,
        };
        return (await state.Seat.Visit.CreateMapAsync(copy)).Map.Id;
    }

    private static MapStatus Other(MapStatus status) => status == MapStatus.AsIs ? MapStatus.ToBe : MapStatus.AsIs;
}
