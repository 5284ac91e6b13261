using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Symbols;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>Where the steps of a poster stand across the page. Immutable.</summary>
/// <param name="Centres">The middle of each step's column.</param>
/// <param name="Widths">The width of each step's column.</param>
/// <param name="Stages">The edges of the stages: one more than there are stages.</param>
internal sealed record StepPlaces(ImmutableArray<double> Centres, ImmutableArray<double> Widths, ImmutableArray<double> Stages)
{
    /// <summary>Columns narrower than this hold numbers only: their words stand as numbered notes.</summary>
    public const double Words = 70;

    /// <summary>Whether words fit the columns.</summary>
    public bool HoldWords => Widths.IsEmpty || Widths.Min() >= Words;
}

/// <summary>
/// The lanes of the map as rows of words beneath its steps: whatever people wrote that the kind's own drawing does not show. Empty lanes are left out; where columns are too narrow for words, the row is a list of
/// notes with the numbers of their steps.
/// </summary>
internal sealed class CardRows
{
    private const double Above = 15;
    private const double NoteWidth = 290;
    private const double NoteGap = 22;
    private const double NoteKey = 34;
    private const double FaceRoom = 17;

    private readonly PosterPage _page;
    private readonly StepPlaces _places;
    private readonly ImmutableArray<Row> _rows;

    /// <param name="page">The page.</param>
    /// <param name="places">Where the steps stand.</param>
    /// <param name="leaveOut">Kinds of lane that the poster shows otherwise.</param>
    public CardRows(PosterPage page, StepPlaces places, params LaneKind[] leaveOut)
    {
        (_page, _places) = (page, places);
        _rows = [.. page.Map.Lanes.Where(l => !leaveOut.Contains(l.Kind) && l.Kind != LaneKind.Images).Select(Measure).Concat(Improvements(leaveOut)).Where(r => r.Cells.Length > 0)];
    }

    /// <summary>Words that stand in a row: at a step (its place from 0), at a stage, or for the whole map.</summary>
    private sealed record Cell(int Step, int Stage, string Text, ProvenanceKind Origin, Colour? Colour)
    {
        public FittedText Words { get; init; } = null!;

        /// <summary>The face of an emotion; null for none.</summary>
        public FaceKind? Face { get; init; }

        public double Left { get; init; }

        public double Top { get; init; }
    }

    private sealed record Row(string Name, ImmutableArray<Cell> Cells, double Height);

    /// <summary>The height of all rows; 0 for none.</summary>
    public double Height => _rows.Sum(r => r.Height);

    /// <summary>Whether a text had to be cut.</summary>
    public bool IsCut => _rows.Any(r => r.Cells.Any(c => c.Words.Notice is { Kind: SceneNoticeKind.Cut }));

    /// <summary>Draws the rows from a height on, more air shared out between them.</summary>
    public void Draw(double y, double spare = 0)
    {
        var air = _rows.IsEmpty ? 0 : Math.Clamp(spare / _rows.Length, 0, 16);
        foreach (var row in _rows)
        {
            _page.Scene.Line(_page.Sheet.Left, y, _page.Sheet.Right, y, Ink.Line, 0.8);
            LaneNames.Draw(_page, y + Above + (air / 2), row.Name);
            foreach (var cell in row.Cells)
            {
                Draw(cell, y + Above + (air / 2));
            }

            y += row.Height + air;
        }
    }

    private void Draw(Cell cell, double y)
    {
        var left = cell.Left;
        if (!_places.HoldWords)
        {
            _page.Scene.Text(left - NoteKey, y + cell.Top, Key(cell), new(9.2, 700, Ink.Route));
        }

        if (cell.Face is { } face)
        {
            var measured = cell.Origin == ProvenanceKind.Measured;
            _page.Scene.Face(face, left + 6.5, y + cell.Top - 3.2, 6.5, measured ? Ink.Text : Ink.Hint, null, measured ? 1.3 : 0.9);
            left += FaceRoom;
        }

        if (cell.Origin == ProvenanceKind.Research)
        {
            _page.Scene.Book(left, y + cell.Top - 8, 9);
            left += 13;
        }

        _page.Scene.Block(left, y + cell.Top, cell.Words);
    }

    /// <summary>The numbers of the steps that a note is about; empty for the whole map.</summary>
    private string Key(Cell cell)
    {
        if (cell.Step >= 0)
        {
            return _page.Numbers.Count(cell.Step + 1);
        }

        if (cell.Stage < 0 || _page.Reading.Stages[cell.Stage] is not { Count: > 0 } stage)
        {
            return "";
        }

        var (first, last) = (_page.Numbers.Count(stage.FirstStep + 1), _page.Numbers.Count(stage.FirstStep + stage.Count));
        return stage.Count == 1 ? first : $"{first}–{last}";
    }

    private Row Measure(Lane lane)
    {
        var cells = from card in _page.Map.Cards
                    where card.Lane == lane.Id
                    let text = TextOf(card)
                    where text.Length > 0
                    select Place(card.Step, card.Stage, text, card.Provenance.Kind, null) with { Face = card.Felt is { } felt ? PosterPage.FaceOf(card.Emotion, felt) : null };
        return Lay(_page.LaneName(lane), lane.Kind == LaneKind.Emotions ? [.. Measured(), .. cells] : [.. cells]);
    }

    /// <summary>How the steps feel by feedback.</summary>
    private IEnumerable<Cell> Measured() =>
        from step in _page.Reading.Steps
        let emotion = step.Measure?.Emotion
        where emotion is not null
        let text = $"{_page.Numbers.Signed(emotion.Mean)} {_page.Words.Of("N", _page.Numbers.Count(emotion.N))}"
        select Place(step.Step.Id, null, text, ProvenanceKind.Measured, null) with { Face = PosterPage.FaceOf(emotion.Face, emotion.Mean) };

    private string TextOf(Card card)
    {
        var text = card.Text.Length > 0 ? card.Text : card.Quote.Length > 0 ? _page.Quote(card.Quote) : "";
        var measured = _page.Measurement?.Cards.FirstOrDefault(c => c.Card == card.Id) is { Value: { } value } m
            ? m.Unit switch { "share" => _page.Numbers.Percent(value), "seconds" => _page.Numbers.Duration(value), _ => _page.Numbers.Plain(value) }
            : "";
        var felt = card.Felt is { } f ? _page.Numbers.Signed(f) : "";
        return string.Join(" ", new[] { measured, felt, text }.Where(t => t.Length > 0));
    }

    /// <summary>Barriers and ideas that stand on the map beside its lanes.</summary>
    private IEnumerable<Row> Improvements(LaneKind[] leaveOut)
    {
        if (!leaveOut.Contains(LaneKind.Barriers))
        {
            yield return Lay(_page.Words["Lane.Barriers"], [.. _page.Map.Barriers.Where(b => b.Status != BarrierStatus.Dismissed)
                .Select(b => Place(b.Step, null, b.Criticality is { } c ? $"{_page.Numbers.Tenths(c)}\u00A0· {b.Text}" : b.Text, b.Provenance.Kind, Ink.Barrier))]);
        }

        if (!leaveOut.Contains(LaneKind.Ideas))
        {
            yield return Lay(_page.Words["Lane.Ideas"], [.. _page.Map.Ideas.Where(i => i.Status != IdeaStatus.Dropped).Select(i => Place(i.Step, null, i.Text, i.Provenance.Kind, Ink.JoyText))]);
        }
    }

    private Cell Place(string? step, string? stage, string text, ProvenanceKind origin, Colour? colour)
    {
        var at = _page.Reading.Step(step)?.Index ?? -1;
        var inStage = at >= 0 ? -1 : _page.Reading.Stages.FirstOrDefault(s => s.Stage.Id == stage)?.Index ?? -1;
        return new Cell(at, inStage, text, origin, colour);
    }

    private Row Lay(string name, ImmutableArray<Cell> cells)
    {
        var laid = _places.HoldWords ? InColumns(cells) : AsNotes(cells);
        var words = laid.Length == 0 ? 0 : laid.Max(c => c.Top + ((c.Words.Lines.Length - 1) * c.Words.Leading));
        return new Row(name, laid, Above + Math.Max(words, LaneNames.Depth(_page, name)) + 8);
    }

    /// <summary>Every cell in its own column, several of one column beneath each other.</summary>
    private ImmutableArray<Cell> InColumns(ImmutableArray<Cell> cells)
    {
        var bottoms = new Dictionary<(int, int), double>();
        var laid = ImmutableArray.CreateBuilder<Cell>(cells.Length);

        // What spans a stage stands above what its steps say, what spans the map above that.
        foreach (var cell in cells.OrderBy(c => c.Step >= 0 ? 2 : c.Stage >= 0 ? 1 : 0))
        {
            var (left, width) = Across(cell);
            var under = cell.Step >= 0 ? Math.Max(bottoms.GetValueOrDefault((cell.Step, -1)), Math.Max(bottoms.GetValueOrDefault((-1, StageOf(cell.Step))), bottoms.GetValueOrDefault((-1, -1))))
                : Math.Max(bottoms.GetValueOrDefault((-1, cell.Stage)), bottoms.GetValueOrDefault((-1, -1)));
            var words = Set(cell, width);
            laid.Add(cell with { Words = words, Left = left, Top = under });
            bottoms[(cell.Step, cell.Stage)] = under + words.Height + 4;
        }

        return laid.ToImmutable();
    }

    /// <summary>Notes with numbers in as many columns as the page has room for, filled one after another.</summary>
    private ImmutableArray<Cell> AsNotes(ImmutableArray<Cell> cells)
    {
        var columns = Math.Max(1, (int)((_page.Sheet.GridWidth + NoteGap) / (NoteWidth + NoteGap)));
        var width = ((_page.Sheet.GridWidth + NoteGap) / columns) - NoteGap;
        var set = cells.OrderBy(c => c.Step >= 0 ? c.Step : -1).Select(c => c with { Words = Set(c, width - NoteKey) }).ToList();
        var height = set.Sum(c => c.Words.Height + 3) / columns;
        var laid = ImmutableArray.CreateBuilder<Cell>(cells.Length);
        var (column, y) = (0, 0.0);
        foreach (var cell in set)
        {
            // A column ends where the next note would stand more below the even height than above it.
            if (column + 1 < columns && y > 0 && y + (cell.Words.Height / 2) > height)
            {
                (column, y) = (column + 1, 0);
            }

            laid.Add(cell with { Left = _page.Sheet.GridLeft + (column * (width + NoteGap)) + NoteKey, Top = y });
            y += cell.Words.Height + 3;
        }

        return laid.ToImmutable();
    }

    private FittedText Set(Cell cell, double width)
    {
        var style = PosterType.Card.In(cell.Colour ?? (cell.Origin == ProvenanceKind.Assumption ? Ink.Secondary : Ink.Text));
        style = cell.Origin == ProvenanceKind.Assumption ? style.Slanted(cell.Text) : style;
        return _page.Scene.Fit(cell.Text, style, width - (cell.Origin == ProvenanceKind.Research ? 13 : 0) - (cell.Face is null ? 0 : FaceRoom), 7, 1.22);
    }

    private (double Left, double Width) Across(Cell cell) =>
        cell.Step >= 0 ? (_places.Centres[cell.Step] - (_places.Widths[cell.Step] / 2) + 4, _places.Widths[cell.Step] - 8)
        : cell.Stage >= 0 ? (_places.Stages[cell.Stage] + 4, _places.Stages[cell.Stage + 1] - _places.Stages[cell.Stage] - 8)
        : (_page.Sheet.GridLeft + 4, _page.Sheet.GridWidth - 8);

    private int StageOf(int step) => _page.Reading.Stages.First(s => s.Stage.Id == _page.Reading.Steps[step].Stage.Id).Index;
}
