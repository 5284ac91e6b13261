using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>Turns what people do on the grid into edits of the map. Pure. What the map does not have gives no edits: the page may be a moment behind.</summary>
internal static class GridEdits
{
    /// <summary>New words for a thing. A name cannot become empty; a card that has nothing else goes with its words.</summary>
    public static IReadOnlyList<MapEdit> SetText(JourneyMap map, string key, string text)
    {
        text = Tidy(text);
        var name = ThingName.Of(key);
        switch (name.Sort)
        {
            case "objective":
                return text == map.Objective ? [] : [new ChangeMap(Patch<JourneyMap>.Between(map, map with { Objective = text }))];
            case "step" when map.Steps().FirstOrDefault(s => s.Id == name.Id) is { } step:
                return Change(step, step with { Name = OneLine(text) }, text);
            case "stage" when map.Stages.FirstOrDefault(s => s.Id == name.Id) is { } stage:
                return Change(stage, stage with { Name = OneLine(text) }, text);
            case "goal" when map.Stages.FirstOrDefault(s => s.Id == name.Id) is { } stage:
                return Change(stage, stage with { Goal = OneLine(text) }, "-");
            case "lane" when map.Lanes.FirstOrDefault(l => l.Id == name.Id) is { } lane:
                return Change(lane, lane with { Name = OneLine(text) }, "-");
            case "barrier" when map.Barriers.FirstOrDefault(b => b.Id == name.Id) is { } barrier:
                return text.Length == 0 ? [MapEdits.Remove<Barrier>(barrier.Id)] : Change(barrier, barrier with { Text = text }, text);
            case "idea" when map.Ideas.FirstOrDefault(i => i.Id == name.Id) is { } idea:
                return text.Length == 0 ? [MapEdits.Remove<Idea>(idea.Id)] : Change(idea, idea with { Text = text }, text);
            case "card" when map.Cards.FirstOrDefault(c => c.Id == name.Id) is { } card:
                return OfCard(map, card, text);
            default:
                return [];
        }
    }

    /// <summary>A new thing in a cell: what it is follows from the lane.</summary>
    /// <returns>The edits and the key of the new thing; none where nothing can stand there or there are no words.</returns>
    public static (IReadOnlyList<MapEdit> Edits, string? Key) Add(JourneyMap map, string cellKey, string text, NewIds? ids = null)
    {
        text = Tidy(text);
        var cell = CellName.Of(cellKey);
        if (text.Length == 0)
        {
            return ([], null);
        }

        if (cell.Lane == GridLanes.Goals && cell.Stage is { } stage)
        {
            return (SetText(map, "goal:" + stage, text), "goal:" + stage);
        }

        if (map.Lanes.FirstOrDefault(l => l.Id == cell.Lane) is not { } lane || !Exists(map, cell))
        {
            return ([], null);
        }

        ids ??= new NewIds(map);
        switch (lane.Kind)
        {
            case LaneKind.Barriers when cell.Step is { } step:
                var barrier = new Barrier { Id = ids.Barrier(text), Step = step, Text = text };
                return ([MapEdits.Add(barrier, map.Barriers.LastOrDefault(b => b.Step == step)?.Id)], "barrier:" + barrier.Id);
            case LaneKind.Ideas when cell.Step is { } step:
                var idea = new Idea { Id = ids.Idea(text), Step = step, Text = text };
                return ([MapEdits.Add(idea, map.Ideas.LastOrDefault(i => i.Step == step)?.Id)], "idea:" + idea.Id);
            default:
                var card = NewCard(map, lane, cell, text, ids);
                return ([MapEdits.Add(card, LastIn(map, cell))], "card:" + card.Id);
        }
    }

    /// <summary>Makes what a card says a barrier, in its place, or an idea beside it: what is felt at a step stays when somebody has thought of a remedy. Nothing where the card stands at no step, or the map has no lane for it.</summary>
    /// <param name="map">The map.</param>
    /// <param name="card">The card's id.</param>
    /// <param name="kind"><see cref="LaneKind.Barriers"/> or <see cref="LaneKind.Ideas"/>.</param>
    public static (IReadOnlyList<MapEdit> Edits, string? Key) Make(JourneyMap map, string card, LaneKind kind)
    {
        if (map.Cards.FirstOrDefault(c => c.Id == card) is not { Step: { } step } from || (from.Text.Length > 0 ? from.Text : from.Quote) is not { Length: > 0 } words || map.Lanes.FirstOrDefault(l => l.Kind == kind) is not { } lane)
        {
            return ([], null);
        }

        if (kind == LaneKind.Ideas)
        {
            return Add(map, $"{lane.Id}|step:{step}", words);
        }

        // Whose it is and how it is known goes with it.
        var barrier = new Barrier { Id = new NewIds(map).Barrier(words), Step = step, Text = Tidy(words), Persona = from.Persona, Provenance = from.Provenance };
        return ([MapEdits.Add(barrier, map.Barriers.LastOrDefault(b => b.Step == step)?.Id), MapEdits.Remove<Card>(card)], "barrier:" + barrier.Id);
    }

    /// <summary>Moves things to a cell, in their order, after one of it or to its start.</summary>
    /// <param name="map">The map.</param>
    /// <param name="keys">The things; what cannot stand in the cell stays.</param>
    /// <param name="cellKey">The cell.</param>
    /// <param name="after">The thing after which they come; null for the cell's start.</param>
    public static IReadOnlyList<MapEdit> Move(JourneyMap map, IReadOnlyList<string> keys, string cellKey, string? after)
    {
        var cell = CellName.Of(cellKey);
        if (map.Lanes.FirstOrDefault(l => l.Id == cell.Lane) is not { } lane || !Exists(map, cell))
        {
            return [];
        }

        var edits = new List<MapEdit>();
        var last = after is null ? default : ThingName.Of(after);
        foreach (var key in keys.Where(k => k != after))
        {
            var name = ThingName.Of(key);
            var neighbour = last.Sort == name.Sort ? last.Id : null;
            var place = new Place(neighbour, name.Sort == "card" ? cell.Stage : null, cell.Step, name.Sort == "card" ? cell.Lane : null);
            var isThere = name.Sort switch
            {
                "card" => map.Cards.Any(c => c.Id == name.Id),
                "barrier" => lane.Kind == LaneKind.Barriers && cell.Step is not null && map.Barriers.Any(b => b.Id == name.Id),
                "idea" => lane.Kind == LaneKind.Ideas && cell.Step is not null && map.Ideas.Any(i => i.Id == name.Id),
                _ => false,
            };
            if (isThere)
            {
                edits.Add(name.Sort switch { "card" => MapEdits.Move<Card>(name.Id, place), "barrier" => MapEdits.Move<Barrier>(name.Id, place), _ => MapEdits.Move<Idea>(name.Id, place) });
                last = name;
            }
        }

        return edits;
    }

    /// <summary>Removes things. What stands in a thing that goes as well needs no edit of its own.</summary>
    public static IReadOnlyList<MapEdit> Remove(JourneyMap map, IEnumerable<string> keys)
    {
        var names = keys.Select(ThingName.Of).Distinct().ToList();
        return names.SelectMany(n => n.Sort switch
        {
            "card" when map.Cards.Any(c => c.Id == n.Id) => [MapEdits.Remove<Card>(n.Id)],
            "barrier" when map.Barriers.Any(b => b.Id == n.Id) => [MapEdits.Remove<Barrier>(n.Id)],
            "idea" when map.Ideas.Any(i => i.Id == n.Id) => [MapEdits.Remove<Idea>(n.Id)],
            "step" when map.Steps().Any(s => s.Id == n.Id) => [MapEdits.Remove<Step>(n.Id)],
            "stage" when map.Stages.Any(s => s.Id == n.Id) => [MapEdits.Remove<Stage>(n.Id)],
            "lane" when map.Lanes.Any(l => l.Id == n.Id) => [MapEdits.Remove<Lane>(n.Id)],
            "goal" => SetText(map, $"goal:{n.Id}", ""),
            _ => (IReadOnlyList<MapEdit>)[],
        }).ToList();
    }

    /// <summary>Says how a step feels or ought to feel in a lane of emotions; null takes it back.</summary>
    public static IReadOnlyList<MapEdit> Feel(JourneyMap map, string lane, string step, bool isWished, double? value)
    {
        if (map.Lanes.FirstOrDefault(l => l.Id == lane) is not { Kind: LaneKind.Emotions } || map.Steps().All(s => s.Id != step))
        {
            return [];
        }

        var rounded = value is { } v ? Math.Round(Math.Clamp(v, -5, 5), 1) : (double?)null;
        var own = map.Cards.Where(c => c.Lane == lane && c.Step == step).ToList();
        if ((own.FirstOrDefault(c => c.Felt is not null || c.Wished is not null) ?? own.FirstOrDefault()) is { } card)
        {
            return Change(card, isWished ? card with { Wished = rounded } : card with { Felt = rounded }, "-");
        }

        return rounded is null ? [] : [MapEdits.Add(new Card { Id = new NewIds(map).Card(step + " " + lane), Lane = lane, Step = step, Felt = isWished ? null : rounded, Wished = isWished ? rounded : null })];
    }

    /// <summary>Words as they are kept: without spaces around, line ends of one kind.</summary>
    public static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    internal static string OneLine(string text) => string.Join(' ', Tidy(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    internal static bool Exists(JourneyMap map, CellName cell) =>
        cell.Step is { } step ? map.Steps().Any(s => s.Id == step) : cell.Stage is not { } stage || map.Stages.Any(s => s.Id == stage);

    internal static string? LastIn(JourneyMap map, CellName cell) => map.Cards.LastOrDefault(c => c.Lane == cell.Lane && c.Step == cell.Step && (c.Step is not null || c.Stage == cell.Stage))?.Id;

    private static Card NewCard(JourneyMap map, Lane lane, CellName cell, string text, NewIds ids)
    {
        var card = new Card { Id = ids.Card(text), Lane = lane.Id, Step = cell.Step, Stage = cell.Stage, Text = lane.Kind == LaneKind.Quotes ? "" : text, Quote = lane.Kind == LaneKind.Quotes ? text : "" };
        return lane.Kind switch
        {
            LaneKind.Touchpoints or LaneKind.Channels => card with { Channel = map.Channels.FirstOrDefault(c => Names(c.Name, text))?.Id },
            LaneKind.Devices => card with { Device = map.Devices.FirstOrDefault(d => Names(d.Name, text))?.Id },
            LaneKind.Roles => card with { Persona = map.Personas.FirstOrDefault(p => Names(p.Name, text))?.Id },
            _ => card,
        };
    }

    private static bool Names(string name, string text) => name.Length > 0 && text.Contains(name, StringComparison.CurrentCultureIgnoreCase);

    private static IReadOnlyList<MapEdit> OfCard(JourneyMap map, Card card, string text)
    {
        var isQuote = map.Lanes.FirstOrDefault(l => l.Id == card.Lane)?.Kind == LaneKind.Quotes && (card.Quote.Length > 0 || card.Text.Length == 0);
        var changed = isQuote ? card with { Quote = text } : card with { Text = text };
        var isBare = changed is { Text: "", Quote: "", Channel: null, Device: null, Image: null, Felt: null, Wished: null, Value: null, Question: null, Link: null };
        return isBare ? [MapEdits.Remove<Card>(card.Id)] : Change(card, changed, "-");
    }

    private static IReadOnlyList<MapEdit> Change<T>(T before, T after, string mustSay)
        where T : class => mustSay.Length == 0 || before.Equals(after) ? [] : [MapEdits.Change(before, after)];
}
