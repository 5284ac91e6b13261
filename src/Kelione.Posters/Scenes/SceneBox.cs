namespace Kelione.Posters.Scenes;

/// <summary>A box with its sides along the axes, in units of the scene; y grows downwards. Immutable.</summary>
/// <param name="Left">The least x.</param>
/// <param name="Top">The least y.</param>
/// <param name="Right">The greatest x, not less than <paramref name="Left"/>.</param>
/// <param name="Bottom">The greatest y, not less than <paramref name="Top"/>.</param>
public readonly record struct SceneBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>A box that holds nothing: uniting it with another gives the other.</summary>
    public static SceneBox Empty { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>From left to right; 0 when empty.</summary>
    public double Width => IsEmpty ? 0 : Right - Left;

    /// <summary>From top to bottom; 0 when empty.</summary>
    public double Height => IsEmpty ? 0 : Bottom - Top;

    /// <summary>Whether it holds no point at all.</summary>
    public bool IsEmpty => Left > Right || Top > Bottom;

    /// <summary>The box of a corner and a size.</summary>
    public static SceneBox At(double x, double y, double width, double height) => new(x, y, x + width, y + height);

    /// <summary>The smallest box that holds both.</summary>
    public SceneBox Union(SceneBox other) => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The smallest box that holds this one and a point.</summary>
    public SceneBox Union(double x, double y) => Union(new SceneBox(x, y, x, y));

    /// <summary>The box grown by a margin on every side.</summary>
    public SceneBox Grow(double margin) => IsEmpty ? this : new(Left - margin, Top - margin, Right + margin, Bottom + margin);

    /// <summary>The box after scaling about the origin, then moving. The scale is positive.</summary>
    public SceneBox Transform(double x, double y, double scale) =>
        IsEmpty ? this : new((Left * scale) + x, (Top * scale) + y, (Right * scale) + x, (Bottom * scale) + y);

    /// <summary>Whether the other lies wholly within this one, edges included.</summary>
    public bool Contains(SceneBox other) => other.IsEmpty || (other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom);
}
