namespace Kelione.Web.Improve;

/// <summary>Where the labels of the points of a picture stand, so that none covers another, a point, or leaves the picture. In the picture's own units.</summary>
internal static class EffortLabels
{
    private const double Radius = 11;
    private const double Height = 15;
    private const double Gap = 5;

    /// <summary>A point with what it is called.</summary>
    /// <param name="X">From the left.</param>
    /// <param name="Y">From the top.</param>
    /// <param name="Text">Its label.</param>
    public readonly record struct Spot(double X, double Y, string Text);

    /// <summary>A label: where its text begins or ends, and its text, cut where there is no room; empty where there is none at all.</summary>
    /// <param name="X">From the left.</param>
    /// <param name="Y">The base line, from the top.</param>
    /// <param name="Anchor">start, middle or end.</param>
    /// <param name="Text">The text.</param>
    public readonly record struct Label(double X, double Y, string Anchor, string Text);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    /// <summary>Finds a place for each label, in the order of the points: those that come first choose first.</summary>
    /// <param name="spots">The points.</param>
    /// <param name="left">The picture's left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="right">Its right edge.</param>
    /// <param name="bottom">Its lower edge.</param>
    public static IReadOnlyList<Label> Place(IReadOnlyList<Spot> spots, double left, double top, double right, double bottom)
    {
        var taken = spots.Select(s => new Box(s.X - Radius, s.Y - Radius, s.X + Radius, s.Y + Radius)).ToList();
        var labels = new List<Label>(spots.Count);
        foreach (var spot in spots)
        {
            labels.Add(One(spot));
        }

        return labels;

        Label One(Spot spot)
        {
            for (var length = spot.Text.Length; length >= 8; length = length > 40 ? 40 : length - 8)
            {
                var text = length == spot.Text.Length ? spot.Text : spot.Text[..length].TrimEnd() + "…";
                foreach (var (label, box) in Tries(spot, text, Width(text)))
                {
                    if (box.Left >= left && box.Right <= right && box.Top >= top && box.Bottom <= bottom && !taken.Exists(t => t.Meets(box)))
                    {
                        taken.Add(box);
                        return label;
                    }
                }
            }

            return new Label(spot.X, spot.Y, "start", "");
        }
    }

    /// <summary>A width on the safe side: East Asian characters are twice as wide as Latin ones.</summary>
    internal static double Width(string text) => text.Sum(c => c >= 0x2E80 ? 12.5 : char.IsUpper(c) ? 8 : 6.6);

    private static IEnumerable<(Label Label, Box Box)> Tries(Spot spot, string text, double width)
    {
        var side = Radius + Gap;
        foreach (var shift in new double[] { 0, -10, 10, -20, 20 })
        {
            var y = spot.Y + shift;
            yield return (new(spot.X + side, y + 4, "start", text), new(spot.X + side, y - (Height / 2), spot.X + side + width, y + (Height / 2)));
            yield return (new(spot.X - side, y + 4, "end", text), new(spot.X - side - width, y - (Height / 2), spot.X - side, y + (Height / 2)));
        }

        foreach (var shift in new double[] { -18, 26, -34, 42 })
        {
            var y = spot.Y + shift;
            yield return (new(spot.X - 6, y, "start", text), new(spot.X - 6, y - 12, spot.X - 6 + width, y + 4));
            yield return (new(spot.X + 6, y, "end", text), new(spot.X + 6 - width, y - 12, spot.X + 6, y + 4));
        }

        yield return (new(spot.X, spot.Y - Radius - 6, "middle", text), new(spot.X - (width / 2), spot.Y - Radius - 18, spot.X + (width / 2), spot.Y - Radius - 3));
        yield return (new(spot.X, spot.Y + Radius + 14, "middle", text), new(spot.X - (width / 2), spot.Y + Radius + 3, spot.X + (width / 2), spot.Y + Radius + 18));
    }
}
