using Kelione.Journeys;

namespace Kelione.Web.Data.Identity;

/// <summary>The ids that are one person, by the statements that are in force.</summary>
/// <param name="Asked">The id that was asked for.</param>
/// <param name="Shown">The id under which the person is shown.</param>
/// <param name="Ids">All ids of the person, the shown one first.</param>
/// <param name="Merges">The statements in force that make them one, oldest first.</param>
internal sealed record IdentityChain(string Asked, string Shown, IReadOnlyList<string> Ids, IReadOnlyList<IdentityMerge> Merges)
{
    /// <summary>Follows the statements on, as questions do: whoever the anonymous id is shown as by then becomes whoever the known one is shown as.</summary>
    public static IdentityChain Of(string asked, IReadOnlyList<IdentityMerge> merges)
    {
        var inForce = merges.Where(m => m.UndoneMicros is null).ToList();
        var into = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var merge in inForce)
        {
            var (from, to) = (Shown(merge.Anonymous), Shown(merge.Known));
            if (from != to)
            {
                into[from] = to;
            }
        }

        var shown = Shown(asked);
        var ids = inForce.SelectMany(m => new[] { m.Anonymous, m.Known }).Append(asked).Distinct(StringComparer.Ordinal).Where(id => Shown(id) == shown).OrderBy(id => id != shown).ThenBy(id => id, StringComparer.Ordinal).ToList();
        return new IdentityChain(asked, shown, ids, [.. inForce.Where(m => Shown(m.Known) == shown)]);

        string Shown(string id)
        {
            while (into.TryGetValue(id, out var next))
            {
                id = next;
            }

            return id;
        }
    }
}
