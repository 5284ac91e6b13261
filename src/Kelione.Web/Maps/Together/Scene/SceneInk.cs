using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Kelione.Posters.Scenes;

namespace Kelione.Web.Maps.Together;

/// <summary>The colours of a drawing on a page: each role of the poster's ink is the page's own custom property, so that light and dark need no second drawing; any other colour gets a counterpart of its own for the dark.</summary>
internal sealed class SceneInk
{
    private static readonly FrozenDictionary<Colour, string> Roles = new (Colour Colour, string Role)[]
    {
        (Ink.Text, "ink"), (Ink.Secondary, "ink-2"), (Ink.Hint, "ink-3"), (Ink.Line, "line"), (Ink.LineStrong, "line-strong"), (Ink.Paper, "paper"), (Ink.Surface, "surface"),
        (Ink.Route, "route"), (Ink.RouteSoft, "route-soft"), (Ink.Joy, "joy"), (Ink.JoySoft, "joy-soft"), (Ink.JoyText, "joy-text"), (Ink.Barrier, "barrier"), (Ink.BarrierSoft, "barrier-soft"),
        (Ink.Caution, "caution"), (Ink.CautionSoft, "caution-soft"), (Ink.Wish, "wish"), (Ink.WishSoft, "wish-soft"), (Ink.Orange, "cat-3"), (Ink.OrangeText, "cat-3-text"),
        (Ink.Categorical[5], "cat-6"), (Ink.Categorical[6], "cat-7"), (Ink.Categorical[7], "cat-8"),
    }.DistinctBy(r => r.Colour).ToFrozenDictionary(r => r.Colour, r => r.Role);

    // Grounds that would be too loud or too faint by the rule for others.
    private static readonly FrozenDictionary<Colour, string> Darks = new Dictionary<Colour, string> { [Ink.Flow] = "#35508c", [Ink.Loss] = "#3a4459", [Ink.OrangeText] = "#f0a263" }.ToFrozenDictionary();

    private readonly SortedDictionary<string, Colour> _others = new(StringComparer.Ordinal);

    /// <summary>What to write for a colour.</summary>
    public string Of(Colour colour)
    {
        if (Roles.TryGetValue(colour, out var role) && !Darks.ContainsKey(colour))
        {
            return $"var(--{role})";
        }

        var name = "--x" + colour.Hex[1..];
        _others[name] = colour;
        return $"var({name})";
    }

    /// <summary>The style rules for the colours that are no roles; call after all of them were asked for.</summary>
    /// <param name="selector">The drawing, as a selector.</param>
    public string Rules(string selector)
    {
        if (_others.Count == 0)
        {
            return "";
        }

        var light = string.Concat(_others.Select(o => $"{o.Key}:{o.Value.Hex};"));
        var dark = string.Concat(_others.Select(o => $"{o.Key}:{Dark(o.Value)};"));
        return new StringBuilder().Append(CultureInfo.InvariantCulture, $"{selector}{{{light}}}[data-theme=dark] {selector}{{{dark}}}")
            .Append(CultureInfo.InvariantCulture, $"@media (prefers-color-scheme:dark){{[data-theme=system] {selector}{{{dark}}}}}").ToString();
    }

    /// <summary>A colour for the dark: the same hue, light for dark and dark for light, never as glaring as on paper.</summary>
    internal static string Dark(Colour colour)
    {
        if (Darks.TryGetValue(colour, out var chosen))
        {
            return chosen;
        }

        var (h, s, l) = Hsl(colour);
        var lightness = l > 0.8 ? 0.14 + ((1 - l) * 0.9) : 0.94 - (l * 0.62);
        return FromHsl(h, s * (l > 0.8 ? 0.55 : 0.9), Math.Clamp(lightness, 0.11, 0.93)).Hex;
    }

    private static (double H, double S, double L) Hsl(Colour colour)
    {
        var (r, g, b) = (colour.Red / 255.0, colour.Green / 255.0, colour.Blue / 255.0);
        var (most, least) = (Math.Max(r, Math.Max(g, b)), Math.Min(r, Math.Min(g, b)));
        var (l, d) = ((most + least) / 2, most - least);
        if (d == 0)
        {
            return (0, 0, l);
        }

        var s = d / (1 - Math.Abs((2 * l) - 1));
        var h = most == r ? (((g - b) / d) + 6) % 6 : most == g ? ((b - r) / d) + 2 : ((r - g) / d) + 4;
        return (h * 60, s, l);
    }

    private static Colour FromHsl(double h, double s, double l)
    {
        double Channel(double n)
        {
            var k = (n + (h / 30)) % 12;
            return l - (s * Math.Min(l, 1 - l) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
        }

        return new Colour(Byte(Channel(0)), Byte(Channel(8)), Byte(Channel(4)));
    }

    private static byte Byte(double share) => (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
}
