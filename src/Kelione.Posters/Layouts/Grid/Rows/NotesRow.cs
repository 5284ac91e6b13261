using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The notes beneath a dense grid: under the number of each step its barriers, ideas and words, in as many columns as the page holds.</summary>
internal sealed class NotesRow : GridRow
{
    private const double Indent = 25;
    private const double NumberWidth = 26;
    private const double Gap = 9;
    private const double UsualColumn = 330;

    private sealed record NoteLine(string Head, TextStyle HeadStyle, FittedText Words, bool HasBook, string Mark);

    private sealed record Note(string Number, bool InFocus, ImmutableArray<NoteLine> Lines)
    {
        public double Height => Lines.Sum(l => l.Words.Lines.Length * l.Words.Leading) + Gap;
    }

    private readonly ImmutableArray<ImmutableArray<Note>> _columns;
    private readonly double _columnWidth;

    public NotesRow(GridPlan plan, IReadOnlyList<Lane> lanes, bool withGoals)
        : base(plan)
    {
        var count = Math.Max(3, (int)Math.Round(plan.Sheet.GridWidth / UsualColumn));
        _columnWidth = plan.Sheet.GridWidth / count;
        var notes = plan.Steps.Select((s, i) => s is null ? OfStage(plan.Page.Reading.Stages[plan.Columns.StageOf[i]].Stage, lanes, withGoals) : Set(s, lanes, withGoals)).Where(n => n.Lines.Length > 0).ToImmutableArray();
        _columns = Pour(notes, count);
    }

    /// <summary>Whether no step has anything to tell.</summary>
    public bool IsEmpty => _columns.All(c => c.IsEmpty);

    public override string Name => Plan.Words["Notes"];

    public override string Hint => Plan.Words["Notes.Hint"];

    public override double NameBaseline => 19;

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => 10 + _columns.Max(c => c.Sum(n => n.Height));

    public override void Draw(double y, double height)
    {
        for (var c = 0; c < _columns.Length; c++)
        {
            var baseline = y + 18;
            foreach (var note in _columns[c])
            {
                DrawNote(note, Plan.Sheet.GridLeft + (c * _columnWidth), baseline);
                baseline += note.Height;
            }
        }
    }

    private void DrawNote(Note note, double x, double y)
    {
        var scene = Plan.Scene;
        var colour = note.InFocus ? Ink.Barrier : Ink.Route;
        if (note.Number.Length > 0)
        {
            scene.Circle(x + 9, y - 3.6, 8.4, Ink.Surface, colour, 1.4);
            scene.Text(x + 9, y - 0.3, note.Number, new TextStyle(9, 700, colour), Anchor.Middle);
        }

        foreach (var line in note.Lines)
        {
            using (scene.Mark(line.Mark, string.Join(' ', line.Words.Lines)))
            {
                scene.Text(x + Indent, y, line.Head, line.HeadStyle);
                var left = x + Indent + HeadWidth(line.Head, line.HeadStyle);
                scene.Block(left, y, line.Words);
                if (line.HasBook)
                {
                    scene.Book(left + scene.Measure(line.Words.Lines[^1], line.Words.Style) + 5, y + ((line.Words.Lines.Length - 1) * line.Words.Leading) - 8);
                }
            }

            y += line.Words.Lines.Length * line.Words.Leading;
        }
    }

    /// <summary>Numbers share one width so that words stand in line; the name of a lane takes what it needs.</summary>
    private double HeadWidth(string head, TextStyle style) => head.Length == 0 ? 0 : Math.Max(NumberWidth, Plan.Scene.Measure(head, style) + 5);

    private Note Set(StepReading step, IReadOnlyList<Lane> lanes, bool withGoals)
    {
        var lines = ImmutableArray.CreateBuilder<NoteLine>();
        var (numbers, inFocus) = (Plan.Page.Numbers, Plan.ColumnOf(step.Step.Id) == Plan.Focus);
        if (step.Stage.Steps[0].Id == step.Step.Id)
        {
            OfStage(step.Stage, lanes, withGoals, lines);
        }

        foreach (var barrier in Plan.Barriers.Where(b => b.Step == step.Step.Id))
        {
            var style = new TextStyle(9.8, inFocus ? 600 : 500, barrier.Source == ProvenanceKind.Assumption ? Ink.Hint : Ink.Text);
            lines.Add(Line(barrier.Criticality is { } c ? numbers.Tenths(c) : "", new TextStyle(10, 700, barrier.Colour), barrier.Text,
                barrier.Source == ProvenanceKind.Assumption ? style.Slanted(barrier.Text) : style, barrier.Id, barrier.Source == ProvenanceKind.Research));
        }

        foreach (var idea in Plan.Ranks.At(step.Step.Id))
        {
            var isGreen = Plan.Ranks.HasLine ? idea.IsAboveLine : idea.Priority is not null;
            lines.Add(Line(idea.Priority is { } p ? numbers.Tenths(p) : "→", new TextStyle(9.6, 700, isGreen ? Ink.Joy : Ink.Hint), idea.Idea.Text, new TextStyle(9.6, 400, Ink.Secondary), $"idea:{idea.Idea.Id}"));
        }

        foreach (var aha in AhaRow.At(Plan, step.Step.Id))
        {
            lines.Add(Line("★", new TextStyle(9.6, 700, Ink.Joy), AhaRow.Text(Plan, aha), new TextStyle(9.6, 400, Ink.JoyText), $"aha:{aha.Activity}"));
        }

        foreach (var lane in lanes)
        {
            Words(lane, Plan.Page.Reading.At(lane, step.Step), lines);
        }

        return new Note(step.Number.ToString(CultureInfo.InvariantCulture), inFocus, lines.ToImmutable());
    }

    /// <summary>The note of a stage without steps: under its name.</summary>
    private Note OfStage(Stage stage, IReadOnlyList<Lane> lanes, bool withGoals)
    {
        var lines = ImmutableArray.CreateBuilder<NoteLine>();
        OfStage(stage, lanes, withGoals, lines);
        return new Note("", false, lines.Count == 0 ? [] : [Line("", new TextStyle(9.4), stage.Name, new TextStyle(9.8, 600), $"note:{stage.Id}"), .. lines]);
    }

    /// <summary>What belongs to a stage as a whole and finds no room above.</summary>
    private void OfStage(Stage stage, IReadOnlyList<Lane> lanes, bool withGoals, ImmutableArray<NoteLine>.Builder lines)
    {
        if (withGoals && stage.Goal.Length > 0)
        {
            lines.Add(Line("", new TextStyle(9.2), stage.Goal, new TextStyle(9.6, 400, Ink.Secondary), $"goal:{stage.Id}"));
        }

        foreach (var lane in Plan.StagesHoldWords ? [] : lanes)
        {
            Words(lane, Plan.Page.Reading.At(lane, stage), lines);
        }
    }

    private void Words(Lane lane, IEnumerable<Card> cards, ImmutableArray<NoteLine>.Builder lines)
    {
        var isSaid = lane.Kind is LaneKind.Thoughts or LaneKind.Quotes;
        var said = cards.Select(c => c.Quote.Length > 0 ? Plan.Page.Quote(c.Quote) : isSaid && c.Text.Length > 0 ? Plan.Page.Quote(c.Text) : c.Text).Where(t => t.Length > 0).ToList();
        if (said.Count == 0)
        {
            return;
        }

        var text = string.Join(" · ", said);
        var style = new TextStyle(9.4, 400, Ink.Secondary);
        lines.Add(Line(Plan.Page.LaneName(lane), new TextStyle(8.6, 600, Ink.Hint), text, isSaid ? style.Slanted(text) : style, $"note:{lane.Id}"));
    }

    private NoteLine Line(string head, TextStyle headStyle, string text, TextStyle style, string mark, bool hasBook = false)
    {
        var room = _columnWidth - Indent - HeadWidth(head, headStyle) - (hasBook ? 30 : 16);
        return new NoteLine(head, headStyle, Plan.Cell(text, style, room, 12, 1.32), hasBook, mark);
    }

    /// <summary>Pours the notes into columns in order, as evenly as they go: the lowest height at which all columns hold them.</summary>
    private static ImmutableArray<ImmutableArray<Note>> Pour(ImmutableArray<Note> notes, int count)
    {
        var (low, high) = (notes.Select(n => n.Height).DefaultIfEmpty(0).Max(), notes.Sum(n => n.Height));
        for (var i = 0; i < 24; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Fill(notes, middle).Length <= count ? (low, middle) : (middle, high);
        }

        var filled = Fill(notes, high + 0.01);
        return [.. filled, .. Enumerable.Repeat(ImmutableArray<Note>.Empty, Math.Max(0, count - filled.Length))];
    }

    private static ImmutableArray<ImmutableArray<Note>> Fill(ImmutableArray<Note> notes, double height)
    {
        var columns = ImmutableArray.CreateBuilder<ImmutableArray<Note>>();
        var column = ImmutableArray.CreateBuilder<Note>();
        var used = 0.0;
        foreach (var note in notes)
        {
            if (column.Count > 0 && used + note.Height > height)
            {
                columns.Add(column.ToImmutable());
                column.Clear();
                used = 0;
            }

            column.Add(note);
            used += note.Height;
        }

        columns.Add(column.ToImmutable());
        return columns.ToImmutable();
    }
}
