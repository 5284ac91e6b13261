using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A number of an answer that shall stand on a map.</summary>
/// <param name="Map">The map's id.</param>
/// <param name="Step">The step under which it stands; null for the whole map.</param>
/// <param name="Lane">The lane in which it stands; null for the first lane of metrics, which is made where there is none.</param>
/// <param name="Text">What the number is, in a few words.</param>
/// <param name="Address">The number's address in the answer; null for the answer's n.</param>
public sealed record Pin(string Map, string? Step, string? Lane, string Text, string? Address);

/// <summary>Puts numbers of answers on maps, as cards bound to their question: each measuring of the map asks it anew.</summary>
public static class MapPinning
{
    /// <summary>Adds the card; whoever has the map open sees it at once. Gives its id.</summary>
    /// <param name="visit">Who.</param>
    /// <param name="answer">The answer that holds the number; its question must be among those asked lately.</param>
    /// <param name="pin">Which number, and where to.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RefusedException">They may not edit the map.</exception>
    /// <exception cref="MendableException">The question is no longer known, or the place is not there.</exception>
    public static async Task<string> PinAsync(this WorkspaceVisit visit, Answer answer, Pin pin, CancellationToken cancellationToken = default)
    {
        var question = visit.Journeys(Right.Ask).Questions.Find(answer.Handle);
        using var seat = await visit.SitDownAsync(pin.Map, cancellationToken);
        var map = seat.Map;
        var edits = new List<MapEdit>();
        var lane = pin.Lane ?? map.Lanes.FirstOrDefault(l => l.Kind == LaneKind.Metrics)?.Id;
        if (lane is null)
        {
            var made = new Lane { Id = Fresh("metrics", map.Lanes.Select(l => l.Id)), Kind = LaneKind.Metrics };
            edits.Add(MapEdits.Add(made, map.Lanes.Count > 0 ? map.Lanes[^1].Id : null));
            lane = made.Id;
        }

        var card = new Card
        {
            Id = Fresh("pinned", map.Cards.Select(c => c.Id)),
            Lane = lane,
            Step = pin.Step,
            Text = pin.Text,
            Question = JourneyJson.WriteQuestion(question),
            Address = pin.Address,
            Provenance = new Provenance { Kind = ProvenanceKind.Measured, Question = answer.Handle, N = answer.N, At = visit.Time.GetUtcNow() },
        };
        var before = map.Cards.LastOrDefault(c => c.Lane == lane && c.Step == pin.Step && c.Stage is null)?.Id;
        edits.Add(MapEdits.Add(card, before));
        await seat.ApplyAsync(edits, seat.Stored.Version, cancellationToken: cancellationToken);
        return card.Id;
    }

    /// <summary>An id that is not taken: the stem, else with a number.</summary>
    internal static string Fresh(string stem, IEnumerable<string> taken)
    {
        var ids = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, ids.Count + 1).Select(i => i == 1 ? stem : FormattableString.Invariant($"{stem}-{i}")).First(id => !ids.Contains(id));
    }
}
