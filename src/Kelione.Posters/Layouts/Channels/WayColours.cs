using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The colours of ways: the categorical ones without the red, which is for what stands in the way. Letters say the same.</summary>
internal static class WayColours
{
    private static readonly Colour[] Lines = [.. Ink.Categorical.Where(c => c != Ink.Barrier)];

    /// <summary>The colour of the way of a number, from 0.</summary>
    public static Colour Line(int way) => Lines[way % Lines.Length];

    /// <summary>The same for small text on white or paper.</summary>
    public static Colour Text(int way) => Line(way) == Ink.Orange ? Ink.OrangeText : Line(way);
}
