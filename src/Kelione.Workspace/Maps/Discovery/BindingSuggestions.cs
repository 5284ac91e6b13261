using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>An activity to which a step may be bound.</summary>
/// <param name="Activity">Its name.</param>
/// <param name="Customers">How many customers did it.</param>
/// <param name="SecondsFromStart">The median time from a customer's first event to the first of this activity; null where unknown.</param>
public sealed record BindableActivity(string Activity, long Customers, double? SecondsFromStart);

/// <summary>An activity proposed for a step.</summary>
/// <param name="Activity">Its name.</param>
/// <param name="Score">How well it fits, 0–1.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Customers">How many customers did it.</param>
public sealed record BindingCandidate(string Activity, double Score, string Reason, long Customers);

/// <summary>What is proposed for a step that is not bound.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Proposed">The binding to take where it is sure enough, several activities where they fit alike; null where none is.</param>
/// <param name="Candidates">The activities that fit, the best first; empty where none does.</param>
public sealed record StepSuggestion(string Step, Binding? Proposed, IReadOnlyList<BindingCandidate> Candidates);

/// <summary>
/// Proposes which events the unbound steps of a map mean: by what the names mean, in five languages, and by the order in time of what fits. A proposal is for a person to look at; nothing is bound by itself.
/// </summary>
public static class BindingSuggestions
{
    /// <summary>Positions are asked for so many activities, the commonest.</summary>
    private const int MostPlaced = 64;

    /// <summary>What names must share to be a candidate, and to be proposed.</summary>
    private const double LeastLikeness = 0.25;
    private const double SureLikeness = 0.4;

    /// <summary>Of the score, what the order in time makes.</summary>
    private const double OrderWeight = 0.25;

    /// <summary>Errors and what machines report are seldom what a step means, whatever the words.</summary>
    private const double UnlikelyFactor = 0.6;

    /// <summary>Activities that fit nearly as well as the best one belong to the binding too.</summary>
    private const double NearlyAsWell = 0.93;

    /// <summary>Proposes bindings from a workspace's events.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="map">The map.</param>
    /// <param name="scope">Which events to look at.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QuestionException">The scope cannot be; the message says what to change.</exception>
    public static async Task<IReadOnlyList<StepSuggestion>> ForAsync(JourneyWorkspace workspace, JourneyMap map, Scope scope, CancellationToken cancellationToken = default)
    {
        var prepared = await workspace.PrepareAsync(new StatusQuestion { Scope = scope }, cancellationToken);
        return For(map, await ActivitiesAsync(workspace.Engine, prepared.Scope, cancellationToken));
    }

    /// <summary>The activities of a scope, as suggestions need them.</summary>
    public static async Task<IReadOnlyList<BindableActivity>> ActivitiesAsync(IJourneyEngine engine, Scope scope, CancellationToken cancellationToken = default)
    {
        var status = await engine.AskForAsync(new StatusQuestion { Scope = scope }, cancellationToken).ConfigureAwait(false);
        if (status.ByActivity.Count == 0)
        {
            return [];
        }

        var placed = status.ByActivity.OrderByDescending(a => a.Customers).ThenBy(a => a.Activity, StringComparer.Ordinal).Take(MostPlaced).ToList();
        var steps = placed.Select(a => new StepCandidate([a.Activity], a.Customers)).ToList();
        var measured = await engine.AskForAsync(DraftData.Question(steps, scope), cancellationToken).ConfigureAwait(false);
        var seconds = placed.Zip(measured.Steps).ToDictionary(p => p.First.Activity, p => p.Second.MedianSecondsFromStart, StringComparer.Ordinal);
        return [.. status.ByActivity.Select(a => new BindableActivity(a.Activity, a.Customers, seconds.GetValueOrDefault(a.Activity)))];
    }

    /// <summary>Proposes bindings for the steps of a map that have none.</summary>
    /// <param name="map">The map.</param>
    /// <param name="activities">What there is to bind to; those that a step of the map means already are not proposed again.</param>
    /// <param name="most">At most so many candidates a step.</param>
    public static IReadOnlyList<StepSuggestion> For(JourneyMap map, IReadOnlyList<BindableActivity> activities, int most = 5)
    {
        var steps = map.Steps().ToList();
        var bound = steps.ConvertAll(BoundTo);
        var free = activities.Where(a => !bound.Any(b => b.Contains(a.Activity, StringComparer.Ordinal)))
            .OrderBy(a => a.SecondsFromStart ?? double.MaxValue).ThenBy(a => a.Activity, StringComparer.Ordinal).ToList();
        var unbound = Enumerable.Range(0, steps.Count).Where(i => steps[i].Binding is null).ToList();
        var meanings = free.ConvertAll(a => Meanings.Of(a.Activity));
        var unlikely = free.ConvertAll(a => ActivitySorts.IsError(a.Activity) || ActivitySorts.IsTechnical(a.Activity, free.Count));
        var likeness = unbound.ConvertAll(i => meanings.Select((m, a) => Likeness(map, steps[i], m, unlikely[a])).ToList());
        var path = MonotoneAssignment.Of(likeness.ConvertAll(row => row.Select(l => l.Score >= LeastLikeness ? l.Score * l.Score : 0).ToArray()), free.Count);
        var order = new StepPlaces(steps, bound, activities, unbound.Select((i, u) => (Step: i, Activity: path[u] < 0 ? null : free[path[u]].Activity)));
        var suggestions = unbound.Select((i, u) => Suggest(steps, i, likeness[u], free, order, path[u], most)).ToList();
        return WithoutContest(suggestions);
    }

    private static StepSuggestion Suggest(
        List<Step> steps, int step, List<(double Score, IReadOnlyList<string> Shared)> likeness, List<BindableActivity> free, StepPlaces order, int onPath, int most)
    {
        var candidates = Enumerable.Range(0, free.Count).Where(a => likeness[a].Score >= LeastLikeness)
            .Select(a => (
                Place: a,
                Candidate: new BindingCandidate(
                    free[a].Activity,
                    Math.Round((1 - OrderWeight) * likeness[a].Score + OrderWeight * order.Fit(step, free[a].Activity) * (a == onPath ? 1 : 0.8), 3),
                    Reason(steps, step, likeness[a].Shared, order, a == onPath),
                    free[a].Customers)))
            .OrderByDescending(c => c.Candidate.Score).ThenByDescending(c => c.Candidate.Customers).ThenBy(c => c.Candidate.Activity, StringComparer.Ordinal)
            .ToList();
        var sure = candidates.Where(c => likeness[c.Place].Score >= SureLikeness && c.Candidate.Score >= NearlyAsWell * candidates[0].Candidate.Score).Select(c => c.Candidate.Activity).ToList();
        return new StepSuggestion(
            steps[step].Id,
            sure.Count == 0 ? null : new Binding(new StepPattern { Activities = sure }.ToString()),
            [.. candidates.Take(most).Select(c => c.Candidate)]);
    }

    /// <summary>An activity is proposed for one step alone: the one it fits best, the earlier where it fits alike.</summary>
    private static List<StepSuggestion> WithoutContest(List<StepSuggestion> suggestions)
    {
        var best = new Dictionary<string, StepSuggestion>(StringComparer.Ordinal);
        foreach (var suggestion in suggestions.Where(s => s.Proposed is not null))
        {
            foreach (var activity in StepPattern.Parse(suggestion.Proposed!.Events).Activities)
            {
                if (!best.TryGetValue(activity, out var other) || ScoreOf(suggestion, activity) > ScoreOf(other, activity))
                {
                    best[activity] = suggestion;
                }
            }
        }

        return suggestions.ConvertAll(s =>
        {
            List<string> won = [.. best.Where(b => b.Value.Step == s.Step).Select(b => b.Key)];
            return s.Proposed is null ? s : s with
            {
                Proposed = won.Count == 0 ? null : new Binding(new StepPattern { Activities = [.. s.Candidates.Select(c => c.Activity).Where(won.Contains), .. won.Where(w => s.Candidates.All(c => c.Activity != w))] }.ToString()),
            };
        });
    }

    private static double ScoreOf(StepSuggestion suggestion, string activity) => suggestion.Candidates.FirstOrDefault(c => c.Activity == activity)?.Score ?? 0;

    /// <summary>The name tells most; the description, what is done, and the stage help.</summary>
    private static (double Score, IReadOnlyList<string> Shared) Likeness(JourneyMap map, Step step, Dictionary<string, double> activity, bool isUnlikely)
    {
        var about = Meanings.Of(step.Name);
        var byName = NameLikeness.Of(about, activity);
        if (isUnlikely && !about.ContainsKey("error:"))
        {
            return (UnlikelyFactor * byName.Score, byName.Shared);
        }

        var stage = map.Stages.First(s => s.Steps.Contains(step)).Name;
        var acts = map.Cards.Where(c => c.Step == step.Id && map.Lanes.Any(l => l.Id == c.Lane && l.Kind == LaneKind.Actions)).Select(c => c.Text);
        var byContext = NameLikeness.Of(Meanings.Of(string.Join(' ', [step.Name, step.Description, .. acts, stage])), activity);
        return byContext.Score * 0.8 > byName.Score ? (byContext.Score * 0.8, byContext.Shared) : byName;
    }

    private static string Reason(List<Step> steps, int step, IReadOnlyList<string> shared, StepPlaces order, bool onPath)
    {
        var meaning = $"the names share {string.Join(", ", shared.Take(3).Select(s => $"'{s}'"))}";
        var (before, after) = order.Neighbours(step);
        return !onPath ? meaning : (before, after) switch
        {
            ({ } b, { } a) => string.Create(CultureInfo.InvariantCulture, $"{meaning}; happens between '{steps[b].Name}' and '{steps[a].Name}'"),
            ({ } b, null) => $"{meaning}; happens after '{steps[b].Name}'",
            (null, { } a) => $"{meaning}; happens before '{steps[a].Name}'",
            _ => meaning,
        };
    }

    private static IReadOnlyList<string> BoundTo(Step step)
    {
        try
        {
            return step.Binding is { } binding ? StepPattern.Parse(binding.Events).Activities : [];
        }
        catch (FormatException)
        {
            // A binding that cannot be read is told of when the map is checked or measured; here it means nothing.
            return [];
        }
    }
}
