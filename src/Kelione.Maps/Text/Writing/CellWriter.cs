namespace Kelione.Maps.Text;

/// <summary>Writes what stands in cells and at steps. Things whose step or stage the map has no more are written with the whole map, so that even a map with mistakes loses nothing.</summary>
internal sealed class CellWriter
{
    private readonly HashSet<string> _steps;
    private readonly HashSet<string> _stages;
    private readonly ILookup<(string? Stage, string? Step), (Card Card, string? Id)> _cards;
    private readonly ILookup<string, (Barrier Barrier, string? Id)> _barriers;
    private readonly ILookup<string, (Idea Idea, string? Id)> _ideas;

    /// <param name="map">The map in canonical order, which is that of the reader: ids are invented along it.</param>
    public CellWriter(JourneyMap map)
    {
        _steps = [.. map.Steps().Select(s => s.Id)];
        _stages = [.. map.Stages.Select(s => s.Id)];
        var write = DefaultIds.MustWrite([.. map.Cards.Select(c => (c.Id, $"{c.Step ?? c.Stage ?? "map"}-{c.Lane}"))]);
        _cards = map.Cards.Select((card, i) => (card, Id: write[i] ? card.Id : null)).ToLookup(c => Home(c.card));
        var writeBarrier = DefaultIds.MustWrite([.. map.Barriers.Select(b => (b.Id, $"{b.Step}-barrier"))]);
        _barriers = map.Barriers.Select((b, i) => (b, Id: writeBarrier[i] ? b.Id : null)).ToLookup(b => _steps.Contains(b.b.Step) ? b.b.Step : "");
        var writeIdea = DefaultIds.MustWrite([.. map.Ideas.Select(b => (b.Id, $"{b.Step}-idea"))]);
        _ideas = map.Ideas.Select((b, i) => (b, Id: writeIdea[i] ? b.Id : null)).ToLookup(b => _steps.Contains(b.b.Step) ? b.b.Step : "");
    }

    public TextMap? OfMap() => Cells(_cards[(null, null)]);

    public TextMap? OfStage(string id) => Cells(_cards[(id, null)]);

    public TextMap? OfStep(string id) => Cells(_cards[(null, id)]);

    public IEnumerable<TextNode> Barriers(string step) => _barriers[step].Select(b => Barrier(b.Barrier, b.Id, null));

    public IEnumerable<TextNode> BarriersElsewhere() => _barriers[""].Select(b => Barrier(b.Barrier, b.Id, b.Barrier.Step));

    public IEnumerable<TextNode> Ideas(string step) => _ideas[step].Select(i => Idea(i.Idea, i.Id, null));

    public IEnumerable<TextNode> IdeasElsewhere() => _ideas[""].Select(i => Idea(i.Idea, i.Id, i.Idea.Step));

    private (string? Stage, string? Step) Home(Card card) => card switch
    {
        { Stage: null, Step: { } step } when _steps.Contains(step) => (null, step),
        { Stage: { } stage, Step: null } when _stages.Contains(stage) => (stage, null),
        _ => (null, null),
    };

    private TextMap? Cells(IEnumerable<(Card Card, string? Id)> cards)
    {
        var cells = new NodeBuilder();
        foreach (var cell in cards.GroupBy(c => c.Card.Lane))
        {
            TextNode[] nodes = [.. cell.Select(c => Card(c.Card, c.Id))];
            cells.Node(cell.Key, nodes is [var only] ? only : new TextList(nodes));
        }

        return cells.IsEmpty ? null : cells.Block();
    }

    private TextNode Card(Card card, string? id)
    {
        var isAway = Home(card) == default;
        var node = new NodeBuilder()
            .Optional("id", id).Optional("stage", isAway ? card.Stage : null).Optional("step", isAway ? card.Step : null)
            .Text("text", card.Text).Optional("persona", card.Persona).Optional("channel", card.Channel).Optional("device", card.Device).Flag("missing", card.Missing)
            .Number("felt", card.Felt).Number("wished", card.Wished).Word("emotion", card.Emotion).Text("quote", card.Quote)
            .Number("value", card.Value).Optional("image", card.Image).Optional("link", card.Link).Optional("question", card.Question).Optional("address", card.Address)
            .Source(card.Provenance).Inline();
        return node.Entries is [{ Key.Value: "text", Value: var text }] ? text : node;
    }

    private static TextMap Barrier(Barrier b, string? id, string? step) => new NodeBuilder()
        .Optional("id", id).Optional("step", step).Word<BarrierKind>("kind", b.Kind == BarrierKind.Other ? null : b.Kind).Always("text", b.Text)
        .Number("criticality", b.Criticality).Optional("persona", b.Persona).Text("owner", b.Owner)
        .Word<BarrierStatus>("status", b.Status == BarrierStatus.Open ? null : b.Status).Source(b.Provenance).Inline();

    private static TextMap Idea(Idea i, string? id, string? step) => new NodeBuilder()
        .Optional("id", id).Optional("step", step).Always("text", i.Text).Texts("barriers", i.Barriers).Optional("touchpoint", i.Touchpoint).Text("owner", i.Owner)
        .Date("due", i.Due).Word<IdeaStatus>("status", i.Status == IdeaStatus.Proposed ? null : i.Status)
        .Number("easeOfDesign", i.EaseOfDesign).Number("easeOfDevelopment", i.EaseOfDevelopment).Number("effort", i.Effort).Date("releasedOn", i.ReleasedOn)
        .Node("experiment", i.Experiment is { } e ? new NodeBuilder().Always("field", e.Field).Always("control", e.Control).Always("treatment", e.Treatment).Inline() : null)
        .Source(i.Provenance).Inline();
}
