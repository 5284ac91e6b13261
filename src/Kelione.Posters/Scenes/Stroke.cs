using System.Collections.Immutable;

namespace Kelione.Posters.Scenes;

/// <summary>How a line is drawn. Immutable. Corners are round.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Width">Its width in units, above 0.</param>
/// <param name="Dash">Lengths of dash and gap by turns, in units, an even number of them; empty for a solid line.</param>
/// <param name="Cap">What its ends look like.</param>
public sealed record Stroke(Colour Colour, double Width = 1, ImmutableArray<double> Dash = default, StrokeCap Cap = StrokeCap.Butt)
{
    /// <summary>Whether the line has gaps.</summary>
    public bool IsDashed => !Dash.IsDefaultOrEmpty;
}

/// <summary>What the ends of a line and of its dashes look like.</summary>
public enum StrokeCap
{
    /// <summary>Cut where the line ends.</summary>
    Butt,

    /// <summary>Rounded, half the width beyond the end.</summary>
    Round,

    /// <summary>Square, half the width beyond the end.</summary>
    Square,
}
