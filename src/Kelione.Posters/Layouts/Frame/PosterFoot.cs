using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>The last line of every poster: which version of which map, which data, which filters, whose it is, when it was measured.</summary>
internal static class PosterFoot
{
    private const double LeastGap = 14;

    /// <summary>Draws rule and line.</summary>
    public static void Draw(PosterPage page)
    {
        var (scene, sheet) = (page.Scene, page.Sheet);
        scene.Line(sheet.Left, sheet.FootRule, sheet.Right, sheet.FootRule, Ink.Text, 0.9);
        scene.Text(sheet.Left, sheet.FootBaseline, "Kelione", new TextStyle(12, 700, Ink.Route));
        var items = Fit(page, Items(page));
        var widths = items.Select(i => i.Lines.Max(l => scene.Measure(l, i.Style))).ToArray();
        var gap = items.Length < 2 ? 0 : (sheet.GridWidth - widths.Sum()) / (items.Length - 1);
        var x = sheet.GridLeft;
        for (var i = 0; i < items.Length; i++)
        {
            var last = i == items.Length - 1 && i > 0;
            scene.Block(last ? sheet.Right : x, sheet.FootBaseline, items[i], last ? Anchor.End : Anchor.Start);
            x += widths[i] + gap;
        }
    }

    /// <summary>What is said, from left to right.</summary>
    public static ImmutableArray<string> Items(PosterPage page)
    {
        var (words, dates, map) = (page.Words, page.Dates, page.Map);
        var title = words.Of("TitleQuote", map.Title);
        var owner = map.Owner.Length > 0 ? words.Of("Foot.Owner", map.Owner) : words["Foot.NoOwner"];
        if (page.Measurement is not { } measured || !page.Reading.IsMeasured)
        {
            var range = dates.ShortRange(map.From, map.To);
            return [.. new[] { Versioned(page, title, null), range is null ? "" : words.Of("Foot.Period", range), map.Scope.Length > 0 ? words.Of("Foot.Scope", map.Scope) : "", owner, words["Foot.Unmeasured"] }.Where(t => t.Length > 0)];
        }

        var (from, to) = PosterDates.Days(measured.Period);
        var at = dates.Moment(measured.MeasuredAt);
        return
        [
            Versioned(page, title, measured.MapVersion),
            .. dates.ShortRange(from, to) is { } data ? [words.Of("Foot.Data", data)] : Array.Empty<string>(),
            measured.Filters.Length > 0 ? words.Of("Foot.Filters", measured.Filters) : words["Foot.NoFilters"],
            owner,
            measured.Snapshot.Length > 0 ? words.Of("Foot.MeasuredSnapshot", at, measured.Snapshot) : words.Of("Foot.Measured", at),
        ];
    }

    // The version that is drawn; where another one was measured, both.
    private static string Versioned(PosterPage page, string title, int? measured)
    {
        static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
        return (page.Input.Options.Version, measured) switch
        {
            (0, null) => title,
            (0, { } only) => page.Words.Of("Foot.Version", title, Number(only)),
            ({ } drawn, { } other) when drawn != other => page.Words.Of("Foot.VersionMeasured", title, Number(drawn), Number(other)),
            var (drawn, _) => page.Words.Of("Foot.Version", title, Number(drawn)),
        };
    }

    /// <summary>One line each where all fit; else the longest ones get two lines of what the others leave.</summary>
    private static ImmutableArray<FittedText> Fit(PosterPage page, ImmutableArray<string> items)
    {
        var scene = page.Scene;
        var room = page.Sheet.GridWidth - (LeastGap * (items.Length - 1));
        var limit = room;
        for (var size = 9.0; ; size = TextFit.Floor)
        {
            var style = PosterType.Foot.Sized(size);
            var widths = items.Select(i => scene.Measure(i, style)).ToArray();
            if (widths.Sum() <= room)
            {
                return [.. items.Select(i => scene.Fit(i, style, page.Sheet.GridWidth, 1))];
            }

            if (size > TextFit.Floor)
            {
                continue;
            }

            limit = Limit(widths, room);
            return [.. items.Select((item, i) => scene.Fit(item, style, Math.Min(widths[i], limit) + 0.1, widths[i] <= limit ? 1 : 2, 1.2, TextFit.Floor, balance: true))];
        }
    }

    /// <summary>The width above which items are cut down so that all of them together fit.</summary>
    private static double Limit(double[] widths, double room)
    {
        var sorted = widths.Order().ToArray();
        var left = room;
        for (var i = 0; i < sorted.Length; i++)
        {
            var share = left / (sorted.Length - i);
            if (sorted[i] > share)
            {
                return share;
            }

            left -= sorted[i];
        }

        return left;
    }
}
