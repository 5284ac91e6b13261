using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The panel of one stage beside the wheel: measured first, drawn once its place is known.</summary>
internal sealed class StagePanel
{
    private const double TitleLeft = 43;
    private const int MostInfluences = 5;
    private static readonly TextStyle Label = new(10.4, 600, Ink.Hint);

    /// <summary>How close the rows stand. Immutable.</summary>
    /// <param name="Size">The size of the words.</param>
    /// <param name="Line">The least height of a line.</param>
    /// <param name="Gap">Between rows.</param>
    /// <param name="Influence">The height of a row of influences.</param>
    /// <param name="Face">The radius of a face.</param>
    /// <param name="FaceDown">How much lower than its words a face stands.</param>
    private sealed record Density(double Size, double Line, double Gap, double Influence, double Face, double FaceDown)
    {
        public static Density Usual { get; } = new(11.4, 14, 10, 17, 10.5, 0);

        public static Density Compact { get; } = new(10.2, 12.4, 4.6, 14.4, 8, 0.5);
    }

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly WheelStations _stations;
    private readonly PanelContent _content;
    private readonly double _width;
    private readonly double _labelWidth;
    private readonly double _largestShare;
    private readonly FittedText _title;
    private readonly FittedText _goal;
    private readonly ImmutableArray<(PanelRow Row, FittedText Label, ImmutableArray<FittedText> Entries)> _rows;
    private readonly string _numbers;
    private readonly bool _boxed;
    private readonly Density _density;

    /// <param name="page">The page.</param>
    /// <param name="words">The words of this family.</param>
    /// <param name="stations">All stations.</param>
    /// <param name="content">What to say.</param>
    /// <param name="width">How wide the panel is.</param>
    /// <param name="largestShare">The largest share of an influence on the poster: the whole length of a bar.</param>
    /// <param name="withNumbers">Whether the stage's numbers stand here, because the ring has no room for them.</param>
    /// <param name="boxed">Whether assumptions stand in dashed boxes; where nearly all is assumed the slanted grey type says it, and boxes would be noise.</param>
    /// <param name="compact">Whether rows stand closer and in smaller type.</param>
    public StagePanel(PosterPage page, PosterTexts words, WheelStations stations, PanelContent content, double width, double largestShare, bool withNumbers, bool boxed, bool compact)
    {
        (_page, _words, _stations, _content, _width, _largestShare) = (page, words, stations, content, width, largestShare);
        _boxed = boxed;
        _density = compact ? Density.Compact : Density.Usual;
        var scene = page.Scene;
        var icons = content.Icons.Length * 23;
        _title = Quiet(scene.Fit(content.Station.Stage.Name, new TextStyle(20, 700, Spacing: -0.3), width - TitleLeft, 2, 1.1, 13));
        _goal = Quiet(scene.Fit(content.Station.Stage.Goal, new(11, 400, Ink.Secondary), width - TitleLeft - icons - 6, 2, 1.2));
        _numbers = withNumbers ? Numbers() : "";
        _labelWidth = Math.Clamp(content.Rows.Select(r => scene.Measure(r.Label, Label)).Append(scene.Measure(words["Wheel.Feel"], Label)).Max() + 12, 62, width * 0.3);
        _rows =
        [
            .. content.Rows.Select(r => (r, Quiet(scene.Fit(r.Label, Label, _labelWidth - 8, 2, 1.1)),
                r.Entries.Select(e => Quiet(scene.Fit(e.Text, StyleOf(e), width - _labelWidth - (boxed && e.Origin == ProvenanceKind.Assumption ? 12 : 0), 5, 1.22, 9.4))).ToImmutableArray())),
        ];
    }

    /// <summary>The height from the top of the badge to the last line.</summary>
    public double Height
    {
        get
        {
            var y = Head + _rows.Sum(RowHeight);
            y += _content.Feeling is not null || _content.AsksFeeling ? 26 : 0;
            return Influences.Length == 0 ? y - 4 : y + 12 + (Influences.Length * _density.Influence);
        }
    }

    private double Head => 13 + ((_title.Lines.Length - 1) * _title.Leading) + (_goal.Lines.Length == 0 ? 8 : 17 + ((_goal.Lines.Length - 1) * _goal.Leading)) + (_numbers.Length > 0 ? 16 : 0) + 27;

    private ImmutableArray<PanelInfluence> Influences => [.. _content.Influences.Take(MostInfluences)];

    /// <summary>Draws it from its upper left corner.</summary>
    public void Draw(double x, double y)
    {
        var station = _content.Station;
        using (_page.Scene.Mark($"panel:{station.Stage.Id}", station.Stage.Name))
        {
            WheelLabels.Badge(_page, _stations, station, x + 16, y + 14, 16);
            Title(x, y);
            var at = y + Head;
            foreach (var row in _rows)
            {
                Row(x, at, row);
                at += RowHeight(row);
            }

            if (_content.Feeling is not null || _content.AsksFeeling)
            {
                Feeling(x, at);
                at += 26;
            }

            Bars(x, at);
        }
    }

    private static FittedText Quiet(FittedText fitted) => fitted.Notice is { Kind: SceneNoticeKind.Shrunk } ? fitted with { Notice = null } : fitted;

    private TextStyle StyleOf(PanelEntry entry)
    {
        var style = new TextStyle(_density.Size, 400, entry.Colour);
        return entry.Origin == ProvenanceKind.Assumption ? style.Slanted(entry.Text) with { Size = _density.Size - 0.4, Colour = entry.Colour ?? Ink.Hint } : entry.IsSpoken ? style.Slanted(entry.Text) : style;
    }

    private double RowHeight((PanelRow Row, FittedText Label, ImmutableArray<FittedText> Entries) row)
    {
        var entries = row.Entries.Length == 0 ? _density.Line : row.Entries.Sum(e => Math.Max(_density.Line, e.Height)) + ((row.Entries.Length - 1) * _density.Gap * 0.4);
        return Math.Max(entries, row.Label.Height) + _density.Gap;
    }

    private void Title(double x, double y)
    {
        var scene = _page.Scene;
        scene.Block(x + TitleLeft, y + 13, _title);
        var at = y + 13 + ((_title.Lines.Length - 1) * _title.Leading);
        scene.Block(x + TitleLeft, at + 17, _goal);
        for (var i = 0; i < _content.Icons.Length; i++)
        {
            scene.Icon(_content.Icons[i], x + _width - 16 - ((_content.Icons.Length - 1 - i) * 23), at + 5, 15, Ink.Secondary, 1.15);
        }

        at += _goal.Lines.Length == 0 ? 8 : 17 + ((_goal.Lines.Length - 1) * _goal.Leading);
        scene.Block(x + TitleLeft, at + 12, _numbers, new(9.6, 600, _content.Station.TextColour), _width - TitleLeft, 1);
    }

    private void Row(double x, double y, (PanelRow Row, FittedText Label, ImmutableArray<FittedText> Entries) row)
    {
        var (scene, left) = (_page.Scene, x + _labelWidth);
        scene.Block(x, y, row.Label);
        if (row.Entries.Length == 0)
        {
            Slot(left, y);
            return;
        }

        for (var i = 0; i < row.Entries.Length; i++)
        {
            var (entry, text) = (row.Row.Entries[i], row.Entries[i]);
            if (entry.Origin == ProvenanceKind.Research)
            {
                scene.Book(left - 16, y - 9, 11);
            }

            if (_boxed && entry.Origin == ProvenanceKind.Assumption)
            {
                var width = text.Lines.Select(l => scene.Measure(l, text.Style)).DefaultIfEmpty(0).Max();
                scene.Rect(left, y - _density.Size + 0.1, width + 12, _density.Size + 4 + ((text.Lines.Length - 1) * text.Leading), null, Ink.LineStrong, 0.9, 0, [3, 2.4]);
                scene.Block(left + 6, y, text);
            }
            else
            {
                scene.Block(left, y, text);
            }

            y += Math.Max(_density.Line, text.Height) + (_density.Gap * 0.4);
        }
    }

    private void Slot(double x, double y)
    {
        var text = _words["Wheel.NoCard"];
        var style = new TextStyle(10.4, 400, Ink.Hint).Slanted(text);
        _page.Scene.Rect(x, y - 11, _page.Scene.Measure(text, style) + 12, 15, null, Ink.LineStrong, 0.8, 2, [2.4, 2]);
        _page.Scene.Text(x + 6, y, text, style);
    }

    private void Feeling(double x, double y)
    {
        var (scene, left) = (_page.Scene, x + _labelWidth);
        scene.Block(x, y, _words["Wheel.Feel"], Label, _labelWidth - 6, 1);
        if (_content.Feeling is not { } feeling)
        {
            Slot(left, y);
            return;
        }

        // Felt as the team thinks: thin and grey; by feedback: solid, with its n.
        var measured = feeling.N is not null;
        var colour = !measured ? Ink.Secondary : feeling.Value >= 0 ? Ink.Joy : Ink.Barrier;
        scene.Face(PosterPage.FaceOf(feeling.Face, feeling.Value), left + 10, y - 4 + _density.FaceDown, _density.Face, colour, null, measured ? 1.6 : 1.1);
        var at = left + 28;
        at += scene.Text(at, y, _page.Numbers.Signed(feeling.Value), new(12.4, measured ? 700 : 500, colour)) + 7;
        var n = feeling.N is { } count ? _page.Words.Of("N", _page.Numbers.Count(count)) : "";
        var nWidth = n.Length > 0 ? scene.Measure(n, new(9)) + 8 : 0;
        var style = new TextStyle(11.4, 400, measured ? null : Ink.Secondary);
        var word = Quiet(scene.Fit(feeling.Word, measured ? style : style.Slanted(feeling.Word), x + _width - at - nWidth, 1));
        scene.Block(at, y, word);
        at += word.Lines.Select(l => scene.Measure(l, word.Style)).DefaultIfEmpty(0).Max() + 7;
        scene.Text(at, y, n, new(9, 400, Ink.Hint));
    }

    private void Bars(double x, double y)
    {
        if (Influences.Length == 0)
        {
            return;
        }

        var scene = _page.Scene;
        var n = _content.InfluencesOf is { } of ? ", " + _page.Words.Of("N", _page.Numbers.Count(of)) : "";
        scene.Block(x, y + 6, _words[_content.Station.Moment == Moment.Ultimate ? "Wheel.TheyInfluence" : "Wheel.Influenced"] + n, new(9.6, 600, Ink.Hint), _width, 1);
        y += 24;
        var longest = Influences.Max(i => scene.Measure(i.Name, new TextStyle(10.6, i.IsLoop ? 600 : 400)));
        var nameWidth = Math.Clamp(longest + 9, Math.Min(_width * 0.4, 150), _width * 0.52);
        var room = _width - nameWidth - 44;
        foreach (var influence in Influences)
        {
            var style = new TextStyle(10.6, influence.IsLoop ? 600 : 400, influence.IsLoop ? Ink.Joy : null);
            scene.Block(x, y, Quiet(scene.Fit(influence.Name, style, nameWidth - 8, 1, floor: 8.6)));
            scene.Line(x + nameWidth, y - 9, x + nameWidth, y + 2, Ink.LineStrong, 0.8);
            Bar(x + nameWidth, y, room, influence);
            y += _density.Influence;
        }
    }

    private void Bar(double x, double y, double room, PanelInfluence influence)
    {
        var scene = _page.Scene;
        var colour = influence.IsLoop ? Ink.Joy : Ink.Secondary;
        if (influence.Share is not { } share)
        {
            scene.Rect(x + 4, y - 7, 34, 7, null, Ink.LineStrong, 0.8, 2, [2.4, 2]);
            return;
        }

        var length = Math.Max(1, room * Math.Min(1, share / Math.Max(_largestShare, 0.01)));
        if (influence.Origin == ProvenanceKind.Measured)
        {
            scene.Rect(x, y - 6.4, length, 5, colour);
        }
        else
        {
            scene.Rect(x, y - 6.4, length, 5, influence.Origin == ProvenanceKind.Research ? Ink.Surface : null, colour, 0.9, 0, influence.Origin == ProvenanceKind.Research ? null : [3, 2.4]);
        }

        var style = new TextStyle(10.6, influence.Origin == ProvenanceKind.Assumption ? 400 : 600, influence.IsLoop ? Ink.Joy : influence.Origin == ProvenanceKind.Assumption ? Ink.Hint : null);
        scene.Text(x + room + 44, y, _page.Numbers.WholePercent(share), influence.Origin == ProvenanceKind.Assumption ? style.Slanted(influence.Name) : style, Anchor.End);
    }

    /// <summary>Customers, the share that goes on, and those who leave, for a ring too dense to carry them.</summary>
    private string Numbers()
    {
        var station = _content.Station;
        if (station.Audience is not { } audience)
        {
            return "";
        }

        var parts = new List<string> { _page.Words.Plural("Customers", audience, _page.Numbers.Count(audience)) };
        if (station.Last?.ConversionToNext is { } share)
        {
            parts.Add($"{_page.Numbers.WholePercent(share)} {_words["Wheel.GoOn"]}");
        }

        if (station.Exits > 0 && station.Index + 1 < _stations.All.Length)
        {
            parts.Add("−" + _page.Numbers.Count(station.Exits));
        }

        return string.Join(" · ", parts);
    }
}
