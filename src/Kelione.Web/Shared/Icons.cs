using System.Collections.Frozen;

namespace Kelione.Web.Shared;

/// <summary>The lines of our icons by name.</summary>
internal static class Icons
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["kelione"] = "M5 4v16M5 13l7-8M5 12l9 6M17 16a2.5 2.5 0 1 0 .01 0",
        ["maps"] = "M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14",
        ["explore"] = "M3 7h4c5 0 5 10 10 10h4M3 17h4c5 0 5-10 10-10h4M18 4l3 3-3 3M18 14l3 3-3 3",
        ["improve"] = "M3 19h4v-4h5v-4h5V6h4M17 3l4 3-3 4",
        ["voice"] = "M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5",
        ["data"] = "M5 6c0-3 14-3 14 0v12c0 3-14 3-14 0zM5 6c0 3 14 3 14 0M5 12c0 3 14 3 14 0",
        ["people"] = "M9 11a3.5 3.5 0 1 0-.01 0zM3 20c0-7 12-7 12 0M16 11a3 3 0 1 0-1-5.8M17 14c3 .5 4.500 3 4.500 6",
        ["close"] = "M6 6l12 12M18 6L6 18",
        ["plus"] = "M12 5v14M5 12h14",
        ["minus"] = "M5 12h14",
        ["check"] = "M5 12l5 5 9-10",
        ["search"] = "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L21 21",
        ["down"] = "M7 10l5 5 5-5",
        ["left"] = "M14 6l-6 6 6 6",
        ["right"] = "M10 6l6 6-6 6",
        ["calendar"] = "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
        ["link"] = "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
        ["export"] = "M12 4v11M7 10l5 5 5-5M5 20h14",
        ["pin"] = "M9 3h6M10 3v6l-3 4h10l-3-4V3M12 13v8",
        ["balance"] = "M12 4v16M8 20h8M5 7h14M5 7l-3 6h6zM19 7l-3 6h6z",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The path of an icon.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the name.</exception>
    public static string Path(string name) => Paths[name];
}
