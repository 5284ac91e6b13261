using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>The non-linear poster: the drawn journey on one line, jumps as arcs above it, returns beneath, stations that nobody planned, and how real journeys keep to the drawn one.</summary>
internal sealed class NonLinearLayout : IPosterLayout
{
    /// <inheritdoc/>
    public Scene Arrange(PosterInput input) => input.Map.Steps().Any()
        ? SheetSizes.First(PosterSheet.A3 with { Gutter = Gutter(input) }, (sheet, must) => OnSheet(input, sheet, must))
        : WithoutWays.Arrange(input, "NonLinear.Nothing");

    /// <summary>With the words of arcs at the arcs where they stand free, else as notes.</summary>
    private static Attempt OnSheet(PosterInput input, PosterSheet sheet, bool must)
    {
        var poster = new NonLinearPoster(new PosterPage(input, sheet));
        var inPlace = poster.Draw(must);
        if (inPlace.Misfit == 0 || !poster.MayCollide)
        {
            return inPlace;
        }

        var asNotes = new NonLinearPoster(new PosterPage(input, sheet), notes: true).Draw(must);
        return asNotes.Misfit < inPlace.Misfit ? asNotes : inPlace;
    }

    // The usual gutter, wider where the names of channels need it.
    private static double Gutter(PosterInput input)
    {
        var page = new PosterPage(input);
        var names = input.Map.Channels.Select(c => page.Scene.Measure(c.Name, new(9.8))).DefaultIfEmpty(0).Max();
        return Math.Clamp(Math.Ceiling(names) + 34, 112, 168);
    }
}

/// <summary>One non-linear poster while it is made. Not safe to use from several threads.</summary>
internal sealed class NonLinearPoster
{
    private const double FirstAbove = 30;
    private const double StepAbove = 84;
    private const double LeastAbove = 26;
    private const double StepBelow = 70;
    private const double LeastBelow = 24;
    private const double LabelRoom = 16;

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly JourneyMoves _moves;
    private readonly NonLinearScale _scale;
    private readonly NonLinearGrid _grid;
    private readonly OffMapStations _offMap;
    private readonly MeasureRows _rows;
    private readonly ChannelMatrix _matrix;
    private readonly CardRows _cards;
    private readonly MoveNotes _notes;
    private readonly Conformance _conformance;
    private readonly PosterLegend _legend;
    private readonly StageBars _bars;
    private readonly ImmutableArray<PlacedArc> _jumps;
    private readonly ImmutableArray<PlacedArc> _returns;

    /// <param name="page">The page.</param>
    /// <param name="notes">Whether words of arcs stand as notes beneath the rows.</param>
    public NonLinearPoster(PosterPage page, bool notes = false)
    {
        _page = page;
        _words = new PosterTexts("WayWords", page.Words.Language);
        _moves = JourneyMoves.Of(page.Reading);
        _grid = new NonLinearGrid(page, notes);
        _scale = new NonLinearScale(page.Reading, _moves, _grid.Narrowest);
        _offMap = new OffMapStations(page, _words, _grid, _scale);
        _rows = new MeasureRows(page, _words, _grid);
        _matrix = new ChannelMatrix(page, _grid);
        _cards = new CardRows(page, new StepPlaces(_grid.Centres, _grid.Widths, _grid.Columns.Stages), LaneKind.Channels, LaneKind.Metrics);
        _notes = new MoveNotes(page, _words, _grid, _moves, _offMap);
        _conformance = new Conformance(page, _words);
        _legend = new PosterLegend(page, new NonLinearLegend(page, _words, _moves, _scale, _offMap, _matrix).Entries());
        _bars = new StageBars(page, page.Reading.Stages, _grid.Columns.Stages, goals: false);
        _jumps = ArcPlan.Place([.. Side(false).Select(m => new ArcMove(m.From, m.To, _scale.Arc(m.Customers)))], _grid.Centres);
        _returns = ArcPlan.Place([.. Side(true).Select(m => new ArcMove(m.From, m.To, _scale.Arc(m.Customers)))], _grid.Centres);
    }

    /// <summary>Whether words at the arcs may collide.</summary>
    public bool MayCollide => _grid.MayCollide;

    /// <summary>Draws everything, unless the sheet is too small and need not be taken.</summary>
    public Attempt Draw(bool must)
    {
        var head = PosterHead.Draw(_page, Head());
        _bars.Draw(head);
        var top = head + _bars.Height;
        var tables = _legend.Top - _conformance.Height - _notes.Height - _cards.Height - _matrix.Height - _rows.Height - 6;
        var zones = new Zones(this, top, tables);
        var missing = Math.Max(zones.Missing, (_grid.LeastColumn - _grid.Narrowest) * _grid.Centres.Length);
        if (!must && Attempt.Lacks(missing))
        {
            return Attempt.TooSmall(missing);
        }

        Separators(top, tables);
        Names(zones);

        var line = new DrawnLine(_page, _grid, _scale, zones.Line);
        var above = Arcs(_jumps, false, zones.UpperFoot, zones.Above);
        var below = Arcs(_returns, true, zones.LowerFoot, zones.Below);
        above.Lines();
        below.Lines();
        line.Band();
        line.Stations(zones.NamesTop);
        var collisions = Words(zones, above, below);

        _rows.Draw(zones.Tables);
        _matrix.Draw(zones.Tables + _rows.Height);
        _cards.Draw(zones.Tables + _rows.Height + _matrix.Height, zones.SpareForCards);
        _notes.Draw(_legend.Top - _conformance.Height - _notes.Height);
        _conformance.Draw(_legend.Top - _conformance.Height);
        _legend.Draw();
        PosterFoot.Draw(_page);
        var description = _words.Of("NonLinear.Description", _page.Title, _page.Numbers.Count(_page.Reading.Steps.Length), _page.Numbers.Count(_jumps.Length), _page.Numbers.Count(_returns.Length));
        return Attempt.Of(_page.Scene.Build(_page.Title, description), missing, collisions);
    }

    private IEnumerable<JourneyMove> Side(bool returns) => _moves.Shown.Where(m => m.IsReturn == returns);

    /// <summary>The head, with the share of journeys that run as drawn where it is known.</summary>
    private HeadContent Head()
    {
        var head = HeadContent.Of(_page);
        return _page.Measurement is { Conformance: { } conformance, Customers: > 0 and var customers } && _page.Reading.IsMeasured
            ? head with { Figures = [head.Figures[0], new HeadFigure(_page.Numbers.Percent((double)conformance.Followed / customers), _words["NonLinear.RunAsDrawn"], _page.Words.Of("Head.Of", _page.Numbers.Count(conformance.Followed), _page.Numbers.Count(customers)))] }
            : head;
    }

    private void Separators(double top, double bottom)
    {
        for (var s = 1; s < _page.Reading.Stages.Length; s++)
        {
            _page.Scene.Line(_grid.Columns.Stages[s], top, _grid.Columns.Stages[s], bottom - 6, Ink.Line, 0.8);
        }
    }

    private void Names(Zones zones)
    {
        if (!_jumps.IsEmpty)
        {
            LaneNames.Draw(_page, zones.Top + 14, _words["NonLinear.Jumps"], _words["NonLinear.JumpsNote"]);
        }

        LaneNames.Draw(_page, zones.Line + (_jumps.IsEmpty ? -8 : 0), _words["NonLinear.Line"], _words[_scale.IsMeasured ? "NonLinear.LineNote" : "NonLinear.LineNoteUnmeasured"]);
        var y = zones.LowerFoot + 14;
        if (!_offMap.IsEmpty)
        {
            y = LaneNames.Draw(_page, y, _words["NonLinear.OffMap"], _words["NonLinear.OffMapNote"]) + 28;
        }

        if (!_returns.IsEmpty)
        {
            LaneNames.Draw(_page, Math.Max(y, zones.LowerFoot + _offMap.Height + 14), _words["NonLinear.Returns"], _words["NonLinear.ReturnsNote"]);
        }
    }

    private ArcDrawing Arcs(ImmutableArray<PlacedArc> placed, bool returns, double foot, ImmutableArray<double> distances)
    {
        var moves = Side(returns).ToList();
        var strongest = returns && _scale.IsMeasured ? moves.MaxBy(m => m.Customers ?? 0) : null;
        var arcs = placed.Select((arc, i) =>
        {
            var hot = moves[i] == strongest;
            var (colour, text) = hot ? (Ink.Barrier, Ink.Barrier) : returns ? (Ink.Orange, Ink.OrangeText) : (ArcDrawing.JumpColour, Ink.Route);
            return new DrawnArc(_grid.IsNarrow ? moves[i] with { Text = "" } : moves[i], arc, foot + ((returns ? 1 : -1) * distances[arc.Level]), colour, text);
        }).ToImmutableArray();
        return new ArcDrawing(_page, _grid, arcs, foot, !returns);
    }

    /// <summary>Labels of the arcs and stations off the map, each where it stands alone.</summary>
    private double Words(Zones zones, ArcDrawing above, ArcDrawing below)
    {
        var room = new FreeRoom();
        above.Take(room);
        below.Take(room);
        room.Take(new SceneBox(_page.Sheet.Left, zones.UpperFoot, _page.Sheet.Right, zones.LowerFoot));
        room.Take(new SceneBox(_page.Sheet.Left, zones.Tables - 2, _page.Sheet.Right, zones.Tables + 40));
        room.Take(new SceneBox(_page.Sheet.Left, zones.Top - 40, _page.Sheet.Right, zones.Top + 1));
        room.Take(new SceneBox(_page.Sheet.Left, zones.Top, _page.Sheet.GridLeft - 4, zones.Tables));
        return _offMap.Draw(zones.LowerFoot, room) + above.Labels(room) + below.Labels(room);
    }

    /// <summary>How the height between the stages and the tables is shared out.</summary>
    private sealed class Zones
    {
        private const double AboveNames = 15;
        private const double BelowNames = 8;

        public Zones(NonLinearPoster poster, double top, double tables)
        {
            var half = poster._scale.HalfLine(poster._page.Reading);
            var counts = poster._scale.IsMeasured ? 14 : 0;
            var middle = (2 * half) + AboveNames + poster._grid.NamesHeight + counts + BelowNames;
            var firstBelow = poster._offMap.IsEmpty ? 30 : poster._offMap.Height + 16;
            var above = poster._jumps.IsEmpty ? 12 : ArcLevels.Needed(poster._jumps, FirstAbove, LeastAbove) + LabelRoom;
            var below = poster._returns.IsEmpty ? (poster._offMap.IsEmpty ? 6 : poster._offMap.Height + 8) : ArcLevels.Needed(poster._returns, firstBelow, LeastBelow) + 12;
            var spare = tables - top - middle - above - below;
            Missing = -spare;
            spare = Math.Max(0, spare);

            // Arcs take what makes them airy; the rest goes to the rows of cards, then evenly around the line.
            var (levelsAbove, levelsBelow) = (Levels(poster._jumps), Levels(poster._returns));
            var wishAbove = (levelsAbove * (StepAbove - LeastAbove)) + 24;
            var wishBelow = (levelsBelow * (StepBelow - LeastBelow)) + 18;
            var granted = Math.Min(1, spare / (wishAbove + wishBelow));
            var left = spare - (granted * (wishAbove + wishBelow));
            SpareForCards = Math.Min(left, poster._cards.Height * 0.4);
            left -= SpareForCards;
            Top = top;
            Tables = tables - SpareForCards;
            var heightAbove = above + (granted * wishAbove) + (left * 0.45);
            UpperFoot = top + heightAbove;
            Line = UpperFoot + half;
            NamesTop = Line + half + AboveNames;
            LowerFoot = Line - half + middle;
            var heightBelow = Tables - LowerFoot;
            Above = ArcLevels.Distances(poster._jumps, FirstAbove + (granted * 20) + Math.Min(70, left * 0.12), StepAbove + Math.Min(90, left * 0.2), LeastAbove, heightAbove - LabelRoom);
            Below = ArcLevels.Distances(poster._returns, firstBelow + (granted * 12) + Math.Min(30, left * 0.06), StepBelow + Math.Min(70, left * 0.15), LeastBelow, heightBelow - 12);
        }

        public double Missing { get; }

        public double Top { get; }

        public double Line { get; }

        public double UpperFoot { get; }

        public double LowerFoot { get; }

        public double NamesTop { get; }

        public double Tables { get; }

        public double SpareForCards { get; }

        public ImmutableArray<double> Above { get; }

        public ImmutableArray<double> Below { get; }

        private static int Levels(ImmutableArray<PlacedArc> arcs) => arcs.IsEmpty ? 0 : arcs.Max(a => a.Level) + 1;
    }
}
