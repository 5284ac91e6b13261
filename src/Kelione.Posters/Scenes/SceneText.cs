namespace Kelione.Posters.Scenes;

/// <summary>A line of text, measured.</summary>
/// <param name="X">Where its anchor stands.</param>
/// <param name="Y">Its baseline.</param>
/// <param name="Text">What it says: one line, nothing but printable characters.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Width">How wide it is by the metrics of the font, in units, what follows the last character included.</param>
public sealed record SceneText(double X, double Y, string Text, TextStyle Style, double Width) : SceneElement
{
    /// <summary>Which point of the text stands at <see cref="X"/>.</summary>
    public Anchor Anchor { get; init; }

    /// <summary>How far it is turned clockwise about its anchor on the baseline, in degrees.</summary>
    public double Rotation { get; init; }

    /// <summary>The colour of a line around the letters, 3 units wide, which keeps them legible over others; null for none.</summary>
    public Colour? Halo { get; init; }

    /// <summary>Whether no other tracked text may overlap it: true unless a layout means to lay text over text.</summary>
    public bool IsTracked { get; init; } = true;

    /// <summary>Where the text begins, before it is turned.</summary>
    public double Left => X - Anchor switch { Anchor.Middle => Width / 2, Anchor.End => Width, _ => 0 };

    /// <summary>The box of the ink before it is turned: by the usual height of letters, not by the font's line height.</summary>
    public SceneBox Upright => new(Left, Y - (Style.Size * TextStyle.InkAbove), Left + Width, Y + (Style.Size * TextStyle.InkBelow));

    /// <inheritdoc/>
    public override SceneBox Bounds => Corners().Aggregate(SceneBox.Empty, (box, corner) => box.Union(corner.X, corner.Y));

    /// <summary>The four corners of the ink's box as it stands on the page, in order around it.</summary>
    public IReadOnlyList<(double X, double Y)> Corners()
    {
        var box = Upright;
        var (sin, cos) = Math.SinCos(Rotation * Math.PI / 180);
        (double X, double Y) Turn(double x, double y) => (X + ((x - X) * cos) - ((y - Y) * sin), Y + ((x - X) * sin) + ((y - Y) * cos));
        return [Turn(box.Left, box.Top), Turn(box.Right, box.Top), Turn(box.Right, box.Bottom), Turn(box.Left, box.Bottom)];
    }
}
