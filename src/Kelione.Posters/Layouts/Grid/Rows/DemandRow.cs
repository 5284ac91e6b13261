using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>What people search for before the first stage: each topic with its months as a line, the newest month, who counted and n. It leads to the map rather than standing at a step, so it takes the whole width.</summary>
internal sealed class DemandRow : GridRow
{
    private const int MostTopics = 8;
    private const double TileWidth = 270;
    private const double TileHeight = 31;
    private const double LineWidth = 54;
    private const double LineHeight = 20;

    private readonly ImmutableArray<PosterDemand> _shown;
    private readonly int _more;
    private readonly int _across;

    public DemandRow(GridPlan plan)
        : base(plan)
    {
        var demand = plan.Page.Input.Demand;
        _shown = [.. demand.Take(demand.Count > MostTopics ? MostTopics - 1 : MostTopics)];
        _more = demand.Count - _shown.Length;
        _across = Math.Clamp((int)((plan.X(plan.Count) - plan.X(0)) / TileWidth), 1, Math.Max(1, Places));
    }

    /// <summary>Whether nobody asked for any, or the map has no stage that it would lead to.</summary>
    public bool IsEmpty => _shown.IsEmpty || Plan.Page.Map.Stages.Count == 0;

    public override string Name => Plan.Words["Lane.Demand"];

    public override string Hint => IsEmpty ? "" : Plan.Words.Of("Demand.Hint", Plan.Page.Map.Stages[0].Name);

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => (Lines * TileHeight) + 8;

    private int Places => _shown.Length + (_more > 0 ? 1 : 0);

    private int Lines => (Places + _across - 1) / _across;

    private double Tile => (Plan.X(Plan.Count) - Plan.X(0)) / _across;

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < _shown.Length; i++)
        {
            var demand = _shown[i];
            using (Plan.Scene.Mark(FormattableString.Invariant($"demand:{i}"), demand.Topic))
            {
                Draw(demand, Left(i), y + 4 + (i / _across * TileHeight));
            }
        }

        if (_more > 0)
        {
            Plan.Scene.Text(Left(_shown.Length), y + 4 + (_shown.Length / _across * TileHeight) + 18, Plan.Words.Of("Demand.More", Plan.Page.Numbers.Count(_more)), PosterType.CardNote);
        }
    }

    private double Left(int place) => Plan.X(0) + (place % _across * Tile) + 6;

    private void Draw(PosterDemand demand, double x, double y)
    {
        var words = x;
        if (demand.Months.Count > 1)
        {
            Months(demand, x, y + 5);
            words += LineWidth + 8;
        }

        var room = x + Tile - 12 - words;
        Put(demand.Topic, PosterType.Card.Weighted(600), words, y + 13, room);
        Put(Said(demand), PosterType.CardNote, words, y + 25, room);
    }

    private void Put(string text, TextStyle style, double x, double baseline, double room)
    {
        var fitted = Plan.Scene.Fit(text, style, room, 1);
        Plan.Scene.Block(x, baseline, fitted.Notice is { Kind: SceneNoticeKind.Shrunk } ? fitted with { Notice = null } : fitted);
    }

    private string Said(PosterDemand demand) => demand.Months is [.., var last]
        ? Plan.Words.Of("Demand.Line", Plan.Page.Dates.Month(last.Month) + ":", Plan.Page.Numbers.Plain(last.Value), demand.Source, Plan.Page.Numbers.Count(demand.Periods))
        : Plan.Words.Of("Demand.Whole", Plan.Page.Numbers.Plain(demand.Total ?? 0), demand.Source, Plan.Page.Numbers.Count(demand.Periods));

    // From nothing up: a line that begins at its own least would make a ripple a wave.
    private void Months(PosterDemand demand, double x, double y)
    {
        var most = Math.Max(demand.Months.Max(m => m.Value), double.Epsilon);
        var path = new PathBuilder();
        for (var i = 0; i < demand.Months.Count; i++)
        {
            var (px, py) = (x + (LineWidth * i / (demand.Months.Count - 1)), y + LineHeight - (LineHeight * Math.Max(0, demand.Months[i].Value) / most));
            path = i == 0 ? path.Move(px, py) : path.Line(px, py);
        }

        Plan.Scene.Line(x, y + LineHeight, x + LineWidth, y + LineHeight, Ink.Line, 0.8);
        Plan.Scene.Path(path, null, Ink.Route, 1.4);
        Plan.Scene.Circle(x + LineWidth, y + LineHeight - (LineHeight * Math.Max(0, demand.Months[^1].Value) / most), 2, Ink.Route);
    }
}
