using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// Finds the step of a map that an entry is about. In this order: a person's word; what people said of its like (same source, theme and touchpoint); its touchpoint; its channel – but a review or a post lies where customers tell others and not where they read it;
/// the customer's event nearest in time; the words of its theme. Several steps with its touchpoint are told apart by the nearest event.
/// </summary>
internal sealed class FeedbackPlacer(PlacingSteps steps, StepVisits visits, ITextReader reader)
{
    /// <summary>How long after an event something said is still about it.</summary>
    public static readonly Duration Before = Duration.FromDays(7);

    /// <summary>How long before an event something said may be about it already.</summary>
    public static readonly Duration After = Duration.FromDays(1);

    /// <summary>A touchpoint or channel is a step's own where so much of its events lie there.</summary>
    public const double OwnShare = 0.6;

    /// <summary>A person said that it belongs on no step.</summary>
    public const string NoStep = "-";

    private readonly Dictionary<string, HashSet<string>> _themes = steps.Themes(reader);
    private readonly Dictionary<(string Source, string Theme, string Touchpoint), Dictionary<string, int>> _learnt = [];

    /// <summary>How it is done, for a policy line.</summary>
    public static string Policy { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"by a person, by what people placed alike, by touchpoint, by channel ({100 * OwnShare:0.#} % of its events at one step; a review or post of a step of reading belongs to the step of telling others), by the customer's nearest event up to {Days(Before)} before or {Days(After)} after, by theme; the rest is unplaced");

    /// <summary>Learns from a person's placing.</summary>
    public void Learn(FeedbackEntry entry, string? theme, string step)
    {
        var key = KeyOf(entry, theme);
        var counts = System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_learnt, key, out _) ??= new(StringComparer.Ordinal);
        counts[step] = counts.GetValueOrDefault(step) + 1;
    }

    /// <summary>The step of an entry; null for none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="themes">Its themes, the surest first.</param>
    /// <param name="said">The step that a person put it on; null where nobody did.</param>
    public FeedbackPlacement? Place(FeedbackEntry entry, IReadOnlyList<string> themes, string? said)
    {
        // A step that is no longer on the map cannot hold anything: then it is found anew.
        if (said == NoStep || (said is not null && steps.Ids.Contains(said)))
        {
            return said == NoStep ? null : new FeedbackPlacement(said, PlacedBy.Person, 1, "");
        }

        if (ByLearning(entry, themes.Count > 0 ? themes[0] : null) is { } learnt)
        {
            return learnt;
        }

        // What is about a touchpoint beside the map must accuse no step of it.
        if (entry.Touchpoint is { } touchpoint && !steps.Touchpoints.ContainsKey(touchpoint) && visits.IsOffMap(touchpoint))
        {
            return null;
        }

        return Told(entry, entry.Touchpoint, EventFields.Touchpoint, ByName(entry, entry.Touchpoint, steps.Touchpoints, EventFields.Touchpoint, PlacedBy.Touchpoint))
            ?? Told(entry, entry.Channel, EventFields.Channel, ByName(entry, entry.Channel, steps.Channels, EventFields.Channel, PlacedBy.Channel))
            ?? ByEvent(entry, candidates: null)
            ?? ByTheme(themes);
    }

    private FeedbackPlacement? ByLearning(FeedbackEntry entry, string? theme)
    {
        if (!_learnt.TryGetValue(KeyOf(entry, theme), out var counts))
        {
            return null;
        }

        // Where nothing but the source is known, one word about one entry says nothing about the others.
        var (all, best) = (counts.Values.Sum(), counts.MaxBy(c => c.Value));
        return (theme is null && entry.Touchpoint is null) || best.Value * 2 <= all || best.Key == NoStep || !steps.Ids.Contains(best.Key)
            ? null
            : new FeedbackPlacement(best.Key, PlacedBy.Learnt, best.Value / (double)(all + 1), string.Create(CultureInfo.InvariantCulture, $"{best.Value}/{all}"));
    }

    private FeedbackPlacement? ByName(FeedbackEntry entry, string? name, IReadOnlyDictionary<string, HashSet<string>> drawn, string field, PlacedBy by)
    {
        if (name is null)
        {
            return null;
        }

        var named = drawn.GetValueOrDefault(name);
        if (named is { Count: 1 })
        {
            return new FeedbackPlacement(named.First(), by, 0.9, name);
        }

        var met = visits.Where(field, name);
        if (met.Count > 0 && met[0].Share >= OwnShare && named?.Contains(met[0].Step) != false)
        {
            return new FeedbackPlacement(met[0].Step, by, 0.9 * met[0].Share, name);
        }

        // Several steps have it: the nearest event among them decides; a channel of many steps says too little for that.
        var among = named ?? met.Select(m => m.Step).ToHashSet(StringComparer.Ordinal);
        return by == PlacedBy.Touchpoint && among.Count > 0 ? ByEvent(entry, among) is { } near ? near with { By = by, Why = $"{name}, {near.Why}" } : null : null;
    }

    // Reviews are read at one step and written at another, under the same name: who writes one tells of what was, and stands where customers tell others.
    private FeedbackPlacement? Told(FeedbackEntry entry, string? name, string field, FeedbackPlacement? found)
    {
        if (found is null || entry.Kind is not (FeedbackKind.Review or FeedbackKind.SocialPost) || !steps.Reading.Contains(found.Step))
        {
            return found;
        }

        var met = visits.Where(field, name!).Where(m => steps.Telling.Contains(m.Step)).Select(m => m.Step).FirstOrDefault();
        return (met ?? (steps.Telling.Count == 1 ? steps.Telling.First() : null)) is { } telling ? new FeedbackPlacement(telling, PlacedBy.Written, 0.8, name!) : found;
    }

    private FeedbackPlacement? ByEvent(FeedbackEntry entry, HashSet<string>? candidates)
    {
        if (entry.Customer is not { } customer || entry.TimeMicros is not { } time)
        {
            return null;
        }

        (long Time, string Step, string? Touchpoint)? last = null, next = null;
        foreach (var visit in visits.Of(customer).Where(v => candidates is null || candidates.Contains(v.Step)))
        {
            if (visit.Time <= time)
            {
                last = visit;
            }
            else
            {
                next = visit;
                break;
            }
        }

        // People speak of what happened: what comes after counts only where nothing came before.
        return last is { } l && time - l.Time <= Before.Micros ? Near(l.Step, time - l.Time, Before)
            : next is { } n && n.Time - time <= After.Micros ? Near(n.Step, n.Time - time, After)
            : null;
    }

    private FeedbackPlacement? ByTheme(IReadOnlyList<string> themes)
    {
        foreach (var theme in themes)
        {
            if (_themes.TryGetValue(theme, out var where) && where.Count == 1)
            {
                return new FeedbackPlacement(where.First(), PlacedBy.Theme, 0.4, theme);
            }
        }

        return null;
    }

    private static FeedbackPlacement Near(string step, long distance, Duration window) =>
        new(step, PlacedBy.Event, 0.3 + (0.4 * (1 - (distance / (double)window.Micros))), new Duration(distance / UtcTime.MicrosPerSecond * UtcTime.MicrosPerSecond).ToString());

    private static string Days(Duration span) => string.Create(CultureInfo.InvariantCulture, $"{span.Micros / (double)UtcTime.MicrosPerDay:0.#} {(span == Duration.FromDays(1) ? "day" : "days")}");

    private static (string Source, string Theme, string Touchpoint) KeyOf(FeedbackEntry entry, string? theme) => (entry.Source, theme ?? "", entry.Touchpoint ?? "");
}
