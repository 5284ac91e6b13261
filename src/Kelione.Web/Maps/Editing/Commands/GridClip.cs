using System.Text.Json;
using System.Text.Json.Serialization;
using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>Things on the clipboard, as JSON with a mark of ours, so that they can be pasted into another map, in another tab as well.</summary>
internal sealed record GridClip
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The mark; anything else on the clipboard is words.</summary>
    public string Kelione { get; init; } = "";

    /// <summary>The lane, where a whole one was copied; null otherwise.</summary>
    public Lane? Lane { get; init; }

    /// <summary>The steps of the map that the things come from: id, name and place.</summary>
    public IReadOnlyList<ClipStep> Steps { get; init; } = [];

    /// <summary>The cards.</summary>
    public IReadOnlyList<Card> Cards { get; init; } = [];

    /// <summary>The barriers.</summary>
    public IReadOnlyList<Barrier> Barriers { get; init; } = [];

    /// <summary>The ideas.</summary>
    public IReadOnlyList<Idea> Ideas { get; init; } = [];

    /// <summary>Copies things; null where none of them can be copied.</summary>
    public static string? Copy(JourneyMap map, IReadOnlyCollection<string> keys)
    {
        var names = keys.Select(ThingName.Of).ToHashSet();
        var clip = new GridClip
        {
            Kelione = "things",
            Cards = [.. map.Cards.Where(c => names.Contains(new("card", c.Id)))],
            Barriers = [.. map.Barriers.Where(b => names.Contains(new("barrier", b.Id)))],
            Ideas = [.. map.Ideas.Where(i => names.Contains(new("idea", i.Id)))],
        };
        return clip.Cards.Count + clip.Barriers.Count + clip.Ideas.Count == 0 ? null : JsonSerializer.Serialize(clip, Options);
    }

    /// <summary>Copies a lane with all that stands in it; null where there is no such lane.</summary>
    public static string? CopyLane(JourneyMap map, string lane)
    {
        if (map.Lanes.FirstOrDefault(l => l.Id == lane) is not { } found)
        {
            return null;
        }

        return JsonSerializer.Serialize(
            new GridClip
            {
                Kelione = "lane",
                Lane = found,
                Steps = [.. map.Stages.SelectMany(s => s.Steps.Select(p => new ClipStep(p.Id, p.Name, s.Id, s.Name)))],
                Cards = [.. map.Cards.Where(c => c.Lane == lane)],
                Barriers = found.Kind == LaneKind.Barriers ? [.. map.Barriers] : [],
                Ideas = found.Kind == LaneKind.Ideas ? [.. map.Ideas] : [],
            },
            Options);
    }

    /// <summary>Reads the clipboard; null where it is words rather than things.</summary>
    public static GridClip? Read(string text)
    {
        if (!text.StartsWith('{') || !text.Contains("\"kelione\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<GridClip>(text, Options) is { Kelione: "things" or "lane" } clip ? clip : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Pastes things into a cell, as new ones.</summary>
    public IReadOnlyList<MapEdit> PasteInto(JourneyMap map, string cellKey)
    {
        var cell = CellName.Of(cellKey);
        if (map.Lanes.FirstOrDefault(l => l.Id == cell.Lane) is not { } lane || !GridEdits.Exists(map, cell))
        {
            return [];
        }

        var ids = new NewIds(map);
        var after = GridEdits.LastIn(map, cell);
        var edits = new List<MapEdit>();
        foreach (var card in Cards)
        {
            var added = Fitting(map, card) with { Id = ids.Card(card.Text.Length > 0 ? card.Text : card.Quote), Lane = lane.Id, Step = cell.Step, Stage = cell.Stage };
            edits.Add(MapEdits.Add(added, after));
            after = added.Id;
        }

        // A barrier or an idea in another lane is a card with its words.
        if (cell.Step is { } step && lane.Kind == LaneKind.Barriers)
        {
            edits.AddRange(Barriers.Select(b => MapEdits.Add(Fitting(map, b) with { Id = ids.Barrier(b.Text), Step = step }, map.Barriers.LastOrDefault(o => o.Step == step)?.Id)));
        }
        else if (cell.Step is { } at && lane.Kind == LaneKind.Ideas)
        {
            edits.AddRange(Ideas.Select(i => MapEdits.Add(i with { Id = ids.Idea(i.Text), Step = at, Barriers = [], Touchpoint = null }, map.Ideas.LastOrDefault(o => o.Step == at)?.Id)));
        }
        else
        {
            edits.AddRange(Barriers.Select(b => (b.Text, b.Provenance)).Concat(Ideas.Select(i => (i.Text, i.Provenance)))
                .Select(t => MapEdits.Add(new Card { Id = ids.Card(t.Text), Lane = lane.Id, Step = cell.Step, Stage = cell.Stage, Text = t.Text, Provenance = t.Provenance }, after)));
        }

        return edits;
    }

    /// <summary>Pastes a lane after another; what has no step or stage there stays behind.</summary>
    /// <param name="map">The map that it is pasted into.</param>
    /// <param name="after">The lane after which it comes; null for the end.</param>
    /// <param name="match">Which step of the map a card goes to.</param>
    public (IReadOnlyList<MapEdit> Edits, int LeftOut) PasteLane(JourneyMap map, string? after, LaneMatch match = LaneMatch.Any)
    {
        if (Lane is null)
        {
            return ([], 0);
        }

        var ids = new NewIds(map);
        var lane = Lane with { Id = ids.Lane(Lane.Name.Length > 0 ? Lane.Name : Lane.Kind.ToString()), Of = null };
        var edits = new List<MapEdit> { MapEdits.Add(lane, after ?? map.Lanes.LastOrDefault()?.Id) };
        var places = new LanePlaces(Steps, map, match);
        foreach (var card in Cards.Where(c => places.Has(c.Step, c.Stage)))
        {
            edits.Add(MapEdits.Add(Fitting(map, card) with { Id = ids.Card(card.Text.Length > 0 ? card.Text : card.Id), Lane = lane.Id, Step = places.Step(card.Step), Stage = places.Stage(card.Stage) }));
        }

        foreach (var barrier in Barriers.Where(b => places.Has(b.Step, null)))
        {
            edits.Add(MapEdits.Add(Fitting(map, barrier) with { Id = ids.Barrier(barrier.Text), Step = places.Step(barrier.Step)! }));
        }

        foreach (var idea in Ideas.Where(i => places.Has(i.Step, null)))
        {
            edits.Add(MapEdits.Add(idea with { Id = ids.Idea(idea.Text), Step = places.Step(idea.Step)!, Barriers = [], Touchpoint = null }));
        }

        return (edits, Cards.Count + Barriers.Count + Ideas.Count - (edits.Count - 1));
    }

    /// <summary>Where what stands in a lane would go, in the order of the map that it comes from; places without anything are left out.</summary>
    public IReadOnlyList<LaneLanding> Landings(JourneyMap map, LaneMatch match)
    {
        var places = new LanePlaces(Steps, map, match);
        IEnumerable<(string? Step, string? Stage)> things =
        [
            .. Cards.Select(c => (c.Step, c.Step is null ? c.Stage : null)),
            .. Barriers.Select(b => ((string?)b.Step, (string?)null)),
            .. Ideas.Select(i => ((string?)i.Step, (string?)null)),
        ];
        return
        [
            .. things.GroupBy(t => t).OrderBy(g => places.Order(g.Key.Step, g.Key.Stage))
                .Select(g => new LaneLanding(g.Key.Step, g.Key.Stage, g.Count(), places.Has(g.Key.Step, g.Key.Stage), places.Step(g.Key.Step), places.Stage(g.Key.Stage))),
        ];
    }

    // Another map may have other channels, devices, people and pictures: a mention of what is not there is left out.
    private static Card Fitting(JourneyMap map, Card card) => card with
    {
        Persona = map.Personas.Any(p => p.Id == card.Persona) ? card.Persona : null,
        Channel = map.Channels.Any(c => c.Id == card.Channel) ? card.Channel : null,
        Device = map.Devices.Any(d => d.Id == card.Device) ? card.Device : null,
        Image = map.Images.Any(i => i.Id == card.Image) ? card.Image : null,
    };

    private static Barrier Fitting(JourneyMap map, Barrier barrier) => barrier with { Persona = map.Personas.Any(p => p.Id == barrier.Persona) ? barrier.Persona : null };
}

/// <summary>A step of the map that a lane was copied from.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">The id of its stage.</param>
/// <param name="StageName">The name of its stage.</param>
internal sealed record ClipStep(string Id, string Name, string Stage, string StageName);
