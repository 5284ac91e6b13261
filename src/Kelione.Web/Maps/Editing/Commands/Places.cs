namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>A thing as the page names it: <c>card:a1</c>, <c>barrier:b</c>, <c>idea:i</c>, <c>goal:stage</c>, <c>step:s</c>, <c>stage:s</c>, <c>lane:l</c>. What comes from the page is only a name: whether there is such a thing is for the map to say.</summary>
/// <param name="Sort">The sort.</param>
/// <param name="Id">The id.</param>
internal readonly record struct ThingName(string Sort, string Id)
{
    /// <summary>Reads a name; one without a colon is of no sort.</summary>
    public static ThingName Of(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new("", key) : new(key[..colon], key[(colon + 1)..]);
    }
}

/// <summary>A cell as the page names it: lane, then the step, the stage or nothing.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Step">The step; null for a stage or the whole map.</param>
/// <param name="Stage">The stage; null for a step or the whole map.</param>
internal readonly record struct CellName(string Lane, string? Step, string? Stage)
{
    /// <summary>Reads a name. An id may hold a bar or a colon: the lane's ends at the last bar before a sort.</summary>
    public static CellName Of(string key)
    {
        foreach (var sort in (string[])["|step:", "|stage:"])
        {
            var at = key.LastIndexOf(sort, StringComparison.Ordinal);
            if (at >= 0)
            {
                var id = key[(at + sort.Length)..];
                return new(key[..at], sort == "|step:" ? id : null, sort == "|stage:" ? id : null);
            }
        }

        return new(key.EndsWith('|') ? key[..^1] : key, null, null);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Lane + "|" + (Step is not null ? "step:" + Step : Stage is not null ? "stage:" + Stage : "");
}
