using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>A visit to a step: the positions of its first and last event.</summary>
internal sealed record PlainVisit(int Step, int First, int Last);

/// <summary>One journey seen as the steps of a drawn one, each number by the words of <see cref="StepMeasuresQuestion"/>.</summary>
internal sealed class PlainStepJourney
{
    private readonly StepMeasuresQuestion _question;
    private readonly IReadOnlyList<JourneyEvent> _events;

    public PlainStepJourney(StepMeasuresQuestion question, PlainJourney journey)
    {
        _question = question;
        _events = journey.Events;
        Customer = journey.Customer;
        Visits = FindVisits();
    }

    public string Customer { get; }

    public IReadOnlyList<PlainVisit> Visits { get; }

    /// <summary>Each visit but the first with the one before it.</summary>
    public IEnumerable<(PlainVisit From, PlainVisit To)> Moves => Visits.Zip(Visits.Skip(1));

    /// <summary>The steps of the first 64 visits.</summary>
    public IReadOnlyList<int> Way => [.. Visits.Take(64).Select(v => v.Step)];

    public IEnumerable<JourneyEvent> EventsAt(int step) => PositionsAt(step).Select(p => _events[p]);

    /// <summary>The first pair of an event at a step and a later one at the next step within the window; null where there is none.</summary>
    public (long From, long To)? WentOn(int step) => Pairs(step, to => to == step + 1).Select(p => ((long, long)?)p).FirstOrDefault();

    public bool PassedBy(int step) => WentOn(step) is null && Pairs(step, to => to > step + 1).Any();

    public bool Left(int step) => PositionsAt(step).Any() && WentOn(step) is null && !PassedBy(step);

    /// <summary>The activity right after the last event at a step; null where nothing is.</summary>
    public string? After(int step) => PositionsAt(step).Last() is var last && last + 1 < _events.Count ? _events[last + 1].Activity : null;

    /// <summary>The time of the first event that is the step's success; null where none is.</summary>
    public long? SuccessMicros(int step) =>
        _events.FirstOrDefault(e => (_question.Steps[step].Success ?? _question.Steps[step].Events).Matches(e))?.TimeMicros;

    public bool IsRetained(int step) =>
        SuccessMicros(step) is { } start && _events.Any(e => e.TimeMicros >= start && (e.TimeMicros - start) / UtcTime.MicrosPerDay >= _question.RetentionDays);

    public bool Returned(int step)
    {
        var places = Enumerable.Range(0, Visits.Count).ToList();
        return places.Any(a => Visits[a].Step == step && places.Any(b => b > a && Visits[b].Step > step && places.Any(c => c > b && Visits[c].Step == step)));
    }

    /// <summary>From the first visit to the first event at a step.</summary>
    public long MicrosFromStart(int step) => EventsAt(step).First().TimeMicros - _events[Visits[0].First].TimeMicros;

    public bool HasError(int step) =>
        _question.Errors is { } errors && Enumerable.Range(0, _events.Count).Any(p => errors.Matches(_events[p]) && Visits.LastOrDefault(v => v.First <= p)?.Step == step);

    /// <summary>The activities at no step, each with the step visited last before and whether an event at a step comes after.</summary>
    public IEnumerable<(string Activity, int Step, bool Stays)> OffMap() =>
        from position in Enumerable.Range(0, _events.Count)
        where !StepsOf(position).Any()
        let visit = Visits.LastOrDefault(v => v.First < position)
        where visit is not null
        select (_events[position].Activity, visit.Step, Enumerable.Range(position, _events.Count - position).Any(later => StepsOf(later).Any()));

    /// <summary>The channel and device of an event.</summary>
    public (string? Channel, string? Device) PlaceOf(int position) =>
        (Condition.TextOf(_events[position], EventFields.Channel), Condition.TextOf(_events[position], EventFields.Device));

    public long TimeOf(int position) => _events[position].TimeMicros;

    public bool IsLooped => Kinds().Contains("loop");

    /// <summary>followed, left, skipped or outOfOrder.</summary>
    public string Class
    {
        get
        {
            var kinds = Kinds().ToList();
            if (kinds.Contains("outOfOrder"))
            {
                return "outOfOrder";
            }

            if (kinds.Contains("skip") || _question.Steps.Take(Visits[0].Step).Any(s => !s.Optional))
            {
                return "skipped";
            }

            var lastRequired = _question.Steps.ToList().FindLastIndex(s => !s.Optional);
            return lastRequired < 0 || Visits.Any(v => v.Step == lastRequired) ? "followed" : "left";
        }
    }

    /// <summary>What each move is.</summary>
    private IEnumerable<string> Kinds()
    {
        for (var k = 1; k < Visits.Count; k++)
        {
            var (from, to) = (Visits[k - 1].Step, Visits[k].Step);
            var before = Visits.Take(k).Select(v => v.Step).ToList();
            var drawn = _question.Arcs.Any(a => a.From == _question.Steps[from].Id && a.To == _question.Steps[to].Id);
            if (before.Contains(to))
            {
                yield return to < from && !drawn ? "loop" : "allowed";
            }
            else if (to > before.Max())
            {
                var between = _question.Steps.Skip(before.Max() + 1).Take(to - before.Max() - 1);
                yield return drawn || between.All(s => s.Optional) ? "allowed" : "skip";
            }
            else
            {
                yield return drawn ? "allowed" : "outOfOrder";
            }
        }
    }

    private List<PlainVisit> FindVisits()
    {
        var visits = new List<PlainVisit>();
        for (var position = 0; position < _events.Count; position++)
        {
            var steps = StepsOf(position).ToList();
            if (steps.Count == 0)
            {
                continue;
            }

            if (visits.Count == 0)
            {
                visits.Add(new PlainVisit(steps.Min(), position, position));
            }
            else if (steps.Contains(visits[^1].Step))
            {
                visits[^1] = visits[^1] with { Last = position };
            }
            else
            {
                var later = steps.Where(s => s > visits[^1].Step).ToList();
                visits.Add(new PlainVisit(later.Count > 0 ? later.Min() : steps.Max(), position, position));
            }
        }

        return visits;
    }

    private IEnumerable<int> StepsOf(int position) => Enumerable.Range(0, _question.Steps.Count).Where(s => _question.Steps[s].Events.Matches(_events[position]));

    private IEnumerable<int> PositionsAt(int step) => Enumerable.Range(0, _events.Count).Where(p => _question.Steps[step].Events.Matches(_events[p]));

    /// <summary>The times of each event at a step and each later one at a wanted step within the window, earliest first.</summary>
    private IEnumerable<(long From, long To)> Pairs(int step, Func<int, bool> wanted) =>
        from first in PositionsAt(step)
        from second in Enumerable.Range(first + 1, _events.Count - first - 1)
        where StepsOf(second).Any(wanted) && _events[second].TimeMicros - _events[first].TimeMicros <= _question.Within.Micros
        select (_events[first].TimeMicros, _events[second].TimeMicros);
}
