using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>The whole map on 252 × 24 px: stages, the curve (measured, else felt), where barriers are.</summary>
/// <param name="Columns">How many columns the map has.</param>
/// <param name="Stages">Where stages begin, but the first.</param>
/// <param name="Lines">The curve.</param>
/// <param name="Barriers">Where barriers stand that data found.</param>
internal sealed record MiniMap(int Columns, ValueList<double> Stages, ValueList<string> Lines, ValueList<(double X, double Y)> Barriers)
{
    private const double Width = 252;

    /// <summary>Draws a map.</summary>
    public static MiniMap Of(JourneyMap map, MapMeasurement? measured)
    {
        var columns = Math.Max(1, map.Stages.Sum(s => Math.Max(1, s.Steps.Count)));
        var emotions = map.Lanes.FirstOrDefault(l => l.Kind == LaneKind.Emotions)?.Id;
        var felt = map.Cards.Where(c => c.Lane == emotions && c.Step is not null && c.Felt is not null).GroupBy(c => c.Step!).ToDictionary(g => g.Key, g => g.First().Felt!.Value);
        var means = (measured?.Steps ?? []).Where(s => s.Emotion is not null).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Emotion!.Mean);
        var values = means.Count > 0 ? means : felt;
        var barred = (measured?.Barriers ?? []).Where(b => b.To is not null).Select(b => b.Step).ToHashSet();
        var unit = Width / columns;
        var stages = new List<double>();
        var runs = new List<List<(double X, double Y)>> { new() };
        var barriers = new List<(double, double)>();
        var at = 0;
        foreach (var stage in map.Stages)
        {
            if (at > 0)
            {
                stages.Add(at * unit);
            }

            foreach (var step in stage.Steps)
            {
                var x = (at + 0.14) * unit;
                if (values.TryGetValue(step.Id, out var value))
                {
                    runs[^1].Add((x, Y(value)));
                }
                else if (runs[^1].Count > 0 && means.Count > 0)
                {
                    runs.Add([]);
                }

                if (barred.Contains(step.Id))
                {
                    barriers.Add((x, Y(values.GetValueOrDefault(step.Id))));
                }

                at++;
            }

            at += stage.Steps.Count == 0 ? 1 : 0;
        }

        return new(columns, stages.ToValueList(), runs.Where(r => r.Count > 1).Select(Line).ToValueList(), barriers.ToValueList());
    }

    private static double Y(double value) => 12 - (value * 1.9);

    private static string Line(List<(double X, double Y)> points) => SvgNumbers.Path(new PathBuilder().Monotone([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]).ToSegments(), 1);
}
