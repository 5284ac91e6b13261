using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kelione.Posters.Symbols;

/// <summary>Small line drawings of channels, touchpoints and things on a map, drawn by us on a grid of 16 units.</summary>
internal static class Icons
{
    /// <summary>The width and height of the grid that icons are drawn on.</summary>
    public const double Grid = 16;

    /// <summary>What is drawn for a name that is not known.</summary>
    public const string Unknown = "touchpoint";

    private static readonly FrozenDictionary<string, ImmutableArray<SymbolStroke>> All = Drawings().ToFrozenDictionary(
        d => d.Name, d => d.Notation.Split('|').Select(n => n.StartsWith('~') ? SymbolStroke.Parse(n[1..]) with { Dash = [2.4, 2] } : SymbolStroke.Parse(n)).ToImmutableArray());

    /// <summary>The names of all icons, in order.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The strokes of an icon; those of <see cref="Unknown"/> when there is none of that name.</summary>
    public static ImmutableArray<SymbolStroke> Find(string name) => All.TryGetValue(name, out var strokes) ? strokes : All[Unknown];

    /// <summary>Whether there is an icon of a name.</summary>
    public static bool Has(string name) => All.ContainsKey(name);

    /// <summary>Strokes in path notation, parted by bars; a tilde before a stroke dashes it.</summary>
    private static IEnumerable<(string Name, string Notation)> Drawings() =>
    [
        .. Places(),
        .. Messages(),
        .. Things(),
    ];

    private static IEnumerable<(string Name, string Notation)> Places() =>
    [
        ("ad", "M2 3h12v7H2zM5 10v4M11 10v4M5 6.5h6"),
        ("billboard", "M1.5 2.5h13v7h-13zM8 9.5v5M5.5 14.5h5M4 5h5M4 7h8"),
        ("search", Ring(7, 7, 4.5) + "M10.4 10.4L14 14"),
        ("web", Box(1.5, 2.5, 13, 11, 1.2) + "M1.5 6h13M4 4.3h.1M6 4.3h.1"),
        ("desktop", Box(1.5, 2.5, 13, 8.6, 1) + "M8 11v2.6M5 13.8h6"),
        ("laptop", Box(3, 3, 10, 7.4, 1) + "M1 13h14l-1.6-2.6H2.6z"),
        ("tablet", Box(1, 3, 14, 10, 1.4) + "M12.8 7.2v1.6"),
        ("app", Box(4, 1.5, 8, 13, 1.6) + "M7 12.4h2"),
        ("kiosk", "M3.5 1.5h9v8h-9zM6.5 9.5v3.2M9.5 9.5v3.2M4.5 14.5h7l-1-1.8h-5zM6 4h4M6 6.4h2.4"),
        ("tv", Box(1.5, 3.8, 13, 9.2, 1.2) + "M5 1.2l3 2.6 3-2.6M5.5 14.8h5"),
        ("video", Box(1.5, 3, 13, 10, 1.6) + "M6.6 5.8v4.4L10.4 8z"),
        ("store", "M2 6.2L3.2 2.5h9.6L14 6.2M3 7v6.5h10V7M2 6.2q1.5 2 3 0 1.5 2 3 0 1.5 2 3 0 1.5 2 3 0M6.5 13.5V10h3v3.5"),
        ("office", "M2.5 14V3.5L9 1.8V14M9 6h4.5v8M1.2 14h13.6M5 5.6h1.4M5 8.2h1.4M5 10.8h1.4M11.2 8.6h.2M11.2 11h.2"),
        ("home", "M2 8l6-5.5L14 8M3.6 7v6.5h8.8V7"),
        ("bank", "M1.8 6L8 2l6.2 4zM3.5 6v6M6.5 6v6M9.5 6v6M12.5 6v6M1.8 14h12.4M2.6 12h10.8"),
        ("pin", "M8 14.6Q3.2 9.8 3.2 6.4a4.8 4.8 0 0 1 9.6 0Q12.8 9.8 8 14.6z" + Ring(8, 6.4, 1.7)),
        ("event", Box(2, 3, 12, 11, 1.2) + "M2 6.4h12M5 1.6v2.6M11 1.6v2.6M5.4 10.2l1.8 1.8 3.4-3.6"),
    ];

    private static IEnumerable<(string Name, string Notation)> Messages() =>
    [
        ("mail", Box(1.5, 3.5, 13, 9.5, 1) + "M1.8 4.2L8 9l6.2-4.8"),
        ("newsletter", Box(1.5, 5.5, 13, 8.5, 1) + "M1.8 6.2L8 10.4l6.2-4.2M4 5.5v-3h8v3M6 4h4"),
        ("push", "M4 11.4V7.2a4 4 0 0 1 8 0v4.2l1.2 1.4H2.8zM6.8 14.4h2.4M8 1.6v1.6"),
        ("sms", Box(1.5, 2.5, 13, 8.5, 1.4) + "M4.5 11v3l3.2-3M4.6 6.8h.1M8 6.8h.1M11.4 6.8h.1"),
        ("chat", "M2 3h12v8H8l-3.5 2.8V11H2z"),
        ("bot", Box(2.5, 5, 11, 8.5, 2) + "M8 5V2.4M5.8 8.4v1M10.2 8.4v1M6.2 11.4h3.6M.9 8.4v2M15.1 8.4v2" + Ring(8, 1.8, .7)),
        ("call", "M3 9.5V8a5 5 0 0 1 10 0v1.5M3 8.6h1.6v4H3.4a.9 .9 0 0 1-.9-.9V9.4M13 8.6h-1.6v4h1.2a.9 .9 0 0 0 .9-.9V9.4M12 12.6q-.4 1.7-3.2 1.7"),
        ("phone", "M4.4 1.8l2 .2 1 3.2-1.6 1.4q1.2 2.6 3.6 3.6l1.4-1.6 3.2 1 .2 2q-.4 2.6-3 2.6Q2.4 13 1.8 4.8q0-2.6 2.6-3z"),
        ("social", Ring(3.6, 8, 2) + Ring(12, 3.6, 2) + Ring(12, 12.4, 2) + "M5.4 7.1l4.8-2.6M5.4 8.9l4.8 2.6"),
        ("blog", "M2.5 2.5h8.5v11H2.5zM4.6 5.4h4.2M4.6 8h4.2M4.6 10.6h2.4M8.4 12.6l.6-2.4 4.6-4.6 1.6 1.6-4.6 4.6z"),
        ("document", "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.6 8h4.8M5.6 10.8h4.8"),
        ("leaflet", "M1.8 3l4.2-1v11l-4.2 1zM6 2l4 1v11l-4-1zM10 3l4.2-1v11L10 14z"),
        ("note", "M2.5 2.5h11v7.5l-3.5 3.5H2.5zM13.5 10H10v3.5M5 5.6h6M5 8.2h3.4"),
        ("book", "M8 4q-2-1.6-6-1.4v10q4-.2 6 1.4 2-1.6 6-1.4v-10Q10 2.4 8 4zM8 4v10"),
        ("news", "M2 3h9.6v10.5H3.4A1.4 1.4 0 0 1 2 12.1zM11.6 6h2.4v6.1a1.4 1.4 0 0 1-1.4 1.4h-1.4M4.2 5.6h5.2M4.2 8.2h5.2M4.2 10.8h3"),
        ("radio", Box(1.5, 5.5, 13, 8.5, 1.2) + Ring(5.2, 9.8, 2.2) + "M9.6 8.4h2.8M9.6 11h2.8M4 5.5l8-3.6"),
        ("survey", Box(2.5, 2.5, 11, 12, 1) + "M6 1.5h4v2H6zM5 7l1 1 1.6-1.8M9 7.2h2.4M5 10.8l1 1 1.6-1.8M9 11h2.4"),
    ];

    private static IEnumerable<(string Name, string Notation)> Things() =>
    [
        ("card", Box(1.5, 3.5, 13, 9, 1.4) + "M1.5 6.6h13M4 10h2.5"),
        ("basket", "M1.2 2.5h2l1.8 8h7.4l1.6-5.6H3.8" + Ring(6, 13, 1.2) + Ring(11.4, 13, 1.2)),
        ("tag", "M2 2.5h5.5L14 9l-5.2 5L2 7.5zM5 5.4h.1"),
        ("money", Box(1.5, 4, 13, 8, 1) + Ring(8, 8, 2) + "M4 8h.1M12 8h.1"),
        ("gift", "M2 5.5h12v3H2zM3 8.5h10v5.5H3zM8 5.5V14M8 5.5Q4 5.4 4.2 3.4 5.6 1.2 8 5.5q2.4-4.3 3.8-2.1Q12 5.4 8 5.5z"),
        ("parcel", "M8 1.6l6 3v6.8l-6 3-6-3V4.6zM2 4.6l6 3 6-3M8 7.6v6.8M5 3.1l6 3"),
        ("courier", "M1 4h8.5v7H1zM9.5 6.5h3l2.5 2.5v2H9.5" + Ring(4.2, 12, 1.5) + Ring(11.8, 12, 1.5)),
        ("people", Ring(5.5, 5, 2.4) + "M1.2 13.5q0-4.6 4.3-4.6t4.3 4.6M10.2 2.9a2.3 2.3 0 0 1 0 4.4M11.6 9.2q3.2.6 3.2 4.3"),
        ("person", Ring(8, 5, 2.8) + "M2.6 14.2q0-5.2 5.4-5.2t5.4 5.2"),
        ("star", "M8 1.8l1.9 4 4.3.5-3.2 3 .9 4.3L8 11.4l-3.9 2.2.9-4.3-3.2-3 4.3-.5z"),
        ("heart", "M8 13.6Q1.8 9.4 1.8 5.8A3.2 3.2 0 0 1 8 4.6a3.2 3.2 0 0 1 6.2 1.2Q14.2 9.4 8 13.6z"),
        ("flag", "M3.5 14.5v-12M3.5 2.8h9l-2.4 3 2.4 3h-9"),
        ("loop", "M13.5 8a5.5 5.5 0 1 1-1.8-4.1M13.6 1.6v3h-3"),
        ("hanger", "M8 6V5a1.7 1.7 0 1 0-1.7-1.7M8 6l6.2 5q.6 1.5-1 1.5H2.8q-1.6 0-1-1.5z"),
        ("clock", Ring(8, 8, 6.2) + "M8 4.4V8l2.6 1.8"),
        ("key", Ring(5, 10.6, 3) + "M7.2 8.4L13.6 2M11 4.6l2 2M9.2 6.4l1.4 1.4"),
        ("lock", Box(3, 7, 10, 7, 1.2) + "M5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7M8 9.8v1.6"),
        ("shield", "M8 1.6l5.4 2v4.2Q13.4 12 8 14.6 2.6 12 2.6 7.8V3.6zM5.6 7.8l1.8 1.8 3.2-3.4"),
        ("tool", "M13.8 4.2l-2.2 2.2-2-2 2.2-2.2A3.6 3.6 0 0 0 7.2 6.8L2 12l2 2 5.2-5.2a3.6 3.6 0 0 0 4.6-4.6z"),
        ("bulb", "M6 11.2Q3.6 9.6 3.6 6.6a4.4 4.4 0 0 1 8.8 0Q12.4 9.6 10 11.2zM6.2 13h3.6M7 14.6h2"),
        ("download", "M8 2v8.2M4.6 7L8 10.4 11.4 7M2.5 13.6h11"),
        ("camera", Box(1.5, 4.5, 13, 9, 1.2) + Ring(8, 9, 2.6) + "M5.4 4.5l1-2h3.2l1 2"),
        ("code", "M5 4.4L1.6 8 5 11.6M11 4.4L14.4 8 11 11.6M9.2 2.8L6.8 13.2"),
        ("chart", "M2 2v12h12M5 11V8M8 11V4.6M11 11V6.6"),
        ("missing", "~" + Ring(8, 8, 6) + "|M8 5.2v3.4M8 11v.1"),
        (Unknown, Ring(8, 8, 5.6) + Ring(8, 8, 1)),
    ];

    private static string Ring(double x, double y, double r) =>
        FormattableString.Invariant($"M{x - r:0.##} {y:0.##}A{r:0.##} {r:0.##} 0 0 1 {x + r:0.##} {y:0.##}A{r:0.##} {r:0.##} 0 0 1 {x - r:0.##} {y:0.##}Z");

    private static string Box(double x, double y, double width, double height, double r) =>
        FormattableString.Invariant(
            $"M{x + r:0.##} {y:0.##}H{x + width - r:0.##}a{r:0.##} {r:0.##} 0 0 1 {r:0.##} {r:0.##}V{y + height - r:0.##}a{r:0.##} {r:0.##} 0 0 1 {-r:0.##} {r:0.##}H{x + r:0.##}a{r:0.##} {r:0.##} 0 0 1 {-r:0.##} {-r:0.##}V{y + r:0.##}a{r:0.##} {r:0.##} 0 0 1 {r:0.##} {-r:0.##}Z");
}
