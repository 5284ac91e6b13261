using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>One row of a grid. It is measured when made; the layout shares out the page's height and then has it drawn.</summary>
/// <param name="plan">The grid.</param>
internal abstract class GridRow(GridPlan plan)
{
    /// <summary>The grid.</summary>
    protected GridPlan Plan { get; } = plan;

    /// <summary>The name in the gutter; empty for none.</summary>
    public virtual string Name => "";

    /// <summary>The small lines beneath the name.</summary>
    public virtual string Hint => "";

    /// <summary>The first baseline of the name, from the row's upper edge.</summary>
    public virtual double NameBaseline => 16;

    /// <summary>The height that the content needs.</summary>
    public abstract double Least { get; }

    /// <summary>How eagerly the row takes height that is left over: 0 for not at all.</summary>
    public virtual double Eagerness => 0;

    /// <summary>The height beyond which the row does not grow by eagerness.</summary>
    public virtual double Most => Least;

    /// <summary>Whether the lines between columns run through the row.</summary>
    public virtual bool HasColumnLines => true;

    /// <summary>Whether the ground of the column in focus runs through the row: false where what stands in a column's breadth has nothing to do with it.</summary>
    public virtual bool HasFocusGround => true;

    /// <summary>Whether a hairline parts the row from the one above.</summary>
    public virtual bool HasRule => true;

    /// <summary>Draws what stands right of the gutter.</summary>
    /// <param name="y">The upper edge.</param>
    /// <param name="height">The height, <see cref="Least"/> at least.</param>
    public abstract void Draw(double y, double height);

    /// <summary>Draws the name in the gutter.</summary>
    public virtual void DrawName(double y, double height)
    {
        if (Name.Length > 0)
        {
            LaneNames.Draw(Plan.Page, y + NameBaseline, Name, Hint);
        }
    }

    /// <summary>The height that the name and its hint need.</summary>
    public double NameHeight => Name.Length == 0 ? 0 : NameBaseline + LaneNames.Depth(Plan.Page, Name, Hint) + 7;
}
