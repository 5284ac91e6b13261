using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The cards of a map's steps as the summary writes them.</summary>
internal sealed class StepCards(JourneyMap map, TableWords words)
{
    private readonly Dictionary<string, LaneKind> _lanes = map.Lanes.ToDictionary(l => l.Id, l => l.Kind, StringComparer.Ordinal);
    private readonly ILookup<string, Card> _cards = map.Cards.Where(c => c.Step is not null).ToLookup(c => c.Step!, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _channels = map.Channels.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal);

    /// <summary>The words of a step's cards in lanes of a kind.</summary>
    public TableCell Words(Step step, LaneKind kind)
    {
        var cards = Of(step, kind).Where(c => c.Text.Length > 0).ToList();
        return TableCell.Said(string.Join('\n', cards.Select(c => c.Text)), SummaryTable.Weakest(cards.Select(c => c.Provenance.Kind)));
    }

    /// <summary>Its touchpoints with their channels; missing ones are said to be.</summary>
    public TableCell Touchpoints(Step step)
    {
        var cards = Of(step, LaneKind.Touchpoints).ToList();
        return TableCell.Said(string.Join('\n', cards.Select(Touchpoint)), SummaryTable.Weakest(cards.Select(c => c.Provenance.Kind)));
    }

    /// <summary>The mean of what several personas feel at it.</summary>
    public TableCell Emotion(Step step, Func<Card, double?> value)
    {
        var values = Of(step, LaneKind.Emotions).Where(c => value(c) is not null).ToList();
        return values.Count == 0
            ? TableCell.Empty
            : new TableCell(Number: values.Average(c => value(c)!.Value), Source: SummaryTable.Weakest(values.Select(c => c.Provenance.Kind)));
    }

    private IEnumerable<Card> Of(Step step, LaneKind kind) => _cards[step.Id].Where(c => _lanes.GetValueOrDefault(c.Lane, LaneKind.Custom) == kind);

    private string Touchpoint(Card card)
    {
        var channel = card.Channel is { } id ? _channels.GetValueOrDefault(id, id) : "";
        var text = card.Text.Length == 0 ? channel : channel.Length == 0 || channel == card.Text ? card.Text : $"{card.Text} · {channel}";
        return card.Missing ? $"{text} ({words["Missing"]})" : text;
    }
}
