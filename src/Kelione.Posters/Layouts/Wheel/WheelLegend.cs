using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The signs of the wheel that are on it.</summary>
internal sealed class WheelLegend(PosterPage page, PosterTexts words, WheelStations stations)
{
    private readonly LegendKeys _keys = new(page);

    public IEnumerable<LegendEntry> Entries()
    {
        var (scene, measured) = (page.Scene, stations.Largest > 0);
        yield return measured
            ? _keys.Entry((x, y) => Band(x, y), words["Wheel.Ring"], words["Wheel.RingNote"])
            : _keys.Entry((x, y) => Even(x, y), words["Wheel.Ring"], words["Wheel.RingNoteUnmeasured"]);
        if (measured)
        {
            var unit = Round(stations.Largest / WheelRing.Thickest * 14);
            var height = unit * WheelRing.Thickest / stations.Largest;
            yield return _keys.Entry(
                (x, y) =>
                {
                    scene.Rect(x, y + 2 - height, 5, height, Ink.Flow);
                    scene.Line(x, y + 2 - height, x + 5, y + 2 - height, Ink.Route, 1.6);
                },
                "", page.Words.Plural("Customers", (long)unit, page.Numbers.Count((long)unit)), keyWidth: 5);
        }

        if (stations.At(Moment.Ultimate) is not null && stations.At(Moment.Zero) is not null)
        {
            yield return _keys.Entry((x, y) => scene.Rect(x, y - 6, 26, 4, Ink.Joy), words["Wheel.Influence"], words["Wheel.InfluenceNote"]);
        }

        if (stations.At(Moment.Loyalty) is not null)
        {
            yield return _keys.Entry((x, y) => scene.Rect(x, y - 6, 26, 4, Ink.Orange), words["Wheel.Loyalty"], words["Wheel.LoyaltyNote"]);
        }

        var origins = page.Map.Cards.Select(c => c.Provenance.Kind).ToHashSet();
        if (page.Reading.Steps.Any(s => s.Measure?.Emotion is not null) || page.Map.Cards.Any(c => c.Provenance is { Kind: ProvenanceKind.Measured, N: not null }))
        {
            yield return _keys.Entry((x, y) => scene.Text(x, y, page.Words.Of("N", ""), new(9.6, 600, Ink.Secondary)), "", words["Wheel.NNote"], keyWidth: 18);
        }

        if (origins.Contains(ProvenanceKind.Research))
        {
            yield return _keys.Entry((x, y) => scene.Book(x, y - 8, 10), "", page.Words["Legend.Research"], keyWidth: 10);
        }

        if (origins.Contains(ProvenanceKind.Assumption))
        {
            yield return _keys.Assumption;
        }
    }

    private void Band(double x, double y)
    {
        page.Scene.Rect(x, y - 8, 26, 8, Ink.Flow);
        page.Scene.Line(x, y - 8, x + 26, y - 8, Ink.Route, 1.8);
    }

    private void Even(double x, double y)
    {
        page.Scene.Rect(x, y - 8, 26, 8, Ink.RouteSoft);
        page.Scene.Line(x, y - 8, x + 26, y - 8, Ink.Hint, 1.4, [4, 3]);
    }

    /// <summary>The nearest of 1, 2 and 5 times a power of ten, one at least.</summary>
    private static double Round(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, value))));
        var digit = value / power;
        return Math.Max(1, (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10) * power);
    }
}
