using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Puts a measurement together out of answers.</summary>
internal sealed class MeasurementAssembler(JourneyMap map, MeasureOptions options, IReadOnlyList<BoundStep> bound, DateTimeOffset now, Scope scope, StatusAnswer here)
{
    // The page and the poster draw the commonest; thousands of rare ones would only make snapshots large.
    private const int MostCrossings = 200;
    private const int MostOffMap = 20;

    private readonly StepMeasureMaker _maker = new(map, bound, options.Feedback);

    // What all customers said is not what those of a segment said.
    private readonly StepMeasureMaker _ofSegments = new(map, bound, feedback: null);

    /// <summary>The measurement of a map that binds no step.</summary>
    public MapMeasurement WithoutSteps(IReadOnlyList<CardMeasure> cards) => Head(0, here.Customers, _maker.Make(null, InNoOrder)) with
    {
        Cards = cards.ToValueList(), Policy = [new PolicyNote("not measured", "No step of the map is bound to events yet.")],
    };

    /// <summary>The measurement, without what is measured beside the steps.</summary>
    public MapMeasurement Make(StepMeasuresAnswer answer, InOrder inOrder, Findings findings, IReadOnlyList<string> remarks)
    {
        var steps = _maker.Make(answer, inOrder.Customers);
        var criticality = steps.ToDictionary(s => s.Id, s => s.Criticality, StringComparer.Ordinal);
        var barriers = findings.Barriers.Select(b => b with { Criticality = criticality[b.Step] })
            .OrderByDescending(b => b.Criticality ?? -1).ThenBy(b => Place(b.Step)).ThenBy(b => b.Kind).ThenBy(b => b.Against, StringComparer.Ordinal).ToList();
        return Head(answer.Customers, answer.N, [.. steps.Select(s => s with { Barriers = barriers.Where(b => b.Step == s.Id).ToValueList() })]) with
        {
            Finished = bound.Count < 2 ? null : answer.Steps.Zip(bound).LastOrDefault(p => !p.Second.Optional).First?.Customers,
            Coverage = Coverage(answer),
            Conformance = Conformance(answer),
            Moves = answer.Moves.Where(m => Order(m.To) != Order(m.From) + 1).Select(m => new MoveMeasure(m.From, m.To, m.Customers, m.Count)).ToValueList(),
            OffMap = answer.OffMap.Take(MostOffMap).Select(o => new OffMapActivity(o.Activity, o.After, o.Customers, o.Leave)).ToValueList(),
            Crossings = answer.Crossings.Take(MostCrossings).Select(c => new CrossingMeasure(
                c.From, c.FromChannel, c.FromDevice, c.To, c.ToChannel, c.ToDevice, c.Customers, c.MedianSeconds)).ToValueList(),
            Barriers = barriers.ToValueList(),
            Aha = findings.Aha.ToValueList(),
            Policy = Policy(answer, inOrder, findings, remarks).ToValueList(),
        };
    }

    /// <summary>Segments and personas side by side.</summary>
    public ValueList<SegmentMeasure> Segments(IReadOnlyList<MeasuredSegment> measured) => measured.Select(m => new SegmentMeasure(
        m.Name, m.Persona, m.Answer.Customers, Coverage(m.Answer), _ofSegments.Make(m.Answer, InNoOrder).ToValueList())).ToValueList();

    private static IReadOnlyDictionary<string, long> InNoOrder { get; } = new Dictionary<string, long>(StringComparer.Ordinal);

    private MapMeasurement Head(long customers, long inScope, IReadOnlyList<StepMeasure> steps) => new()
    {
        Map = map.Id,
        MapVersion = options.MapVersion,
        MeasuredAt = now,
        Period = new MeasuredPeriod(Moment(scope.Period?.FromMicros), Moment(scope.Period?.ToMicros), Moment(here.FirstMicros), Moment(here.LastMicros)),
        Filters = MeasureScope.InWords(scope),
        Customers = customers,
        CustomersInScope = inScope,
        Steps = steps.ToValueList(),
    };

    private IEnumerable<PolicyNote> Policy(StepMeasuresAnswer answer, InOrder inOrder, Findings findings, IReadOnlyList<string> remarks) =>
    [
        .. remarks.Select(r => new PolicyNote("not measured", r)),
        .. answer.Policy.Select(p => new PolicyNote(p.Name, p.Value)),
        new("in order", "the whole map as one funnel, in order, without a limit of time"),
        new("criticality", Criticality.InWords(map.Measure.Criticality, options.Feedback is { Count: > 0 })),
        .. options.Feedback is null ? [] : new PolicyNote[] { new("feedback at steps", FeedbackPlacer.Policy), new("measured emotion", $"{FeedbackAtSteps.Policy}; sentiment of an entry: {EntryFeeling.Policy}") },
        .. findings.Policy,
        .. inOrder.Handle is { } handle ? [new PolicyNote(MeasuredQuestions.InOrderNote, handle)] : Array.Empty<PolicyNote>(),
        new("question", answer.Handle),
    ];

    private static double? Coverage(StepMeasuresAnswer answer) => answer.N > 0 ? answer.Conformance.Explained / (double)answer.N : null;

    private static MapConformance Conformance(StepMeasuresAnswer answer)
    {
        var c = answer.Conformance;
        return new MapConformance(
            c.Followed, c.Left, c.Skipped, c.OutOfOrder, c.Looped, c.Explained, answer.N - answer.Customers,
            answer.Ways.Select(w => new WayMeasure(w.Steps.ToValueList(), w.Customers)).ToValueList());
    }

    private int Order(string id)
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

    private int Place(string id) => Order(id) is >= 0 and var at ? bound[at].Place : int.MaxValue;

    private static DateTimeOffset? Moment(long? micros) => micros is { } some ? new DateTimeOffset(UtcTime.ToDateTime(some)) : null;
}
