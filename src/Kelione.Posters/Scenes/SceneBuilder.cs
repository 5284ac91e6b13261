using System.Collections.Immutable;
using Kelione.Posters.Symbols;
using Kelione.Posters.Text;

namespace Kelione.Posters.Scenes;

/// <summary>
/// What a layout draws with: it measures, places and collects. Not safe to use from several threads.
/// Coordinates are units with y downwards; a text's y is its baseline.
/// </summary>
internal sealed class SceneBuilder
{
    private readonly Stack<ImmutableArray<SceneElement>.Builder> _groups = new();
    private readonly List<SceneNotice> _notices = [];
    private readonly MissingGlyphs _missing = new();

    /// <summary>A builder for one page.</summary>
    /// <param name="width">The page's width in units.</param>
    /// <param name="height">The page's height in units.</param>
    /// <param name="language">The language of the texts, a BCP 47 tag.</param>
    /// <param name="fonts">Where fonts come from; null is the machine.</param>
    public SceneBuilder(double width, double height, string language, FontLibrary? fonts = null)
    {
        (Width, Height, Language, Measurer) = (width, height, language, new TextMeasurer(fonts ?? FontLibrary.Machine));
        _groups.Push(ImmutableArray.CreateBuilder<SceneElement>());
    }

    /// <summary>The page's width in units.</summary>
    public double Width { get; }

    /// <summary>The page's height in units.</summary>
    public double Height { get; }

    /// <summary>The language of the texts.</summary>
    public string Language { get; }

    /// <summary>What measures the texts.</summary>
    public TextMeasurer Measurer { get; }

    /// <summary>What did not fit so far.</summary>
    public IReadOnlyList<SceneNotice> Notices => _notices;

    /// <summary>How wide a text is on one line, in units.</summary>
    public double Measure(string text, TextStyle style) => Measurer.Width(PlainText.OneLine(text), style);

    /// <summary>The lines of a text within a width; only a word that is wider by itself exceeds it.</summary>
    public ImmutableArray<string> Wrap(string text, TextStyle style, double width, bool balance = false) =>
        TextFit.Wrap(Measurer, text, style, width, Language, balance);

    /// <summary>
    /// Sets a text into a width and a number of lines by the fit rule (see <see cref="TextFit"/>) without drawing it: for a layout that must know the height first.
    /// </summary>
    public FittedText Fit(string text, TextStyle style, double width, int lines, double lineHeight = 1.25, double floor = TextFit.Floor, bool balance = false) =>
        TextFit.Fit(Measurer, text, style, width, lines, lineHeight, floor, Language, balance);

    /// <summary>Draws one line of text and gives its width. An empty text draws nothing.</summary>
    public double Text(
        double x, double y, string text, TextStyle style, Anchor anchor = Anchor.Start, double rotation = 0, Colour? halo = null, bool track = true, double opacity = 1)
    {
        var line = PlainText.OneLine(text);
        if (line.Length == 0)
        {
            return 0;
        }

        _missing.Add(Measurer.Shape(line, style));
        var width = Measurer.Width(line, style);
        Add(new SceneText(x, y, line, style, width) { Anchor = anchor, Rotation = rotation, Halo = halo, IsTracked = track, Opacity = opacity });
        return width;
    }

    /// <summary>
    /// Draws a text by the fit rule: wrapped into the width, set smaller down to the floor when it needs more lines than given, then cut with a notice.
    /// </summary>
    /// <param name="x">Where the anchor of every line stands.</param>
    /// <param name="y">The first baseline.</param>
    /// <param name="text">The text; line ends part paragraphs.</param>
    /// <param name="style">How it is set at best.</param>
    /// <param name="width">The width of the box.</param>
    /// <param name="lines">How many lines it may take.</param>
    /// <param name="lineHeight">From baseline to baseline, as a share of the size.</param>
    /// <param name="floor">The smallest size; a style below it is not set smaller at all.</param>
    /// <param name="balance">Whether lines are to be about equally long.</param>
    /// <param name="anchor">Which point of the lines stands at x.</param>
    /// <param name="halo">A line around the letters.</param>
    /// <param name="track">Whether no other tracked text may overlap it.</param>
    /// <returns>The height: from the first baseline to where the next would be; 0 for an empty text.</returns>
    public double Block(
        double x, double y, string text, TextStyle style, double width, int lines, double lineHeight = 1.25, double floor = TextFit.Floor, bool balance = false,
        Anchor anchor = Anchor.Start, Colour? halo = null, bool track = true) =>
        Block(x, y, Fit(text, style, width, lines, lineHeight, floor, balance), anchor, halo, track);

    /// <summary>Draws a text that has been fitted, and keeps its notice.</summary>
    /// <returns>The height, as <see cref="FittedText.Height"/>.</returns>
    public double Block(double x, double y, FittedText fitted, Anchor anchor = Anchor.Start, Colour? halo = null, bool track = true)
    {
        if (fitted.Notice is { } notice)
        {
            _notices.Add(notice);
        }

        for (var i = 0; i < fitted.Lines.Length; i++)
        {
            Text(x, y + (i * fitted.Leading), fitted.Lines[i], fitted.Style, anchor, 0, halo, track);
        }

        return fitted.Height;
    }

    /// <summary>Draws a straight line; the colour of a hairline unless told.</summary>
    public void Line(double x1, double y1, double x2, double y2, Colour? colour = null, double width = 1, double[]? dash = null, StrokeCap cap = StrokeCap.Butt) =>
        Add(new SceneLine(x1, y1, x2, y2, Pen(colour ?? Ink.Line, width, dash, cap)));

    /// <summary>Draws a rectangle: a ground, a line around it, or both.</summary>
    public void Rect(
        double x, double y, double width, double height, Colour? fill = null, Colour? stroke = null, double strokeWidth = 1, double radius = 0, double[]? dash = null, double opacity = 1) =>
        Add(new SceneRect(x, y, width, height, fill, stroke is { } c ? Pen(c, strokeWidth, dash, StrokeCap.Butt) : null, radius) { Opacity = opacity });

    /// <summary>Draws a circle: a ground, a line around it, or both.</summary>
    public void Circle(double x, double y, double radius, Colour? fill = null, Colour? stroke = null, double strokeWidth = 1, double[]? dash = null, double opacity = 1) =>
        Add(new SceneCircle(x, y, radius, fill, stroke is { } c ? Pen(c, strokeWidth, dash, StrokeCap.Butt) : null) { Opacity = opacity });

    /// <summary>Draws a path: what it encloses, a line along it, or both. A path without segments draws nothing.</summary>
    public void Path(
        PathBuilder path, Colour? fill = null, Colour? stroke = null, double strokeWidth = 1, double[]? dash = null, StrokeCap cap = StrokeCap.Round, double opacity = 1)
    {
        if (!path.IsEmpty)
        {
            Add(new ScenePath(path.ToSegments(), fill, stroke is { } c ? Pen(c, strokeWidth, dash, cap) : null) { Opacity = opacity });
        }
    }

    /// <summary>Draws a square on its corner.</summary>
    public void Diamond(double x, double y, double radius = 5, Colour? fill = null, Colour? stroke = null, double strokeWidth = 1) =>
        Path(new PathBuilder().Move(x, y - radius).Line(x + radius, y).Line(x, y + radius).Line(x - radius, y).Close(), fill, stroke, strokeWidth);

    /// <summary>Draws an icon by its name (see <see cref="Icons"/>) with its upper left corner at the point.</summary>
    /// <param name="name">Its name; an unknown one draws <c>touchpoint</c>, a plain ring with a dot.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="size">Its width and height.</param>
    /// <param name="colour">The colour of its lines.</param>
    /// <param name="strokeWidth">The width of its lines on the page.</param>
    public void Icon(string name, double x, double y, double size = 14, Colour? colour = null, double strokeWidth = 1.25)
    {
        using (Group(x, y, size / Icons.Grid))
        {
            foreach (var stroke in Icons.Find(name))
            {
                Add(new ScenePath(stroke.Segments, null, Pen(colour ?? Ink.Text, strokeWidth * Icons.Grid / size, stroke.Dash, StrokeCap.Round)));
            }
        }
    }

    /// <summary>Draws the small open book that marks what comes from research.</summary>
    public void Book(double x, double y, double size = 9, Colour? colour = null) => Icon("book", x, y, size, colour ?? Ink.Secondary, 0.9);

    /// <summary>Draws a face about its middle.</summary>
    public void Face(FaceKind kind, double x, double y, double radius = 10, Colour? colour = null, Colour? fill = null, double strokeWidth = 1.4)
    {
        var pen = Pen(colour ?? Ink.Text, strokeWidth * Faces.Radius / radius, null, StrokeCap.Round);
        using (Group(x, y, radius / Faces.Radius))
        {
            Add(new SceneCircle(0, 0, Faces.Radius, fill ?? Ink.Surface, pen));
            foreach (var stroke in Faces.Find(kind))
            {
                Add(new ScenePath(stroke.Segments, null, pen));
            }
        }
    }

    /// <summary>Begins a group; it ends when the result is disposed: <c>using (scene.Group(x, y)) { … }</c>. A group that stays empty is left out.</summary>
    /// <param name="x">Where its origin stands.</param>
    /// <param name="y">Where its origin stands.</param>
    /// <param name="scale">The size of its units.</param>
    /// <param name="mark">What it shows; null when it only groups.</param>
    /// <param name="clip">What of it is shown, in its own units; null for all.</param>
    public IDisposable Group(double x = 0, double y = 0, double scale = 1, SceneMark? mark = null, SceneBox? clip = null)
    {
        _groups.Push(ImmutableArray.CreateBuilder<SceneElement>());
        return new Scope(() =>
        {
            var elements = _groups.Pop().ToImmutable();
            if (elements.Length > 0)
            {
                Add(new SceneGroup(elements, x, y, scale, mark, clip));
            }
        });
    }

    /// <summary>Begins a group that stands for one thing of the map.</summary>
    public IDisposable Mark(string id, string label) => Group(mark: new SceneMark(id, label));

    /// <summary>Adds an element made elsewhere.</summary>
    public void Add(SceneElement element) => _groups.Peek().Add(element);

    /// <summary>Keeps a notice of a layout's own.</summary>
    public void Notice(SceneNotice notice) => _notices.Add(notice);

    /// <summary>The finished scene.</summary>
    /// <exception cref="InvalidOperationException">A group has not ended.</exception>
    public Scene Build(string title, string description) => _groups.Count == 1
        ? new Scene(PlainText.OneLine(title), PlainText.OneLine(description), Language, Width, Height, _groups.Peek().ToImmutable(), [.. _notices, .. _missing.Notices()])
        : throw new InvalidOperationException("A group of the scene has not ended: dispose what Group gave.");

    private static Stroke Pen(Colour colour, double width, double[]? dash, StrokeCap cap) => new(colour, width, dash is null ? [] : [.. dash], cap);

    private sealed class Scope(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose()
        {
            _end?.Invoke();
            _end = null;
        }
    }
}
