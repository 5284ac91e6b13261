using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>Who travels: a portrait with initials in a ring that shows the share of the audience, name, a line about them, needs and fears; others small beside.</summary>
internal static class HeadPersona
{
    private const double Centre = 91;
    private const double ListTop = 97;
    private const int MostOthers = 3;

    /// <summary>Draws the first persona from an x on and gives where it ends.</summary>
    public static double Draw(PosterPage page, Persona persona, ImmutableArray<Persona> others, double x, double width)
    {
        using (page.Scene.Mark($"persona:{persona.Id}", persona.Name))
        {
            Portrait(page, persona, x + 56, Centre, 35);
            ShareLine(page, persona, x + 56);
            return Words(page, persona, others, x + 112, width - 112);
        }
    }

    /// <summary>A disc with initials; around it a ring filled by the share: solid when measured, dashed when only assumed.</summary>
    public static void Portrait(PosterPage page, Persona persona, double x, double y, double radius, Colour? colour = null, Colour? soft = null)
    {
        var (scene, ink, ring) = (page.Scene, colour ?? Ink.Route, radius * 1.143);
        scene.Circle(x, y, radius, soft ?? Ink.RouteSoft);
        scene.Circle(x, y, ring, null, Ink.Line, radius * 0.086);
        var measured = page.Reading.MeasureOf(persona)?.Share;
        if ((measured ?? persona.Share) is { } share and > 0)
        {
            RingPart(scene, x, y, ring, Math.Min(share, 1), ink, radius * 0.086, measured is null);
        }

        scene.Text(x, y + (radius * 0.26), Initials(persona), new TextStyle(radius * 0.714, 600, ink), Anchor.Middle);
    }

    /// <summary>The initials of a persona: its own, else the first letters of up to two words of its name.</summary>
    public static string Initials(Persona persona)
    {
        if (persona.Initials.Length > 0)
        {
            return persona.Initials;
        }

        var name = persona.Name.Split(',', '，', '(')[0].Trim();
        if (name.Length > 0 && LineBreaks.IsHan(name[0]))
        {
            return name[..1];
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Take(2).Select(w => StringInfo.GetNextTextElement(w).ToUpperInvariant());
        return string.Concat(words);
    }

    /// <summary>The share of the audience in words: measured with n, else marked as assumed; empty when nobody said.</summary>
    public static string Share(PosterPage page, Persona persona) => page.Reading.MeasureOf(persona) switch
    {
        { Share: { } share, Customers: var n } => $"{page.Numbers.WholePercent(share)}, {page.Words.Of("N", page.Numbers.Count(n))}",
        _ => persona.Share is { } assumed ? $"{page.Numbers.WholePercent(assumed)}, {page.Words["Head.Assumed"]}" : "",
    };

    private static void RingPart(SceneBuilder scene, double x, double y, double radius, double share, Colour colour, double width, bool isAssumed)
    {
        // A whole turn has no direction for an arc: it stops just short of it.
        var angle = 2 * Math.PI * Math.Min(share, 0.9999);
        var path = new PathBuilder().Move(x, y - radius).Arc(radius, x + (radius * Math.Sin(angle)), y - (radius * Math.Cos(angle)), true, angle > Math.PI);
        scene.Path(path, null, colour, width, isAssumed ? [4, 3] : null, StrokeCap.Butt);
    }

    private static void ShareLine(PosterPage page, Persona persona, double x)
    {
        var text = Share(page, persona);
        var style = PosterType.LaneHint.In(Ink.Secondary);
        page.Scene.Block(x, 147, text, page.Reading.MeasureOf(persona)?.Share is null ? style.Slanted(text) : style, 112, 1, anchor: Anchor.Middle);
    }

    private static double Words(PosterPage page, Persona persona, ImmutableArray<Persona> others, double x, double width)
    {
        var scene = page.Scene;
        var name = scene.Fit(persona.Name, new TextStyle(14, 600), width, 1, floor: 11);
        scene.Block(x, 56, name);
        var used = name.Lines.Length > 0 ? scene.Measure(name.Lines[0], name.Style) + 8 : 0;
        var y = 73.0;
        if (persona.Tagline.Length > 0)
        {
            var besides = scene.Measure(persona.Tagline, new TextStyle(14, 400)) <= width - used;
            scene.Block(besides ? x + used : x, besides ? 56 : 71, persona.Tagline, new TextStyle(besides ? 14 : 11.4, 400, Ink.Secondary), besides ? width - used : width, 1);
            y = besides ? 73 : 85;
        }

        if (persona.Demographics.Length > 0)
        {
            var about = scene.Fit(persona.Demographics, PosterType.FigureNote, width, 2, 1.2);
            scene.Block(x, y, about);
            y += (about.Lines.Length - 1) * about.Leading;
        }

        return Lists(page, persona, others, x, Math.Max(ListTop, y + 22), width);
    }

    private static double Lists(PosterPage page, Persona persona, ImmutableArray<Persona> others, double x, double y, double width)
    {
        var (words, columns) = (page.Words, new List<(string Name, Colour Colour, IReadOnlyList<string> Items)>());
        if (persona.Needs.Count > 0)
        {
            columns.Add((words["Head.Needs"], Ink.Joy, persona.Needs));
        }
        else if (persona.Goals.Count > 0)
        {
            columns.Add((words["Head.Goals"], Ink.Joy, persona.Goals));
        }

        if (persona.Fears.Count > 0)
        {
            columns.Add((words["Head.Fears"], Ink.Barrier, persona.Fears));
        }

        var count = Math.Max(columns.Count + (others.Length > 0 ? 1 : 0), 2);
        var step = width / count;
        var bottom = PosterHead.UsualBottom;
        for (var i = 0; i < columns.Count; i++)
        {
            bottom = Math.Max(bottom, List(page, columns[i], x + (i * step), y, step - 10));
        }

        return others.Length > 0 ? Math.Max(bottom, Others(page, others, x + (columns.Count * step), y, step - 4)) : bottom;
    }

    private static double List(PosterPage page, (string Name, Colour Colour, IReadOnlyList<string> Items) list, double x, double y, double width)
    {
        Caption(page, list.Name, list.Colour, x, y);
        var baseline = y + 15.5;
        foreach (var item in list.Items.Take(4))
        {
            var text = page.Scene.Fit(item, new TextStyle(10), width, 5, 1.16);
            page.Scene.Block(x, baseline, text.Notice is { Kind: SceneNoticeKind.Shrunk } ? text with { Notice = null } : text);
            baseline += ((text.Lines.Length - 1) * text.Leading) + 14.2;
        }

        return baseline - 14.2 + 16.5;
    }

    private static double Others(PosterPage page, ImmutableArray<Persona> others, double x, double y, double width)
    {
        Caption(page, page.Words["Head.Others"], Ink.Secondary, x, y);
        var baseline = y + 16;
        foreach (var persona in others.Take(others.Length > MostOthers ? MostOthers - 1 : MostOthers))
        {
            using (page.Scene.Mark($"persona:{persona.Id}", persona.Name))
            {
                Portrait(page, persona, x + 8, baseline - 3.2, 6.4);
                var share = (page.Reading.MeasureOf(persona)?.Share ?? persona.Share) is { } s ? page.Numbers.WholePercent(s) : "";
                var shareWidth = share.Length > 0 ? page.Scene.Measure(share, PosterType.CardNote) + 4 : 0;
                var name = page.Scene.Fit(persona.Name, new TextStyle(9.6, 500), width - 20 - shareWidth, 3, 1.12);
                page.Scene.Block(x + 20, baseline, name with { Notice = name.Notice is { Kind: SceneNoticeKind.Cut } ? name.Notice : null });
                page.Scene.Text(x + width, baseline, share, PosterType.CardNote, Anchor.End);
                baseline += 16 + ((name.Lines.Length - 1) * name.Leading);
            }
        }

        if (others.Length > MostOthers)
        {
            page.Scene.Text(x + 20, baseline, page.Words.Of("Head.AndMore", page.Numbers.Count(others.Length - MostOthers + 1)), PosterType.CardNote);
            baseline += 16;
        }

        return baseline - 16 + 14;
    }

    private static void Caption(PosterPage page, string text, Colour colour, double x, double y) =>
        page.Scene.Text(x, y, page.Words.Capitals(text), new TextStyle(8.6, 700, colour, Spacing: 1));
}
