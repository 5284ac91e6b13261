using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Every analysis of the embedded engine, in one list. A new analysis is a question and an answer in Kelione.Journeys, and a line here.</summary>
internal static class KernelList
{
    /// <summary>All kernels, one for each type of question.</summary>
    public static IReadOnlyList<IKernel> All { get; } =
    [
        // Flows, funnels and plain counts.
        new StatusKernel(),
        new FlowsKernel(),
        new SankeyKernel(),
        new StepMatrixKernel(),
        new LoopsKernel(),
        new VariantsKernel(),
        new FunnelKernel(),
        new StepMeasuresKernel(),
        new SessionsKernel(),
        new TimelineKernel(),
        new ParetoKernel(),
        new CustomersKernel(),

        // Retention, aha moments, drop-offs, crossings, attribution, segments, comparison.
        new RetentionKernel(),
        new AhaKernel(),
        new DropOffsKernel(),
        new CrossingsKernel(),
        new AttributionKernel(),
        new SegmentOverlapKernel(),
        new SegmentDiscoveryKernel(),
        new ComparisonKernel(),
    ];

    private static readonly Dictionary<Type, IKernel> ByQuestion = All.ToDictionary(k => k.QuestionType);

    /// <summary>Answers a question over the run's view, which must be that of the question's scope; N, policy and handle are filled in.</summary>
    /// <exception cref="QuestionException">No kernel answers such questions.</exception>
    public static Answer Ask(Question question, KernelRun run)
    {
        var kernel = For(question);
        var answer = kernel.Ask(question, run);
        return answer with { N = kernel.CustomersLookedAt(answer, run), Policy = [.. question.PolicyLines()], Handle = Handles.Of(question) };
    }

    /// <summary>The persons behind a number of the answer.</summary>
    /// <exception cref="QuestionException">The answer has no such number, or no kernel answers such questions.</exception>
    public static PersonSet Open(Question question, string address, KernelRun run) =>
        For(question).Open(question, Handles.Parts(address), run)
        ?? throw new QuestionException($"This answer has no number at '{address}'. Take the address from the answer itself.");

    private static IKernel For(Question question) =>
        ByQuestion.GetValueOrDefault(question.GetType()) ?? throw new QuestionException($"This engine does not answer {question.GetType().Name}.");
}
