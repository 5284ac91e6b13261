using System.Text.RegularExpressions;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A map as somebody with a read-only link sees it. What they may not see is not in it at all.</summary>
/// <param name="Map">The map without what is hidden.</param>
/// <param name="Version">Its version.</param>
/// <param name="Measurement">What was measured, without small groups and what would give them away; null where nothing is left.</param>
/// <param name="HiddenSteps">How many steps have a number that is hidden.</param>
/// <param name="Steps">How many steps there are.</param>
public sealed partial record GuestView(JourneyMap Map, int Version, MapMeasurement? Measurement, int HiddenSteps, int Steps)
{
    /// <summary>Among the hidden lanes: the barriers of the map, whether it has a lane for them or not.</summary>
    public const string Barriers = "~barriers";

    /// <summary>Among the hidden lanes: the ideas.</summary>
    public const string Ideas = "~ideas";

    /// <summary>Among the hidden lanes: the names of those who are responsible.</summary>
    public const string Responsible = "~responsible";

    /// <summary>What a guest sees.</summary>
    /// <param name="stored">The map.</param>
    /// <param name="measurement">Its measurement; null for none.</param>
    /// <param name="terms">What the link shows.</param>
    public static GuestView Of(StoredMap stored, MapMeasurement? measurement, ShareTerms terms)
    {
        var shown = Cut(stored.Map, terms);
        var (safe, hidden) = measurement is null ? (null, 0) : SmallGroups.Hide(measurement, terms.SmallestGroup);
        if (safe is not null && !Shows(stored.Map, terms, LaneKind.Barriers, Barriers))
        {
            safe = safe with { Barriers = [], Steps = safe.Steps.Select(s => s with { Barriers = [] }).ToValueList() };
        }

        if (safe is not null && terms.Quotes != SharedQuotes.Whole)
        {
            safe = safe with { Steps = safe.Steps.Select(s => s with { Emotion = s.Emotion is null ? null : s.Emotion with { Quote = Quote(s.Emotion.Quote, terms.Quotes) } }).ToValueList() };
        }

        return new(shown, stored.Version, safe, hidden, stored.Map.Steps().Count());
    }

    private static bool Shows(JourneyMap map, ShareTerms terms, LaneKind kind, string id) =>
        !terms.HiddenLanes.Contains(id, StringComparer.Ordinal) && !map.Lanes.Any(l => l.Kind == kind && terms.HiddenLanes.Contains(l.Id, StringComparer.Ordinal));

    private static JourneyMap Cut(JourneyMap map, ShareTerms terms)
    {
        var gone = map.Lanes.Where(l => IsGone(l, terms)).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        var showsPeople = Shows(map, terms, LaneKind.Responsible, Responsible);
        var cards = map.Cards.Where(c => !gone.Contains(c.Lane)).Select(c => c with
        {
            Quote = Quote(c.Quote, terms.Quotes),
            Text = map.Lanes.First(l => l.Id == c.Lane).Kind is LaneKind.Quotes or LaneKind.Evidence ? Quote(c.Text, terms.Quotes) : c.Text,
            Question = null,
            Address = null,
            Provenance = Note(c.Provenance, terms),
        });
        var cut = map with
        {
            Lanes = map.Lanes.Where(l => !gone.Contains(l.Id)).ToValueList(),
            Cards = cards.ToValueList(),
            Personas = map.Personas.Select(p => p with { Segment = null, Quotes = terms.Quotes == SharedQuotes.None ? [] : p.Quotes.Select(q => Quote(q, terms.Quotes)).ToValueList(), Provenance = Note(p.Provenance, terms) }).ToValueList(),
            Barriers = Shows(map, terms, LaneKind.Barriers, Barriers) ? map.Barriers.Select(b => b with { Owner = showsPeople ? b.Owner : "", Provenance = Note(b.Provenance, terms) }).ToValueList() : [],
            Ideas = Shows(map, terms, LaneKind.Ideas, Ideas) ? map.Ideas.Select(i => i with { Owner = showsPeople ? i.Owner : "", Provenance = Note(i.Provenance, terms) }).ToValueList() : [],
            Owner = showsPeople ? map.Owner : "",
        };

        // What refers to something that is not there any more must not.
        var barriers = cut.Barriers.Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var touchpoints = cut.Cards.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return cut with { Ideas = cut.Ideas.Select(i => i with { Barriers = i.Barriers.Where(barriers.Contains).ToValueList(), Touchpoint = i.Touchpoint is { } t && touchpoints.Contains(t) ? t : null }).ToValueList() };
    }

    private static bool IsGone(Lane lane, ShareTerms terms) => terms.HiddenLanes.Contains(lane.Id, StringComparer.Ordinal) || lane.Kind switch
    {
        LaneKind.Responsible => terms.HiddenLanes.Contains(Responsible, StringComparer.Ordinal),
        LaneKind.Barriers => terms.HiddenLanes.Contains(Barriers, StringComparer.Ordinal),
        LaneKind.Ideas => terms.HiddenLanes.Contains(Ideas, StringComparer.Ordinal),
        LaneKind.Quotes => terms.Quotes == SharedQuotes.None,
        _ => false,
    };

    // Where something comes from often names who said it.
    private static Provenance Note(Provenance provenance, ShareTerms terms) => terms.Quotes == SharedQuotes.Whole ? provenance : provenance with { Note = "", Question = null };

    private static string Quote(string quote, SharedQuotes shown) => shown switch
    {
        SharedQuotes.Whole => quote,
        SharedQuotes.WithoutNames => Speaker().Replace(quote, ""),
        _ => "",
    };

    // “It was late.” — Rūta K., 34
    [GeneratedRegex(@"\s*(?:[—–]|\s-)\s*[\p{Lu}\p{Lo}][^—–“”«»""]{0,60}$|\s*\([\p{Lu}\p{Lo}][^()]{0,60}\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Speaker();
}
