using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Answers one kind of question over the columns of a view. One class an analysis; stateless; safe for several threads.</summary>
internal interface IKernel
{
    /// <summary>The question's type.</summary>
    Type QuestionType { get; }

    /// <summary>Answers; N, policy and handle are filled in by the engine afterwards.</summary>
    Answer Ask(Question question, KernelRun run);

    /// <summary>The N of an answer: the view's journeys, unless the question leaves some of them out.</summary>
    long CustomersLookedAt(Answer answer, KernelRun run);

    /// <summary>The persons behind a number of the answer.</summary>
    /// <param name="question">The question.</param>
    /// <param name="address">The parts of the number's address, unescaped (see <see cref="Handles.Parts"/>).</param>
    /// <param name="run">What to look at.</param>
    /// <returns>null where the answer has no such address.</returns>
    PersonSet? Open(Question question, string[] address, KernelRun run);
}

/// <summary>A kernel with its types.</summary>
internal abstract class Kernel<TQuestion, TAnswer> : IKernel
    where TQuestion : Question<TAnswer>
    where TAnswer : Answer
{
    public Type QuestionType => typeof(TQuestion);

    Answer IKernel.Ask(Question question, KernelRun run) => Ask((TQuestion)question, run);

    long IKernel.CustomersLookedAt(Answer answer, KernelRun run) => CustomersLookedAt((TAnswer)answer, run);

    PersonSet? IKernel.Open(Question question, string[] address, KernelRun run) => Open((TQuestion)question, address, run);

    protected abstract TAnswer Ask(TQuestion question, KernelRun run);

    protected abstract PersonSet? Open(TQuestion question, string[] address, KernelRun run);

    /// <summary>The N of an answer. Override where a question leaves journeys of the view out of its denominator.</summary>
    protected virtual long CustomersLookedAt(TAnswer answer, KernelRun run) => run.View.JourneyCount;
}
