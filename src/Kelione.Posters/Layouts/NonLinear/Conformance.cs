using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>How the real journeys keep to the drawn one: a bar of five exclusive parts, and the commonest ways beneath.</summary>
internal sealed class Conformance(PosterPage page, PosterTexts words)
{
    private const double BarHeight = 66;
    private const double PathRow = 20;
    private const int Columns = 3;
    private const double Circle = 7;
    private static readonly TextStyle Share = new(12.5, 700);
    private static readonly TextStyle Name = new(9.8, 600);
    private static readonly TextStyle Note = new(8.8, 400, Ink.Secondary);

    private readonly MapConformance? _conformance = page.Measurement?.Conformance;

    private sealed record Part(long Customers, string Name, string Note, Colour Fill, Colour Text, bool Hatched = false);

    /// <summary>The height; 0 where nothing was measured.</summary>
    public double Height => _conformance is null || Total == 0 ? 0 : BarHeight + (PathRows * PathRow) + 8;

    private long Total => _conformance is { } c ? c.Followed + c.Left + c.Skipped + c.OutOfOrder + c.NotOnMap : 0;

    private int PathRows => _conformance is { } c ? (Math.Min(6, c.Commonest.Count) + Columns - 1) / Columns : 0;

    /// <summary>Draws bar and paths from a rule on.</summary>
    public void Draw(double y)
    {
        if (Height == 0)
        {
            return;
        }

        page.Scene.Line(page.Sheet.Left, y, page.Sheet.Right, y, Ink.LineStrong, 0.8);
        LaneNames.Draw(page, y + 18, words["NonLinear.Conformance"], words["NonLinear.ConformanceNote"]);
        Bar(y);
        if (PathRows > 0)
        {
            page.Scene.Block(page.Sheet.Left, y + 76, words["NonLinear.Commonest"], Name, page.Sheet.Gutter - 6, 1);
            for (var k = 0; k < Math.Min(6, _conformance!.Commonest.Count); k++)
            {
                Way(_conformance.Commonest[k], page.Sheet.GridLeft + (k % Columns * page.Sheet.GridWidth / Columns), y + 76 + (k / Columns * PathRow));
            }
        }
    }

    private ImmutableArray<Part> Parts()
    {
        var c = _conformance!;
        return
        [
            .. new[]
            {
                new Part(c.Followed, words["NonLinear.Followed"], words["NonLinear.FollowedNote"], Ink.Flow, Ink.Route),
                new Part(c.Left, words["NonLinear.Left"], words["NonLinear.LeftNote"], Ink.Loss, Ink.Text),
                new Part(c.Skipped, words["NonLinear.Skipped"], words["NonLinear.SkippedNote"], ArcDrawing.JumpColour, Ink.Route),
                new Part(c.OutOfOrder, words["NonLinear.OutOfOrder"], words["NonLinear.OutOfOrderNote"], Ink.Orange, Ink.OrangeText),
                new Part(c.NotOnMap, words["NonLinear.NotOnMap"], words["NonLinear.NotOnMapNote"], Ink.Surface, Ink.Text, Hatched: true),
            }.Where(p => p.Customers > 0),
        ];
    }

    private void Bar(double y)
    {
        var (scene, x) = (page.Scene, page.Sheet.GridLeft);
        var parts = Parts();
        var lefts = parts.Select((p, i) => x + (page.Sheet.GridWidth * parts.Take(i).Sum(q => q.Customers) / Total)).ToArray();
        var widths = parts.Select(p => HeadWidth(p)).ToArray();
        var heads = Spread(lefts, widths);
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, left) = (parts[i], lefts[i]);
            var width = Math.Max(1, (page.Sheet.GridWidth * part.Customers / Total) - 1.5);
            using (scene.Mark(FormattableString.Invariant($"conformance:{i}"), $"{part.Name}: {page.Numbers.Count(part.Customers)}"))
            {
                Fill(part, left, y + 34, width);
                var share = scene.Text(heads[i], y + 26, Percent(part), Share with { Colour = part.Text });
                scene.Text(heads[i] + share + 5, y + 26, part.Name, Name);
                if (heads[i] > left + width || heads[i] + 4 < left)
                {
                    scene.Path(new PathBuilder().Move(left + (width / 2), y + 33).Line(left + (width / 2), y + 29.5).Line(heads[i] + (share / 2), y + 29.5), null, Ink.LineStrong, 0.7);
                }

                // The note stands where the part or what is free beside it has room.
                var room = (i + 1 < parts.Length ? lefts[i + 1] : page.Sheet.Right) - left - 4;
                var count = page.Numbers.Count(part.Customers);
                var text = scene.Measure($"{count} · {part.Note}", Note) <= room ? $"{count} · {part.Note}" : scene.Measure(count, Note) <= room ? count : "";
                scene.Text(left, y + 57, text, Note);
            }
        }
    }

    private double HeadWidth(Part part) => page.Scene.Measure(Percent(part), Share) + 5 + page.Scene.Measure(part.Name, Name);

    private string Percent(Part part) => page.Numbers.Percent((double)part.Customers / Total);

    /// <summary>Heads at their parts where they fit side by side, pushed apart where they do not.</summary>
    private double[] Spread(double[] lefts, double[] widths)
    {
        const double Gap = 16;
        var heads = lefts.ToArray();
        for (var i = 1; i < heads.Length; i++)
        {
            heads[i] = Math.Max(heads[i], heads[i - 1] + widths[i - 1] + Gap);
        }

        for (var (i, limit) = (heads.Length - 1, page.Sheet.Right); i >= 0; i--)
        {
            heads[i] = Math.Min(heads[i], limit - widths[i]);
            limit = heads[i] - Gap;
        }

        return heads;
    }

    private void Fill(Part part, double x, double y, double width)
    {
        page.Scene.Rect(x, y, width, 11, part.Fill, part.Hatched ? Ink.Hint : null, 0.7);
        if (!part.Hatched)
        {
            return;
        }

        using (page.Scene.Group(clip: SceneBox.At(x, y, width, 11)))
        {
            var lines = new PathBuilder();
            for (var at = x - 11; at < x + width; at += 7)
            {
                lines.Move(at, y + 11).Line(at + 11, y);
            }

            page.Scene.Path(lines, null, Ink.Hint, 1, cap: StrokeCap.Butt);
        }
    }

    /// <summary>A way as numbered circles; one too long for its place is shortened in the middle.</summary>
    private void Way(WayMeasure way, double x, double y)
    {
        var (scene, numbers) = (page.Scene, page.Numbers);
        var base_ = page.Measurement!.Customers;
        scene.Text(x + 30, y, numbers.Percent(base_ == 0 ? 0 : (double)way.Customers / base_), new(9.6, 600), Anchor.End);
        var steps = way.Steps.Select(s => page.Reading.Step(s)?.Number ?? 0).ToList();
        var leave = steps.Count > 0 && steps.Max() < LastBound();
        var leaveWidth = leave ? scene.Measure(words["NonLinear.Leaves"], Note) + 14 : 0;
        var room = (page.Sheet.GridWidth / Columns) - 40 - (2 * Circle) - leaveWidth - 8;
        var most = Math.Max(3, (int)(room / 17) + 1);
        var shown = steps.Count <= most ? steps : [.. steps.Take(most / 2), 0, .. steps.TakeLast(most - 1 - (most / 2))];
        var pitch = Math.Min(27, room / Math.Max(1, shown.Count - 1));
        var start = x + 40;
        using (scene.Mark(FormattableString.Invariant($"way:{x:0}:{y:0}"), $"{string.Join(" → ", steps)}: {numbers.Count(way.Customers)}"))
        {
            for (var j = 0; j + 1 < shown.Count; j++)
            {
                var back = shown[j + 1] < shown[j] && shown[j + 1] > 0;
                var jump = shown[j + 1] > shown[j] + 1 && shown[j] > 0;
                scene.Line(start + (j * pitch) + Circle, y - 3.4, start + ((j + 1) * pitch) - Circle, y - 3.4, back ? Ink.Orange : jump ? ArcDrawing.JumpColour : Ink.Route, 1.8, jump ? [2.4, 2] : null);
            }

            var furthest = 0;
            for (var j = 0; j < shown.Count; j++)
            {
                var again = shown[j] <= furthest;
                furthest = Math.Max(furthest, shown[j]);
                Station(start + (j * pitch), y, shown[j], again);
            }

            if (leave)
            {
                scene.Text(start + ((shown.Count - 1) * pitch) + 13, y - 0.2, words["NonLinear.Leaves"], Note with { Colour = Ink.Barrier });
            }
        }
    }

    private int LastBound() => page.Reading.Steps.Where(s => s.Measure is not null && !s.Step.Optional).Select(s => s.Number).DefaultIfEmpty(0).Max();

    private void Station(double x, double y, int number, bool again)
    {
        if (number == 0)
        {
            page.Scene.Text(x, y - 1, "…", new(9.6, 600), Anchor.Middle);
            return;
        }

        page.Scene.Circle(x, y - 3.4, Circle, Ink.Surface, again ? Ink.Orange : Ink.Route, 1.2);
        page.Scene.Text(x, y - 0.4, page.Numbers.Count(number), new(8.4, 600, again ? Ink.OrangeText : Ink.Route), Anchor.Middle);
    }
}
