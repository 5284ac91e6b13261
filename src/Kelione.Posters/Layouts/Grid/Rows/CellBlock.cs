using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>One card as it stands in a cell: its words set into the column, perhaps an icon before them, a mark of where they come from, a ground. Measured when made. Immutable.</summary>
internal sealed record CellBlock
{
    private const double IconSize = 13;

    /// <summary>The id and words of the mark.</summary>
    public required SceneMark Mark { get; init; }

    /// <summary>The words.</summary>
    public required FittedText Words { get; init; }

    /// <summary>The icon before the words; null for none.</summary>
    public string? Icon { get; init; }

    /// <summary>The colour of icon and words.</summary>
    public Colour Colour { get; init; } = Ink.Text;

    /// <summary>Whether a small book says that the card comes from research.</summary>
    public bool HasBook { get; init; }

    /// <summary>A number set large above the words; null for none.</summary>
    public (string Value, TextStyle Style)? Number { get; init; }

    /// <summary>Whether the card stands on a ground of its own.</summary>
    public bool HasGround { get; init; }

    /// <summary>How far the words stand from the left edge of the cell's room.</summary>
    public double Indent => (Icon is null ? 0 : IconSize + 5) + (HasGround ? 6 : 0);

    /// <summary>From the first line's top to the last line's bottom.</summary>
    public double Height => (Words.Lines.Length * Words.Leading) + (Number is { } n ? n.Style.Size * 1.2 : 0) + (HasGround ? 10 : 0);

    /// <summary>Draws the block with its upper edge.</summary>
    public void Draw(SceneBuilder scene, double x, double y, double width)
    {
        using (scene.Mark(Mark.Id, Mark.Label))
        {
            if (HasGround)
            {
                scene.Rect(x, y, width, Height, Ink.Paper, Ink.LineStrong, 0.8, 3);
                y += 4;
            }

            if (Number is { } number)
            {
                scene.Text(x + Indent, y + number.Style.Size, number.Value, number.Style);
                y += number.Style.Size * 1.2;
            }

            var baseline = y + (Words.Style.Size * 0.98);
            if (Icon is not null)
            {
                scene.Icon(Icon, x + (HasGround ? 6 : 0), baseline - (Words.Style.Size * 0.36) - (IconSize / 2), IconSize, Colour, 1.1);
            }

            scene.Block(x + Indent, baseline, Words);
            if (HasBook && Words.Lines.Length > 0)
            {
                var last = Words.Lines[^1];
                scene.Book(x + Indent + scene.Measure(last, Words.Style) + 3, baseline + ((Words.Lines.Length - 1) * Words.Leading) - 7, 8);
            }
        }
    }
}

/// <summary>Cards that share a piece of the row: a column, a stage, or the whole width. Immutable.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Blocks">The cards from top to bottom.</param>
internal sealed record Cell(double Left, double Right, ImmutableArray<CellBlock> Blocks)
{
    /// <summary>Between two cards.</summary>
    public const double Gap = 4;

    /// <summary>The height of all cards.</summary>
    public double Height => Blocks.Sum(b => b.Height) + (Gap * Math.Max(0, Blocks.Length - 1));
}
