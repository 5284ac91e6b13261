using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>
/// The colours of the product by their role, in the light theme: posters are printed on white. Every pair of a text and its ground meets WCAG AA.
/// Colour never says a thing alone: shape, icon, line or words say it too.
/// </summary>
public static class Ink
{
    /// <summary>Text, and lines that carry meaning.</summary>
    public static Colour Text { get; } = Colour.Parse("#1A2232");

    /// <summary>Secondary text.</summary>
    public static Colour Secondary { get; } = Colour.Parse("#566074");

    /// <summary>Hints, captions, the names of units.</summary>
    public static Colour Hint { get; } = Colour.Parse("#667083");

    /// <summary>Hairlines that part lanes and columns.</summary>
    public static Colour Line { get; } = Colour.Parse("#E2E5EA");

    /// <summary>Lines that part stages, frames of empty slots.</summary>
    public static Colour LineStrong { get; } = Colour.Parse("#C3C9D4");

    /// <summary>The ground of a page.</summary>
    public static Colour Paper { get; } = Colour.Parse("#F7F7F3");

    /// <summary>The ground of a poster and of cards.</summary>
    public static Colour Surface { get; } = Colour.Parse("#FFFFFF");

    /// <summary>The path itself, and the product's name.</summary>
    public static Colour Route { get; } = Colour.Parse("#2456C7");

    /// <summary>The ground of what belongs to the path.</summary>
    public static Colour RouteSoft { get; } = Colour.Parse("#E8EEFC");

    /// <summary>Joy, aha moments, what is confirmed.</summary>
    public static Colour Joy { get; } = Colour.Parse("#0E7C74");

    /// <summary>The ground of what is joyful; small text on it takes <see cref="JoyText"/>.</summary>
    public static Colour JoySoft { get; } = Colour.Parse("#E0F3F0");

    /// <summary>Small text on <see cref="JoySoft"/>: joy with 18 % of the text's colour.</summary>
    public static Colour JoyText { get; } = Colour.Parse("#0E7C74").Mix(Colour.Parse("#1A2232"), 0.18);

    /// <summary>Barriers and what is negative.</summary>
    public static Colour Barrier { get; } = Colour.Parse("#B93A26");

    /// <summary>The ground of a barrier and of the step in focus.</summary>
    public static Colour BarrierSoft { get; } = Colour.Parse("#FBE9E5");

    /// <summary>Caution.</summary>
    public static Colour Caution { get; } = Colour.Parse("#8A5A00");

    /// <summary>The ground of a caution.</summary>
    public static Colour CautionSoft { get; } = Colour.Parse("#FDF1D6");

    /// <summary>What is wished for: the map as it should be.</summary>
    public static Colour Wish { get; } = Colour.Parse("#6A4BC0");

    /// <summary>The ground of what is wished for.</summary>
    public static Colour WishSoft { get; } = Colour.Parse("#EFEAFB");

    /// <summary>Returns and second ways: the third of the categorical colours.</summary>
    public static Colour Orange { get; } = Colour.Parse("#C7681B");

    /// <summary>Small text beside <see cref="Orange"/>.</summary>
    public static Colour OrangeText { get; } = Colour.Parse("#9A4F12");

    /// <summary>The band of customers who go on.</summary>
    public static Colour Flow { get; } = Colour.Parse("#AFC4F0");

    /// <summary>The strands of customers who are lost.</summary>
    public static Colour Loss { get; } = Colour.Parse("#C9D0DC");

    /// <summary>Eight colours that stay apart for the colour-blind, in the order in which to take them.</summary>
    public static ImmutableArray<Colour> Categorical { get; } =
        [.. new[] { "#2456C7", "#0E7C74", "#C7681B", "#6A4BC0", "#B93A26", "#4B7F1E", "#8A6D00", "#5A6780" }.Select(Colour.Parse)];
}
