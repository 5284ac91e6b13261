using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Puts the figures of an answer to the steps of the map.</summary>
/// <param name="map">The map.</param>
/// <param name="bound">Its steps that were measured.</param>
/// <param name="feedback">What was said at the steps; null where there is none.</param>
internal sealed class StepMeasureMaker(JourneyMap map, IReadOnlyList<BoundStep> bound, IReadOnlyDictionary<string, StepFeedback>? feedback)
{
    private const double SecondsPerDay = 86_400;

    private readonly int _steps = map.Steps().Count();

    /// <summary>One for each step of the map, unbound ones too.</summary>
    /// <param name="answer">The figures; null where nothing is bound.</param>
    /// <param name="inOrder">Customers who reached each step in order; empty where not asked for.</param>
    public IReadOnlyList<StepMeasure> Make(StepMeasuresAnswer? answer, IReadOnlyDictionary<string, long> inOrder)
    {
        var made = new List<StepMeasure>();
        foreach (var stage in map.Stages)
        {
            foreach (var step in stage.Steps)
            {
                var at = answer is null ? -1 : IndexOf(step.Id);
                var empty = new StepMeasure { Id = step.Id, Name = step.Name, Stage = stage.Id, Bound = at >= 0, FeedbackN = Said(step.Id)?.N ?? 0, Emotion = Said(step.Id)?.Emotion };
                made.Add(at < 0 ? empty : Fill(empty, answer!, at) with { ReachedInOrder = inOrder.TryGetValue(step.Id, out var reached) ? reached : null });
            }
        }

        return made;
    }

    private StepMeasure Fill(StepMeasure empty, StepMeasuresAnswer answer, int at)
    {
        var (figures, next) = (answer.Steps[at], at + 1 < bound.Count ? bound[at + 1] : null);
        var terms = Terms(answer, at);
        return empty with
        {
            Customers = figures.Customers,
            Share = Share(figures.Customers, answer.Customers),
            Succeeded = figures.Succeeded,
            Next = next?.Id,
            WentOn = figures.WentOn,
            PassedBy = figures.PassedBy,
            ConversionToNext = Share(figures.WentOn, figures.Customers),
            ConversionInterval = Bounds(figures.ConversionInterval),
            Retained = Share(figures.Retained, figures.RetainedOf),
            RetainedOf = figures.RetainedOf,
            MedianSecondsToNext = figures.MedianSecondsToNext,
            P90SecondsToNext = figures.P90SecondsToNext,
            Exits = figures.Exits,
            LeftTo = LeftTo(figures),
            LeftToOthers = figures.Exits is null ? null : figures.LeftToOthers,
            EventsPerCustomer = Share(figures.Events, figures.Customers),
            Returned = figures.Returned,
            Starts = figures.Starts,
            Ends = figures.Ends,
            Errors = figures.Errors,
            Revenue = figures.Value,
            Channels = Mix(figures.Channels, figures.Customers),
            Devices = Mix(figures.Devices, figures.Customers),
            CriticalityTerms = terms,
            Criticality = terms is null ? null : Criticality.Of(terms),
            MedianDayFirst = figures.MedianSecondsFromStart / SecondsPerDay,
            MiddleHalfDayFirst = figures.MiddleHalfSecondsFromStart is { } half ? new Bounds(half.Low / SecondsPerDay, half.High / SecondsPerDay) : null,
        };
    }

    private CriticalityTerms? Terms(StepMeasuresAnswer answer, int at)
    {
        var figures = answer.Steps[at];
        return figures.WentOn is null
            ? null
            : Criticality.Terms(
                GoingOn.Count(figures, GoingOn.MayPassBy(map, bound, at)), figures.Customers, answer.Customers, bound[at].Place + 1, _steps, Said(figures.Id), map.Measure.Criticality);
    }

    private int IndexOf(string id)
    {
        for (var i = 0; i < bound.Count; i++)
        {
            if (bound[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private StepFeedback? Said(string id) => feedback is not null && feedback.TryGetValue(id, out var said) ? said : null;

    private static ValueList<LeftTo> LeftTo(StepFigures figures) => figures.LeftTo.Select(l => new LeftTo(l.Activity, l.Customers)).ToValueList();

    private static ValueList<MixShare> Mix(IReadOnlyList<StepMix> mix, long customers) =>
        mix.Select(m => new MixShare(m.Value, m.Customers, Share(m.Customers, customers) ?? 0)).ToValueList();

    private static Bounds? Bounds(Interval? interval) => interval is null ? null : new Bounds(interval.Low, interval.High);

    private static double? Share(long? part, long whole) => part is { } some && whole > 0 ? some / (double)whole : null;
}
