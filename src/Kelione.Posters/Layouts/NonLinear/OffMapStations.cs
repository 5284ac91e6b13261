using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>Stations that nobody planned: activities that no step means, just below the line after the step from which customers go there.</summary>
internal sealed class OffMapStations
{
    /// <summary>How many are shown at most, the strongest first.</summary>
    public const int Most = 5;

    private const double Ring = 9;
    private const double Drop = 32;
    private const double WidestText = 104;
    private const double NarrowestText = 62;
    private static readonly TextStyle Count = new(10.4, 700);
    private static readonly TextStyle Name = new(9.2, 500);
    private static readonly TextStyle Note = new(8.8, 400, Ink.Secondary);

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly NonLinearGrid _grid;
    private readonly NonLinearScale _scale;
    private readonly ImmutableArray<Station> _stations;

    public OffMapStations(PosterPage page, PosterTexts words, NonLinearGrid grid, NonLinearScale scale)
    {
        (_page, _words, _grid, _scale) = (page, words, grid, scale);
        _stations =
        [
            .. (page.Measurement?.OffMap ?? []).Where(o => page.Reading.Step(o.After) is not null && o.Customers > 0).OrderByDescending(o => o.Customers).ThenBy(o => o.Activity, StringComparer.Ordinal)
                .Take(Most).Select(o => Measure(o)),
        ];
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _stations.IsEmpty;

    /// <summary>In narrow columns: the letter in each station, and what it stands for.</summary>
    public IEnumerable<(string Key, string Text)> Notes => _stations.OrderBy(s => s.After).Select((s, i) => (
        Letter(i), $"{_page.Numbers.Count(s.Data.Customers)}\u00A0· {ActivityName.Of(s.Data.Activity)}{(s.Data.Leave > 0 ? " · " + _words.Of("NonLinear.StayAway", _page.Numbers.Count(s.Data.Leave)) : "")}"));

    /// <summary>The height that they take below the line's foot; 0 for none.</summary>
    public double Height => IsEmpty ? 0 : _stations.Max(s => s.Depth) + 10 + (Levels() - 1) * Level;

    private double Level => _stations.Max(s => s.Depth) + 8;

    /// <summary>Draws them below a foot, away from what is taken.</summary>
    /// <returns>How badly they collide; 0 where all stand free.</returns>
    public double Draw(double foot, FreeRoom room)
    {
        var collisions = 0.0;
        foreach (var (station, i) in _stations.OrderBy(s => s.After).Select((s, i) => (s, i)))
        {
            var place = room.Choose(Places(station), p => Box(station, p, foot), out var cost);
            collisions += cost;
            room.Take(Box(station, place, foot), 3);
            using (_page.Scene.Mark($"offmap:{station.Data.Activity}:{station.Data.After}", $"{station.Data.Activity}: {_page.Numbers.Count(station.Data.Customers)}"))
            {
                Draw(station, place, foot, _grid.IsNarrow ? Letter(i) : "!");
            }
        }

        return collisions;
    }

    private sealed record Station(OffMapActivity Data, int After, FittedText Name, FittedText Note, double Width, double Depth);

    private readonly record struct Place(double X, bool Right, int Level);

    /// <summary>After one step the stations stand beneath each other where the column is too narrow for two.</summary>
    private int Levels() => Math.Min(3, _stations.GroupBy(s => s.After).Max(g => g.Count()));

    private static string Letter(int station) => ((char)('a' + station)).ToString();

    private Station Measure(OffMapActivity data)
    {
        if (_grid.IsNarrow)
        {
            var nothing = _page.Scene.Fit("", Name, NarrowestText, 1);
            return new Station(data, _page.Reading.Step(data.After)!.Index, nothing, nothing, -5, Drop + 12);
        }

        // Between two columns' legs, the ring and its words.
        var room = Math.Clamp(_grid.Narrowest - 56, NarrowestText, WidestText);
        var name = _page.Scene.Fit(ActivityName.Of(data.Activity), Name, room, 3, 1.15);
        var leave = data.Leave > 0 ? _words.Of("NonLinear.StayAway", _page.Numbers.Count(data.Leave)) : "";
        var note = _page.Scene.Fit(leave, Note, room, 3, 1.15);
        var width = new[] { _page.Scene.Measure(_page.Numbers.Count(data.Customers), Count) }
            .Concat(name.Lines.Select(l => _page.Scene.Measure(l, name.Style))).Concat(note.Lines.Select(l => _page.Scene.Measure(l, note.Style))).Max();
        return new Station(data, _page.Reading.Step(data.After)!.Index, name, note, width, Drop - 3 + name.Height + note.Height + 2);
    }

    /// <summary>Between the step and the next one, words to the right or the left; lower where nothing is free.</summary>
    private IEnumerable<Place> Places(Station station)
    {
        var from = _grid.Centres[station.After];
        var last = station.After + 1 >= _grid.Centres.Length;
        var to = last ? Math.Min(from + 120, _page.Sheet.Right) : _grid.Centres[station.After + 1];
        for (var level = 0; level < Levels(); level++)
        {
            foreach (var x in Across(from + 12, Math.Max(from + 12, to - 12), (from + to) / 2))
            {
                foreach (var right in new[] { true, false })
                {
                    var edge = right ? x + 15 + station.Width : x - 15 - station.Width;
                    if (edge <= _page.Sheet.Right && edge >= _page.Sheet.Left)
                    {
                        yield return new Place(x, right, level);
                    }
                }
            }
        }

        yield return new Place((from + to) / 2, last ? false : true, Levels() - 1);
    }

    private static IEnumerable<double> Across(double from, double to, double first)
    {
        yield return first;
        for (var x = from; x <= to; x += 5)
        {
            yield return x;
        }
    }

    private SceneBox Box(Station station, Place place, double foot)
    {
        var y = foot + Drop + (place.Level * Level);
        var (left, right) = place.Right ? (place.X - Ring - 2, place.X + 15 + station.Width) : (place.X - 15 - station.Width, place.X + Ring + 2);
        return new SceneBox(left, foot + 4 + (place.Level * Level), right, Math.Max(y + Ring + 2, y - 3 + station.Name.Height + station.Note.Height + 4));
    }

    private void Draw(Station station, Place place, double foot, string sign)
    {
        var (scene, x, y) = (_page.Scene, place.X, foot + Drop + (place.Level * Level));
        var back = station.Data.Customers - station.Data.Leave;
        var apart = Math.Max(4.5, (_scale.Arc(station.Data.Customers) + _scale.Arc(back)) / 4 + 2);
        scene.Line(x - apart, foot, x - apart, y - 7, Ink.Secondary, _scale.Arc(station.Data.Customers));
        if (back > 0)
        {
            scene.Line(x + apart, foot + 5, x + apart, y - 7, Ink.Secondary, _scale.Arc(back));
            scene.Path(new PathBuilder().Move(x + apart - 4, foot + 6).Line(x + apart + 4, foot + 6).Line(x + apart, foot - 1).Close(), Ink.Secondary);
        }

        scene.Circle(x, y, Ring, Ink.Surface, Ink.Text, 1.5, [3, 2.2]);
        scene.Text(x, y + 4.2, sign, new(11.5, 700), Anchor.Middle);
        if (_grid.IsNarrow)
        {
            return;
        }

        var (textX, anchor) = place.Right ? (x + 15, Anchor.Start) : (x - 15, Anchor.End);
        scene.Text(textX, y - 3, _page.Numbers.Count(station.Data.Customers), Count, anchor, halo: Ink.Surface);
        var height = scene.Block(textX, y + 8, station.Name, anchor, Ink.Surface);
        scene.Block(textX, y + 8 + height, station.Note, anchor, Ink.Surface);
    }
}
