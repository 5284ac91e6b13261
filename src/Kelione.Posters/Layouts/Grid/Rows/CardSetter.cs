using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>Sets the cards of a lane: in quotation marks, with an icon, with a number, as its kind asks; and marks where they come from.</summary>
internal sealed class CardSetter
{
    private const int MostLines = 40;

    private readonly GridPlan _plan;
    private readonly Lane _lane;
    private readonly bool _isMixed;

    public CardSetter(GridPlan plan, Lane lane)
    {
        (_plan, _lane) = (plan, lane);
        var sources = plan.Page.Map.Cards.Where(c => c.Lane == lane.Id && !c.Missing).Select(c => c.Provenance.Kind).Distinct().ToList();
        _isMixed = sources.Count > 1;

        // One word in the gutter says for all what would otherwise be repeated in every cell.
        Hint = lane.Kind == LaneKind.Backstage ? plan.Words["Row.Backstage"] : sources is [ProvenanceKind.Assumption] && lane.Kind != LaneKind.Metrics ? plan.Words["Row.Assumed"] : sources is [ProvenanceKind.Research] ? plan.Words["Row.Research"] : "";
    }

    /// <summary>The line under the lane's name: where all of its cards come from; empty where they differ.</summary>
    public string Hint { get; }

    private bool IsSaid => _lane.Kind is LaneKind.Thoughts or LaneKind.Quotes;

    private bool HasIcon => _lane.Kind is LaneKind.Touchpoints or LaneKind.Channels or LaneKind.Devices or LaneKind.Documents or LaneKind.Roles or LaneKind.Images;

    /// <summary>A card set into a width; null for one that has nothing to say.</summary>
    public CellBlock? Set(Card card, double width)
    {
        var text = Text(card);
        var number = _lane.Kind == LaneKind.Metrics || card.Question is not null ? Number(card) : null;
        if (text.Length == 0 && number is null)
        {
            return null;
        }

        var isAssumed = _isMixed && card.Provenance.Kind == ProvenanceKind.Assumption && !card.Missing;
        var colour = card.Missing ? Ink.Caution : isAssumed ? Ink.Hint : _lane.Kind is LaneKind.Notes or LaneKind.Evidence ? Ink.Secondary : Ink.Text;
        var style = new TextStyle(HasIcon ? _plan.Sizes.Touchpoint : _plan.Sizes.Words, 400, colour);
        style = IsSaid || card.Missing || isAssumed ? style.Slanted(text) : style;
        var block = new CellBlock
        {
            Mark = new SceneMark($"card:{card.Id}", text.Length > 0 ? text : number!.Value.Value), Words = null!, Icon = HasIcon || card.Missing ? IconOf(card) : null, Colour = colour,
            HasBook = _isMixed && card.Provenance.Kind == ProvenanceKind.Research, Number = number, HasGround = _lane.Kind == LaneKind.Backstage,
        };
        var room = width - block.Indent - (block.HasGround ? 6 : 0) - (block.HasBook ? 10 : 0);
        return block with { Words = _plan.Cell(text, style, room, MostLines, 1.24, balance: !HasIcon) };
    }

    private string Text(Card card)
    {
        var said = card.Quote.Length > 0 ? card.Quote : IsSaid ? card.Text : "";
        return said.Length > 0 ? _plan.Page.Quote(said) : card.Text.Length > 0 ? card.Text : _plan.Page.Map.Images.FirstOrDefault(i => i.Id == card.Image)?.Alt ?? _plan.Page.Reading.Channel(card.Channel)?.Name ?? _plan.Page.Reading.Device(card.Device)?.Name ?? "";
    }

    private string IconOf(Card card) => _lane.Kind switch
    {
        LaneKind.Documents => "document",
        LaneKind.Roles => "person",
        LaneKind.Images => "note",
        _ => TouchpointIcons.Of(_plan.Page.Reading, card),
    };

    /// <summary>The number of a card: measured, else stated by people in italics; null for neither. One that was asked for and has no answer says so.</summary>
    private (string Value, TextStyle Style)? Number(Card card)
    {
        var size = _plan.Sizes.CardNumber;
        if (_plan.Page.Measurement?.Cards.FirstOrDefault(c => c.Card == card.Id) is { } measured)
        {
            return measured.Value is { } value
                ? (Unit(value, measured.Unit), new TextStyle(size, 700))
                : (_plan.Page.Words["NoData"], new TextStyle(_plan.Sizes.Note, 400, Ink.Hint).Slanted(_plan.Page.Words["NoData"]));
        }

        if (card.Value is { } stated)
        {
            var text = _plan.Page.Numbers.Plain(stated);
            return (text, card.Provenance.Kind == ProvenanceKind.Assumption ? new TextStyle(size, 600, Ink.Hint).Slanted(text) : new TextStyle(size, 600));
        }

        return null;
    }

    private string Unit(double value, string unit) => unit switch
    {
        "share" => _plan.Page.Numbers.Percent(value),
        "seconds" => _plan.Page.Numbers.Duration(value),
        _ => _plan.Page.Numbers.Plain(value),
    };
}
