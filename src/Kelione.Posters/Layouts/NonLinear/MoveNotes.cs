using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>What arcs and stations off the map have to say, as notes beneath the rows, where the columns are too narrow to say it in place.</summary>
internal sealed class MoveNotes
{
    private const double NoteWidth = 250;
    private const double Gap = 22;
    private const double Above = 15;

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly double _width;
    private readonly int _columns;
    private readonly double _keyWidth;
    private readonly ImmutableArray<(string Key, Colour Colour, FittedText Text)> _notes = [];

    public MoveNotes(PosterPage page, PosterTexts words, NonLinearGrid grid, JourneyMoves moves, OffMapStations offMap)
    {
        (_page, _words) = (page, words);
        _columns = Math.Max(1, (int)((page.Sheet.GridWidth + Gap) / (NoteWidth + Gap)));
        _width = ((page.Sheet.GridWidth + Gap) / _columns) - Gap;
        if (!grid.IsNarrow)
        {
            return;
        }

        var said = moves.Shown.Where(m => m.Text.Length > 0).OrderBy(m => m.IsReturn).ThenBy(m => m.From).ThenBy(m => m.To)
            .Select(m => (Key: $"{page.Numbers.Count(m.From + 1)} → {page.Numbers.Count(m.To + 1)}", Colour: m.IsReturn ? Ink.OrangeText : Ink.Route, m.Text, IsGuess: m.Customers is null))
            .Concat(offMap.Notes.Select(n => (n.Key, Colour: Ink.Text, n.Text, IsGuess: false))).ToList();
        _keyWidth = said.Select(n => page.Scene.Measure(n.Key, KeyStyle)).DefaultIfEmpty(0).Max() + 7;
        _notes = [.. said.Select(n => (n.Key, n.Colour, page.Scene.Fit(n.Text, n.IsGuess ? PosterType.Card.Slanted(n.Text).In(Ink.Secondary) : PosterType.Card, _width - _keyWidth, 4, 1.22)))];
    }

    /// <summary>The height; 0 where there are no notes.</summary>
    public double Height => _notes.IsEmpty ? 0 : Above + Rows().Sum(r => r) + 5;

    private static TextStyle KeyStyle { get; } = new(9.2, 700);

    /// <summary>Draws the notes from a rule on, row by row.</summary>
    public void Draw(double y)
    {
        if (_notes.IsEmpty)
        {
            return;
        }

        var (scene, left) = (_page.Scene, _page.Sheet.GridLeft);
        scene.Line(_page.Sheet.Left, y, _page.Sheet.Right, y, Ink.Line, 0.8);
        LaneNames.Draw(_page, y + Above, _words["NonLinear.Notes"]);
        y += Above;
        var heights = Rows().ToList();
        for (var i = 0; i < _notes.Length; i++)
        {
            var (row, x) = (i / _columns, left + (i % _columns * (_width + Gap)));
            var at = y + heights.Take(row).Sum();
            scene.Text(x, at, _notes[i].Key, KeyStyle with { Colour = _notes[i].Colour });
            scene.Block(x + _keyWidth, at, _notes[i].Text);
        }
    }

    private IEnumerable<double> Rows() => _notes.Chunk(_columns).Select(c => c.Max(n => n.Text.Height) + 4);
}
