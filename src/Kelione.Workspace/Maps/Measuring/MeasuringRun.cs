using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>One measuring of one map, part by part.</summary>
internal sealed class MeasuringRun(JourneyWorkspace workspace, JourneyMap map, MeasureOptions options, IProgress<MeasureProgress>? progress, CancellationToken cancellationToken)
{
    private int _done;

    /// <summary>Measures.</summary>
    public async Task<MapMeasurement> RunAsync()
    {
        Tell("what is in the data");
        var known = await AskAsync(new StatusQuestion());
        var scope = MeasureScope.Of(map, options, workspace.Segments);
        var here = scope.IsAll ? known : await AskAsync(new StatusQuestion { Scope = scope });
        var binder = new StepBinder([.. known.ByActivity.Select(a => a.Activity)], known.Fields);
        var bound = binder.Bind(map);
        var errors = binder.Errors(map.Measure.Errors);
        if (bound.Count == 0 && binder.Remarks.Count > 0)
        {
            throw new MendableException($"None of the map's steps occurs in the data. {string.Join(' ', binder.Remarks)} 'kelione status' lists all activities.");
        }

        var said = options.Feedback ?? await workspace.Voice.AtStepsAsync(map, scope, cancellationToken);
        var assembler = new MeasurementAssembler(map, options with { Feedback = said }, bound, workspace.Time.GetUtcNow(), scope, here);
        return bound.Count == 0 ? assembler.WithoutSteps(await CardsAsync(scope)) : await MeasureAsync(assembler, new StepQuestions(map, bound, errors), bound, binder.Remarks, scope, known, here);
    }

    private async Task<MapMeasurement> MeasureAsync(
        MeasurementAssembler assembler, StepQuestions questions, IReadOnlyList<BoundStep> bound, IReadOnlyList<string> remarks, Scope scope, StatusAnswer known, StatusAnswer here)
    {
        // Mistakes in what is asked for are told before the long part.
        var wanted = new MeasuredSegments(map, options, workspace.Segments);
        var segments = wanted.Wanted();
        Tell("the steps");
        var answer = await AskAsync(questions.Steps(scope, details: true));
        var inOrder = await InOrderAsync(questions, scope);
        var measured = new List<MeasuredSegment>();
        foreach (var (name, persona, segment) in segments)
        {
            Tell(name);
            measured.Add(new MeasuredSegment(name, persona, await AskAsync(questions.Steps(MeasureScope.Within(scope, segment), details: false))));
        }

        var sideBySide = measured.Where(wanted.IsSideBySide).ToList();
        var findings = options.Findings ? await FindingsAsync(questions, bound, answer, sideBySide, scope, known, here) : new Findings([], [], []);
        return assembler.Make(answer, inOrder, findings, remarks) with
        {
            Personas = MeasuredSegments.Personas(measured, answer.Customers),
            Segments = assembler.Segments(sideBySide),
            Cards = (await CardsAsync(scope)).ToValueList(),
            Retention = map.Kind == MapKind.ProductUse ? RetentionCurve.Points(await AskAsync(RetentionCurve.Question(map, bound, scope))) : [],
        };
    }

    private async Task<InOrder> InOrderAsync(StepQuestions questions, Scope scope)
    {
        if (questions.Funnel(scope) is not { } funnel)
        {
            return new InOrder(null, new Dictionary<string, long>(StringComparer.Ordinal));
        }

        var answer = await AskAsync(funnel.Question);
        return new InOrder(answer.Handle, funnel.Steps.Zip(answer.Steps).ToDictionary(p => p.First.Id, p => p.Second.Customers, StringComparer.Ordinal));
    }

    private async Task<Findings> FindingsAsync(
        StepQuestions questions, IReadOnlyList<BoundStep> bound, StepMeasuresAnswer answer, List<MeasuredSegment> segments, Scope scope, StatusAnswer known, StatusAnswer here)
    {
        Tell("barriers");
        var finder = new BarrierFinder(map, bound, questions.Within, answer);
        var barriers = finder.InThisPeriod().ToList();
        if (PreviousPeriod.Of(scope.Period, known) is { } previous)
        {
            barriers.AddRange(finder.AgainstPast(await AskAsync(questions.Steps(scope with { Period = previous }, details: false))));
        }

        barriers.AddRange(finder.AgainstSegments([.. segments.Select(s => (s.Name, s.Answer))]));
        barriers.AddRange(await new ForcedSwitches(map, here, AskAsync).FindAsync(bound, answer, scope));
        var together = new TogetherWithLeaving(questions.Within, AskAsync);
        for (var i = 0; i < barriers.Count; i++)
        {
            if (barriers[i] is { Kind: BarrierKind.LowConversion, Against: BarrierAgainst.Others or BarrierAgainst.Past, To: not null })
            {
                barriers[i] = await together.ExplainAsync(barriers[i], bound, scope);
            }
        }

        Tell("aha moments");
        var aha = AhaMoments.Question(options.Aha, scope);
        return new Findings(barriers, await AhaMoments.FindAsync(aha, map, bound, AskAsync), [.. finder.OrderToCheck(), .. FindingPolicy.Lines(aha, PreviousPeriod.Of(scope.Period, known), segments.Count)]);
    }

    private Task<IReadOnlyList<CardMeasure>> CardsAsync(Scope scope)
    {
        Tell("cards");
        return CardValues.MeasureAsync(map, scope, q => workspace.AskAsync(q, cancellationToken));
    }

    private void Tell(string what) => progress?.Report(new MeasureProgress(
        _done++, 3 + options.Segments.Count + map.Personas.Count(p => !string.IsNullOrWhiteSpace(p.Segment)) + (options.Findings ? 2 : 0), what));

    private Task<TAnswer> AskAsync<TAnswer>(Question<TAnswer> question)
        where TAnswer : Answer => workspace.AskAsync(question, cancellationToken);
}
