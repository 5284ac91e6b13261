using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>A row of a panel: what a lane says of the stage. Immutable.</summary>
/// <param name="Label">The lane.</param>
/// <param name="Entries">What it says; none for an empty slot.</param>
internal sealed record PanelRow(string Label, ImmutableArray<PanelEntry> Entries);

/// <summary>Words of a row. Immutable.</summary>
/// <param name="Text">The words, quoted where they are said or searched for.</param>
/// <param name="Origin">Where they come from.</param>
/// <param name="IsSpoken">Whether they are what customers say.</param>
/// <param name="Colour">A colour of their own; null for that of text.</param>
internal sealed record PanelEntry(string Text, ProvenanceKind Origin, bool IsSpoken = false, Colour? Colour = null);

/// <summary>How a stage feels. Immutable.</summary>
/// <param name="Value">−5 to +5.</param>
/// <param name="Face">The face that was chosen; null to choose it by the value.</param>
/// <param name="Word">What the feeling is called.</param>
/// <param name="N">How many pieces of feedback; null where nobody measured it.</param>
internal sealed record PanelFeeling(double Value, Emotion? Face, string Word, long? N);

/// <summary>Who influences customers at a stage. Immutable.</summary>
/// <param name="Name">Who.</param>
/// <param name="Share">How large a part they have, 0–1; null where nobody said.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="IsLoop">Whether it is what other customers share: the influence loop.</param>
internal sealed record PanelInfluence(string Name, double? Share, ProvenanceKind Origin, bool IsLoop);

/// <summary>All that a panel says of one stage. Immutable.</summary>
internal sealed record PanelContent
{
    /// <summary>The station.</summary>
    public required WheelStation Station { get; init; }

    /// <summary>The rows in the order of the lanes, without feelings and influences.</summary>
    public ImmutableArray<PanelRow> Rows { get; init; } = [];

    /// <summary>How it feels; null where nobody said.</summary>
    public PanelFeeling? Feeling { get; init; }

    /// <summary>Whether the map has a lane of emotions, so that a missing feeling is an empty slot.</summary>
    public bool AsksFeeling { get; init; }

    /// <summary>Who influences.</summary>
    public ImmutableArray<PanelInfluence> Influences { get; init; } = [];

    /// <summary>How many answers stand behind the influences; null where unknown.</summary>
    public long? InfluencesOf { get; init; }

    /// <summary>The icons of its touchpoints.</summary>
    public ImmutableArray<string> Icons { get; init; } = [];

    /// <summary>Reads it from the map.</summary>
    public static PanelContent Of(PosterPage page, PosterTexts words, WheelStation station, Card? loop)
    {
        var (map, reading) = (page.Map, page.Reading);
        var stage = station.Stage;
        var cards = map.Lanes.ToDictionary(l => l.Id, l => reading.At(l, stage).Concat(stage.Steps.SelectMany(s => reading.At(l, s))).ToImmutableArray());
        var steps = stage.Steps.Select(s => s.Id).ToHashSet();
        var influences = map.Lanes.Where(l => l.Kind == LaneKind.Influences).SelectMany(l => cards[l.Id]).ToList();
        return new PanelContent
        {
            Station = station,
            Rows =
            [
                .. Steps(words, stage), .. map.Lanes.Where(HasRow).Select(l => Row(page, words, l, cards[l.Id])).OfType<PanelRow>(),
                .. Improvements(page, steps),
            ],
            Feeling = Feel(page, steps, map.Lanes.Where(l => l.Kind == LaneKind.Emotions).SelectMany(l => cards[l.Id])),
            AsksFeeling = map.Lanes.Any(l => l.Kind == LaneKind.Emotions),
            Influences = [.. influences.Select(c => Influence(page, c, loop)).OrderByDescending(i => i.Share ?? -1)],
            InfluencesOf = influences.Select(c => c.Provenance.N).Max(),
            Icons = [.. map.Lanes.Where(l => l.Kind is LaneKind.Touchpoints or LaneKind.Channels).SelectMany(l => cards[l.Id]).Select(c => TouchpointIcons.Of(reading, c)).Distinct().Take(4)],
        };
    }

    private static bool HasRow(Lane lane) => lane.Kind is not (LaneKind.Emotions or LaneKind.Influences or LaneKind.Images or LaneKind.Channels);

    // A stage of one step that is called like it says nothing new by naming the step.
    private static IEnumerable<PanelRow> Steps(PosterTexts words, Stage stage) =>
        stage.Steps.Count > 1 || (stage.Steps.Count == 1 && stage.Steps[0].Name != stage.Name)
            ? [new PanelRow(words["Wheel.Steps"], [new PanelEntry(string.Join(" → ", stage.Steps.Select(s => s.Name)), ProvenanceKind.Measured)])]
            : [];

    private static PanelRow? Row(PosterPage page, PosterTexts words, Lane lane, ImmutableArray<Card> cards)
    {
        var label = lane.Name.Length > 0 ? lane.Name : lane.Kind switch
        {
            LaneKind.Searches => words["Wheel.Search"],
            LaneKind.Quotes => words["Wheel.Say"],
            LaneKind.Shares => words["Wheel.Share"],
            _ => page.Words[$"Lane.{lane.Kind}"],
        };
        var entries = cards.Select(c => Entry(page, lane.Kind, c)).Where(e => e.Text.Length > 0).ToImmutableArray();
        if (lane.Kind == LaneKind.Searches)
        {
            entries = [.. entries.GroupBy(e => e.Origin).Select(g => new PanelEntry(string.Join(", ", g.Select(e => e.Text)), g.Key))];
        }

        if (lane.Kind == LaneKind.Touchpoints)
        {
            entries = [.. entries.GroupBy(e => (e.Origin, e.Colour)).Select(g => new PanelEntry(string.Join(" · ", g.Select(e => e.Text)), g.Key.Origin, Colour: g.Key.Colour))];
        }

        // What customers search, say and share is the point of the wheel: there an empty slot stays; other lanes without cards are left out.
        return entries.IsEmpty && lane.Kind is not (LaneKind.Searches or LaneKind.Quotes or LaneKind.Shares) ? null : new PanelRow(label, entries);
    }

    private static PanelEntry Entry(PosterPage page, LaneKind kind, Card card)
    {
        var said = card.Quote.Length > 0 ? card.Quote : card.Text;
        var text = kind switch
        {
            _ when said.Length == 0 => "",
            LaneKind.Quotes => page.Quote(said),
            LaneKind.Searches => page.Quote(said),
            _ when card.Text.Length > 0 => card.Text,
            _ => page.Quote(card.Quote),
        };
        var value = page.Measurement?.Cards.FirstOrDefault(c => c.Card == card.Id) is { Value: { } v } m
            ? m.Unit switch { "share" => page.Numbers.Percent(v), "seconds" => page.Numbers.Duration(v), _ => page.Numbers.Plain(v) } + " "
            : "";
        return new PanelEntry(value + text, card.Provenance.Kind, kind == LaneKind.Quotes || card.Text.Length == 0, card.Missing ? Ink.Caution : null);
    }

    private static IEnumerable<PanelRow> Improvements(PosterPage page, HashSet<string> steps)
    {
        var barriers = page.Map.Barriers.Where(b => steps.Contains(b.Step) && b.Status != BarrierStatus.Dismissed)
            .Select(b => new PanelEntry(b.Criticality is { } c ? $"{page.Numbers.Tenths(c)}\u00A0· {b.Text}" : b.Text, b.Provenance.Kind, Colour: Ink.Barrier)).ToImmutableArray();
        var ideas = page.Map.Ideas.Where(i => steps.Contains(i.Step) && i.Status != IdeaStatus.Dropped).Select(i => new PanelEntry(i.Text, i.Provenance.Kind, Colour: Ink.JoyText)).ToImmutableArray();
        return [.. barriers.IsEmpty ? Array.Empty<PanelRow>() : [new PanelRow(page.Words["Lane.Barriers"], barriers)], .. ideas.IsEmpty ? Array.Empty<PanelRow>() : [new PanelRow(page.Words["Lane.Ideas"], ideas)]];
    }

    /// <summary>By feedback at the stage's steps, weighted by its amount; else as the team said.</summary>
    private static PanelFeeling? Feel(PosterPage page, HashSet<string> steps, IEnumerable<Card> cards)
    {
        var said = cards.FirstOrDefault(c => c.Felt is not null);
        var measured = page.Reading.Steps.Where(s => steps.Contains(s.Step.Id)).Select(s => s.Measure?.Emotion).OfType<EmotionMeasure>().ToList();
        if (measured.Count > 0)
        {
            var n = measured.Sum(m => m.N);
            var mean = n == 0 ? measured.Average(m => m.Mean) : measured.Sum(m => m.Mean * m.N) / n;
            var face = measured.MaxBy(m => m.N)!.Face;
            return new PanelFeeling(mean, face, Word(page, face, mean, null), n);
        }

        return said is { Felt: { } felt } ? new PanelFeeling(felt, said.Emotion, Word(page, said.Emotion, felt, said), null) : null;
    }

    private static string Word(PosterPage page, Emotion? face, double value, Card? card) =>
        card is { Text.Length: > 0 } ? card.Text : page.Words[$"Emotion.{PosterPage.FaceOf(face, value)}"];

    private static PanelInfluence Influence(PosterPage page, Card card, Card? loop)
    {
        var measured = page.Measurement?.Cards.FirstOrDefault(c => c.Card == card.Id && c.Unit == "share")?.Value;
        return new PanelInfluence(card.Text, measured ?? card.Value, measured is not null ? ProvenanceKind.Measured : card.Provenance.Kind, loop is { Value: { } value } && card.Value == value);
    }
}
