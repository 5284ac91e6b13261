using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>What a role does in one column: how it feels, what it does, what it says, which papers it needs. Measured when made; nothing in it is ever cut while the row can grow.</summary>
internal sealed class RoleCell
{
    private const double FaceRadius = 8;
    private const double ValueX = 21;
    private const double FaceLine = 21;
    private const double CountLine = 12;
    private const int MostLines = 24;

    private readonly GridPlan _plan;
    private readonly RolePart _part;
    private readonly ImmutableArray<(Card Card, FittedText Words)> _words;
    private readonly ImmutableArray<ImmutableArray<PaperTag>> _papers;
    private readonly bool _withFeeling;
    private readonly string _count;
    private readonly bool _isCountBelow;

    /// <param name="plan">The grid.</param>
    /// <param name="part">What the role does here.</param>
    /// <param name="width">The width of the words.</param>
    /// <param name="withFeeling">Whether the feeling is told by face and number; otherwise a curve tells it.</param>
    public RoleCell(GridPlan plan, RolePart part, double width, bool withFeeling)
    {
        (_plan, _part, _withFeeling) = (plan, part, withFeeling && (part.Feeling is not null || part.Measured is not null));
        var size = Math.Max(9.4, plan.Sizes.Words);
        _words = [.. part.Actions.Select(c => (c, Cell(c.Text, new TextStyle(size), width))), .. part.Sayings.Select(c => (c, Said(c, size, width)))];
        (_count, _isCountBelow) = Count(width);
        _papers = Rows([.. part.Documents.Select(d => new PaperTag(plan, d, width))], width);
    }

    /// <summary>From the upper edge to the last line's bottom.</summary>
    public double Height => (_withFeeling ? FaceLine : 0) + (_isCountBelow ? CountLine : 0) + _words.Sum(w => w.Words.Height + 1.5) + _papers.Sum(r => r.Max(p => p.Height) + 2) + (_papers.IsEmpty ? 0 : 2);

    /// <summary>Draws it.</summary>
    public void Draw(double x, double y)
    {
        if (_withFeeling)
        {
            DrawFeeling(x, y);
            y += FaceLine + (_isCountBelow ? CountLine : 0);
        }

        foreach (var (card, words) in _words)
        {
            using (_plan.Scene.Mark($"card:{card.Id}", card.Text.Length > 0 ? card.Text : card.Quote))
            {
                _plan.Scene.Block(x, y + (words.Style.Size * 0.95), words);
            }

            y += words.Height + 1.5;
        }

        y += 2;
        foreach (var row in _papers)
        {
            var at = x;
            foreach (var paper in row)
            {
                paper.Draw(at, y);
                at += paper.Width + 12;
            }

            y += row.Max(p => p.Height) + 2;
        }
    }

    private void DrawFeeling(double x, double y)
    {
        var (scene, measured, felt) = (_plan.Scene, _part.Measured, _part.Feeling);
        var value = measured?.Mean ?? felt!.Felt!.Value;
        var colour = value > 1 ? Ink.Joy : value < -1 ? Ink.Barrier : Ink.Secondary;
        var face = PosterPage.FaceOf(measured?.Face ?? felt?.Emotion, value);
        scene.Face(face, x + FaceRadius, y + FaceRadius, FaceRadius, colour, Ink.Surface, measured is null ? 1 : 1.4);
        var text = _plan.Page.Numbers.Signed(value);
        var style = ValueStyle(measured is not null).In(colour);
        var left = x;
        x += ValueX + scene.Text(x + ValueX, y + 11.6, text, measured is null ? style.Slanted(text) : style) + 4;
        if (measured is not null)
        {
            scene.Text(_isCountBelow ? left : x, y + 11.6 + (_isCountBelow ? CountLine : 0), _count, PosterType.LaneHint);
        }
        else if (felt!.Provenance.Kind == ProvenanceKind.Research)
        {
            scene.Book(x, y + 4);
        }
    }

    private static TextStyle ValueStyle(bool isMeasured) => new(10.4, isMeasured ? 700 : 500);

    /// <summary>How many answers stand behind the value: beside it in full or short, else beneath it.</summary>
    private (string Text, bool IsBelow) Count(double width)
    {
        if (!_withFeeling || _part.Measured is not { } measured)
        {
            return ("", false);
        }

        var (numbers, words) = (_plan.Page.Numbers, _plan.Page.Words);
        var room = width - ValueX - _plan.Scene.Measure(numbers.Signed(measured.Mean), ValueStyle(true)) - 4;
        var texts = new[] { words.Of("N", numbers.Count(measured.N)), words.Of("N", numbers.ShortCount(measured.N)), words.Of("N", numbers.ShortCount(measured.N, 2)) };
        return Array.Find(texts, t => _plan.Scene.Measure(t, PosterType.LaneHint) <= room) is { } beside ? (beside, false) : (texts[^1], true);
    }

    private FittedText Said(Card card, double size, double width)
    {
        var text = _plan.Page.Quote(card.Quote.Length > 0 ? card.Quote : card.Text);
        return Cell(text, new TextStyle(Math.Max(TextFit.Floor, size - 0.2), 400, Ink.Secondary).Slanted(text), width);
    }

    private FittedText Cell(string text, TextStyle style, double width) => _plan.Cell(text, style, width, MostLines, 1.22);

    private static ImmutableArray<ImmutableArray<PaperTag>> Rows(ImmutableArray<PaperTag> papers, double width)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<PaperTag>>();
        var row = ImmutableArray.CreateBuilder<PaperTag>();
        foreach (var paper in papers)
        {
            if (row.Count > 0 && row.Sum(p => p.Width + 12) + paper.Width > width)
            {
                rows.Add(row.ToImmutable());
                row.Clear();
            }

            row.Add(paper);
        }

        return row.Count == 0 ? rows.ToImmutable() : [.. rows, row.ToImmutable()];
    }
}

/// <summary>A paper that a role needs: a small sheet, its name, the share of cases in which it was there in time; one that is missing is amber.</summary>
internal sealed class PaperTag
{
    private readonly GridPlan _plan;
    private readonly Card _card;
    private readonly FittedText _words;
    private readonly string _share;
    private readonly TextStyle _shareStyle;

    public PaperTag(GridPlan plan, Card card, double width)
    {
        (_plan, _card) = (plan, card);
        var measured = plan.Page.Measurement?.Cards.FirstOrDefault(m => m.Card == card.Id && m.Unit == "share")?.Value;
        var share = measured ?? card.Value;
        _share = share is { } s and >= 0 and <= 1 ? plan.Page.Numbers.WholePercent(s) : "";
        var style = new TextStyle(8.8, 700, Colour);
        _shareStyle = measured is null && card.Provenance.Kind == ProvenanceKind.Assumption ? style.Weighted(500).Slanted(_share) : style;
        var name = new TextStyle(8.8, 500, Colour);
        _words = plan.Cell(card.Text, card.Missing ? name.Slanted(card.Text) : name, width - 11 - ShareWidth, 24, 1.16);
    }

    public double Width => 11 + (_words.Lines.IsEmpty ? 0 : _words.Lines.Max(l => _plan.Scene.Measure(l, _words.Style))) + ShareWidth;

    public double Height => _words.Height;

    private Colour Colour => _card.Missing ? Ink.Caution : Ink.Secondary;

    private double ShareWidth => _share.Length == 0 ? 0 : _plan.Scene.Measure(_share, _shareStyle) + 3;

    public void Draw(double x, double y)
    {
        using (_plan.Scene.Mark($"card:{_card.Id}", _card.Text))
        {
            Sheet(_plan.Scene, x, y + 8.4, Colour, _card.Missing);
            _plan.Scene.Block(x + 11, y + 8.4, _words);
            if (_words.Lines.Length > 0)
            {
                var last = _words.Lines[^1];
                _plan.Scene.Text(x + 14 + _plan.Scene.Measure(last, _words.Style), y + 8.4 + ((_words.Lines.Length - 1) * _words.Leading), _share, _shareStyle);
            }
        }
    }

    /// <summary>A sheet with a folded corner, standing on a baseline.</summary>
    public static void Sheet(SceneBuilder scene, double x, double baseline, Colour colour, bool isMissing) =>
        scene.Path(
            new PathBuilder().Move(x, baseline - 8).Line(x + 4.6, baseline - 8).Line(x + 7, baseline - 5.6).Line(x + 7, baseline + 0.6).Line(x, baseline + 0.6).Close(),
            isMissing ? Ink.CautionSoft : Ink.Surface, colour, 0.9, isMissing ? [2, 1.4] : null);
}
