using CsCheck;
using Kelione.Maps;
using Kelione.Posters.Layouts.Emotional;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Grid.Curves;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Grid;

public sealed class EmotionTests
{
    [Fact]
    public void Faces_stand_at_the_peaks_above_and_the_pits_below_the_middle()
    {
        var extremes = Series(PhoneMap.Map, PhoneMap.Measurement).Extremes();
        Assert.Equal([2, 4, 6, 8, 9, 11], extremes.Select(e => e.Point.Column));
        Assert.Equal([false, true, false, true, false, true], extremes.Select(e => e.IsPeak));
    }

    [Fact]
    public void Where_feedback_was_measured_the_team_s_view_does_not_lead()
    {
        var series = Series(PhoneMap.Map, PhoneMap.Measurement);
        Assert.Null(series.Lead(series.Points[0]));
        Assert.Equal(2.0, series.Points[0].Felt);
    }

    [Fact]
    public void Without_a_measurement_the_team_s_view_leads()
    {
        var series = Series(PhoneMap.Map, null);
        Assert.Equal(2.0, series.Lead(series.Points[0]));
    }

    [Fact]
    public void A_place_without_a_value_parts_the_curve()
    {
        EmotionPoint[] points = [new(0, 0) { Measured = 1 }, new(1, 1) { Measured = 2 }, new(2, 2), new(3, 3) { Measured = 1 }];
        var runs = EmotionCurves.Runs<double>(points, p => p.Measured);
        Assert.Equal([2, 1], runs.Select(r => r.Count));
    }

    [Fact]
    public void Quotes_of_one_shelf_never_touch_and_stay_within_the_lane() => Gen.Int[0, 2000].Sample(seed =>
    {
        var map = GeneratedMap.Make(6, 4, "en", seed: seed);
        var page = new PosterPage(new PosterInput(map, null, new PosterOptions()));
        var series = EmotionSeries.Of(Plan(page), map.Lanes.First(l => l.Kind == LaneKind.Emotions));
        foreach (var shelf in EmotionLabels.Place(page, series, 156, 1543, 9.6, 124).GroupBy(l => l.IsPeak))
        {
            var labels = shelf.OrderBy(l => l.X).ToList();
            Assert.All(labels, l => Assert.InRange(l.X, 156 + (l.Width / 2), 1543 - (l.Width / 2)));
            Assert.All(labels.Zip(labels.Skip(1)), pair => Assert.True(pair.First.X + (pair.First.Width / 2) < pair.Second.X - (pair.Second.Width / 2)));
        }
    }, iter: 40);

    [Fact]
    public void Cards_under_pits_keep_their_distance_and_the_page() => Gen.Double[0, 1].Array[1, 6].Sample(places =>
    {
        var wished = places.Order().Select(p => 156 + (p * 1387)).ToArray();
        var spread = PitRow.Spread(wished, 218, 256, 1443);
        Assert.All(spread, x => Assert.InRange(x, 256 - 1e-6, 1443 + 1e-6));
        Assert.All(spread.Zip(spread.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 218 - 1e-6));
    });

    [Fact]
    public void Two_measured_segments_are_two_curves_and_the_first_leads()
    {
        var milder = PhoneMap.Measurement.Steps.Select(s => s with { Emotion = s.Emotion is { } e ? e with { Mean = e.Mean / 2 } : null }).ToValueList();
        var measurement = PhoneMap.Measurement with { Segments = [new SegmentMeasure("First-time", null, 100, 0.5, PhoneMap.Measurement.Steps), new SegmentMeasure("Frequent", null, 100, 0.5, milder)] };
        var feelings = Feelings.Of(Plan(new PosterPage(new PosterInput(PhoneMap.Map, measurement, new PosterOptions()))));
        Assert.Equal(["First-time", "Frequent"], feelings.Measured.Select(f => f.Name));
        Assert.Same(feelings.Main, feelings.Measured[0].Series);
    }

    private static EmotionSeries Series(JourneyMap map, MapMeasurement? measurement) =>
        EmotionSeries.Of(Plan(new PosterPage(new PosterInput(map, measurement, new PosterOptions()))), map.Lanes.First(l => l.Kind == LaneKind.Emotions));

    private static GridPlan Plan(PosterPage page) =>
        new(page, StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, [.. page.Reading.Stages.Select(s => s.Count)], [.. page.Reading.Stages.Select(_ => 0.0)]), 1);
}
