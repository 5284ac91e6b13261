using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A finding of feedback that shall stand on a map.</summary>
/// <param name="Map">The map's id.</param>
/// <param name="Step">The step under which it stands.</param>
/// <param name="Text">What it says.</param>
/// <param name="Question">What was looked at, in a few words.</param>
/// <param name="N">How many entries stand behind it.</param>
/// <param name="Days">The first and the last day of them; null where none bears a time.</param>
public sealed record VoicePin(string Map, string Step, string Text, string Question, long N, VoiceSpan? Days);

/// <summary>Puts what customers say on maps, as evidence with its number of entries and its time.</summary>
public static class VoicePinning
{
    /// <summary>Adds the card to the first lane of evidence, which is made where there is none; whoever has the map open sees it at once. Gives its id.</summary>
    /// <exception cref="RefusedException">They may not edit the map.</exception>
    /// <exception cref="MendableException">The place is not there.</exception>
    public static async Task<string> PinVoiceAsync(this WorkspaceVisit visit, VoicePin pin, CancellationToken cancellationToken = default)
    {
        visit.Demand(Right.EditMap, pin.Map);
        using var seat = await visit.SitDownAsync(pin.Map, cancellationToken);
        var map = seat.Map;
        var edits = new List<MapEdit>();
        var lane = map.Lanes.FirstOrDefault(l => l.Kind == LaneKind.Evidence)?.Id;
        if (lane is null)
        {
            lane = MapPinning.Fresh("evidence", map.Lanes.Select(l => l.Id));
            edits.Add(MapEdits.Add(new Lane { Id = lane, Kind = LaneKind.Evidence }, map.Lanes.Count > 0 ? map.Lanes[^1].Id : null));
        }

        var card = new Card
        {
            Id = MapPinning.Fresh("voice", map.Cards.Select(c => c.Id)),
            Lane = lane,
            Step = pin.Step,
            Text = pin.Text,
            Provenance = new Provenance { Kind = ProvenanceKind.Measured, Question = pin.Question, N = pin.N, From = pin.Days?.First, To = pin.Days?.Last, At = visit.Time.GetUtcNow() },
        };
        edits.Add(MapEdits.Add(card, map.Cards.LastOrDefault(c => c.Lane == lane && c.Step == pin.Step && c.Stage is null)?.Id));
        await seat.ApplyAsync(edits, seat.Stored.Version, cancellationToken: cancellationToken);
        return card.Id;
    }
}
