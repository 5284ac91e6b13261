using System.Collections.Immutable;
using Kelione.Posters.Scenes;
using Kelione.Posters.Symbols;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>The signs that several kinds of poster share, ready for the legend.</summary>
/// <param name="page">The page.</param>
internal sealed class LegendKeys(PosterPage page)
{
    private const double KeyWidth = 26;

    private static readonly ImmutableArray<double> TermOpacity = [1, 0.62, 0.36, 0.16];
    private static readonly ImmutableArray<string> Terms = ["Criticality", "EaseOfDesign", "EaseOfDevelopment", "Share"];

    /// <summary>How strong each of the four parts of a priority is drawn, in the order of the legend.</summary>
    public static ImmutableArray<double> PriorityOpacity => TermOpacity;

    public LegendEntry Measured => Named("Measured", (x, y) => MeasuredLine(page.Scene, x, y));

    public LegendEntry MeasuredPlain => Entry((x, y) => page.Scene.Line(x, y - 4, x + KeyWidth, y - 4, Ink.Text, 3.2), page.Words["Legend.Measured"], page.Words["Legend.MeasuredPlain"]);

    public LegendEntry Research => Named("Research", (x, y) =>
    {
        ThinLine(page.Scene, x, y);
        page.Scene.Book(x + KeyWidth - 5, y - 12, 8);
    });

    public LegendEntry Felt => Named("Felt", (x, y) => ThinLine(page.Scene, x, y));

    public LegendEntry Wished => Named("Wished", (x, y) => WishedLine(page.Scene, x, y), Ink.Wish);

    public LegendEntry Assumption => Named("Assumption", (x, y) => page.Scene.Rect(x, y - 10, KeyWidth, 11, null, Ink.Hint, 0.9, 0, [3, 2.4]), Ink.Secondary, slanted: true);

    public LegendEntry NoData => Named("NoData", (x, y) => page.Scene.Circle(x + 13, y - 4, 5.4, Ink.Surface, Ink.Hint, 1, [2.4, 2]));

    public LegendEntry Missing => Named("Missing", (x, y) => page.Scene.Icon("missing", x + 6, y - 10.5, 13, Ink.Caution, 1.1), Ink.Caution);

    public LegendEntry Moment => Named("Moment", (x, y) => page.Scene.Diamond(x + 13, y - 3.4, 6, Ink.Route));

    public LegendEntry Barrier => Named("Barrier", (x, y) =>
    {
        page.Scene.Rect(x, y - 10, KeyWidth, 11, Ink.BarrierSoft);
        page.Scene.Rect(x, y - 10, 2.4, 11, Ink.Barrier);
    });

    public LegendEntry Band => Named("Band", (x, y) => page.Scene.Rect(x, y - 9, KeyWidth, 9, Ink.Flow));

    public LegendEntry Number => Named("Number", (x, y) => page.Scene.Circle(x + 13, y - 3.5, 7.6, Ink.Surface, Ink.Route, 1.4));

    public LegendEntry Optional => Named("Optional", (x, y) =>
    {
        page.Scene.Circle(x + 13, y - 3.5, 7.6, Ink.Surface, Ink.Route, 1.2);
        page.Scene.Circle(x + 13, y - 3.5, 5, null, Ink.Route, 1.2);
    });

    public LegendEntry Unbound => Named("Unbound", (x, y) => page.Scene.Circle(x + 13, y - 3.5, 7.6, Ink.Surface, Ink.Hint, 1.2, [2.4, 2]));

    public LegendEntry Aha => Named("Aha", (x, y) => page.Scene.Icon("star", x + 6, y - 10.5, 13, Ink.Joy, 1.1));

    /// <summary>An idea's card: what priority is out of, and, where there is one, which side of the MVP line is green.</summary>
    public LegendEntry Idea(double mostPriority, bool hasMvpLine)
    {
        var note = page.Words.Of("Legend.IdeaNote", page.Numbers.Plain(mostPriority));
        return Entry(
            (x, y) => page.Scene.Rect(x, y - 10, KeyWidth, 11, Ink.JoySoft, Ink.Joy, 0.9, 3), page.Words["Legend.Idea"], hasMvpLine ? $"{note}; {page.Words["Legend.IdeaAbove"]}" : note);
    }

    /// <summary>The four shades of which a priority is made.</summary>
    public LegendEntry Priority
    {
        get
        {
            var names = Terms.Select(t => page.Words[$"Priority.{t}"]).ToImmutableArray();
            var head = page.Scene.Measure(page.Words["Legend.Priority"], PosterType.LegendName) + 8;
            return new LegendEntry(head + names.Sum(n => 13.5 + page.Scene.Measure(n, PosterType.LegendNote) + 9) - 9, (x, y) =>
            {
                page.Scene.Text(x, y, page.Words["Legend.Priority"], PosterType.LegendName);
                x += head;
                for (var i = 0; i < names.Length; i++)
                {
                    page.Scene.Rect(x, y - 7.5, 10, 8, Ink.Joy, opacity: TermOpacity[i]);
                    x += 13.5;
                    x += page.Scene.Text(x, y, names[i], PosterType.LegendNote) + 9;
                }
            });
        }
    }

    /// <summary>The seven faces with their names.</summary>
    public LegendEntry Faces
    {
        get
        {
            var faces = Enum.GetValues<FaceKind>().Select(f => (Face: f, Name: page.Words[$"Emotion.{f}"])).ToImmutableArray();
            return new LegendEntry(faces.Sum(f => 20 + page.Scene.Measure(f.Name, PosterType.LegendNote) + 12) - 12, (x, y) =>
            {
                foreach (var (face, name) in faces)
                {
                    page.Scene.Face(face, x + 8, y - 3.2, 7.6, Ink.Secondary, null, 1.05);
                    x += 20 + page.Scene.Text(x + 20, y, name, PosterType.LegendNote) + 12;
                }
            });
        }
    }

    /// <summary>A sign with a name in bold and a note.</summary>
    public LegendEntry Entry(Action<double, double> key, string name, string note, Colour? colour = null, double keyWidth = KeyWidth, bool slanted = false)
    {
        var style = PosterType.LegendName.In(colour ?? Ink.Text);
        style = slanted ? style.Slanted(name) : style;
        var (scene, bold) = (page.Scene, page.Scene.Measure(name, style));
        var between = name.Length > 0 && note.Length > 0 ? 5 : 0;
        var start = keyWidth > 0 ? keyWidth + 7 : 0;
        return new LegendEntry(start + bold + between + scene.Measure(note, PosterType.LegendNote), (x, y) =>
        {
            key(x, y);
            scene.Text(x + start, y, name, style);
            scene.Text(x + start + bold + between, y, note, PosterType.LegendNote);
        });
    }

    /// <summary>The key of what is measured: a strong line with a filled dot in a soft band, 26 wide, its middle 4 above the baseline.</summary>
    public static void MeasuredLine(SceneBuilder scene, double x, double y, Colour? colour = null)
    {
        scene.Rect(x, y - 9, KeyWidth, 10, colour ?? Ink.Text, opacity: 0.13);
        scene.Line(x, y - 4, x + KeyWidth, y - 4, colour ?? Ink.Text, 3.4);
        scene.Circle(x + 13, y - 4, 4, colour ?? Ink.Text, Ink.Surface, 1.2);
    }

    /// <summary>The key of what people think or found by asking: a thin line with a hollow dot.</summary>
    public static void ThinLine(SceneBuilder scene, double x, double y)
    {
        scene.Line(x, y - 4, x + KeyWidth, y - 4, Ink.Secondary, 1.1);
        scene.Circle(x + 13, y - 4, 2.9, Ink.Surface, Ink.Secondary, 1.1);
    }

    /// <summary>The key of what is wished for: a dashed violet line.</summary>
    public static void WishedLine(SceneBuilder scene, double x, double y) => scene.Line(x, y - 4, x + KeyWidth, y - 4, Ink.Wish, 1.8, [7, 5]);

    private LegendEntry Named(string key, Action<double, double> draw, Colour? colour = null, bool slanted = false) =>
        Entry(draw, page.Words[$"Legend.{key}"], page.Words[$"Legend.{key}Note"], colour, slanted: slanted);
}
