using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine;

/// <summary>
/// Answers questions from the journey index of one machine. Each question is answered over the journeys as they stood when it was asked, on the thread pool; several may be asked at once.
/// Safe for several threads.
/// </summary>
public sealed class JourneyEngine : IJourneyEngine
{
    private readonly ISnapshotSource _source;
    private readonly ViewBuilder _views;
    private readonly int _threads;

    /// <param name="source">Lends the journeys.</param>
    /// <param name="evaluator">Judges segments.</param>
    /// <param name="threads">How many threads a question may use, from 1; null for as many as the machine has.</param>
    internal JourneyEngine(ISnapshotSource source, ISegmentEvaluator evaluator, int? threads = null)
    {
        _source = source;
        _threads = Math.Max(1, threads ?? Environment.ProcessorCount);
        _views = new ViewBuilder(evaluator, _threads);
    }

    private JourneyEngine(JourneyEngine other, int threads) => (_source, _views, _threads) = (other._source, other._views, threads);

    /// <summary>The same engine with one thread for each question; views that either makes, both have.</summary>
    internal JourneyEngine OnOneThread() => new(this, threads: 1);

    /// <summary>Events in the pieces that threads take by turns; tests make it small to meet every seam.</summary>
    internal int? EventsPerChunk { get; init; }

    /// <summary>Whether to use the plain twins of fast kernels; null leaves it to the environment.</summary>
    internal bool? Scalar { get; init; }

    /// <summary>Whether fast kernels may use 512-bit vectors.</summary>
    internal bool Wide { get; init; } = true;

    /// <inheritdoc />
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default)
    {
        question.EnsureAskable();
        return Run(question, run => KernelList.Ask(question, run), cancellationToken);
    }

    /// <inheritdoc />
    public Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default)
    {
        question.EnsureAskable();
        if (page.Limit is < 1 or > 10_000)
        {
            throw new QuestionException("A page has from 1 to 10,000 customers.");
        }

        return Run(question, run => CustomerPages.Of(KernelList.Open(question, address, run), page, run), cancellationToken);
    }

    private Task<T> Run<T>(Question question, Func<KernelRun, T> work, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            using var lease = await _source.AcquireAsync(cancellation).ConfigureAwait(false);
            var used = new UsedViews(_views, lease.Snapshot, cancellation);
            var run = new KernelRun(lease.Snapshot, used.Of(ScopeOf(question)), used.Of, _threads, cancellation);
            run = run with { EventsPerChunk = EventsPerChunk ?? run.EventsPerChunk, Scalar = Scalar ?? run.Scalar, Wide = Wide };
            var result = work(run);

            // Kernels hold pointers only: the views they point into must outlive them.
            GC.KeepAlive(used);
            return result;
        },
        cancellation);

    /// <summary>What a question looks at: a comparison has no scope of its own but that of the question compared.</summary>
    private static Scope ScopeOf(Question question) => question is ComparisonQuestion comparison ? comparison.Of.Scope : question.Scope;

    /// <summary>Keeps every view that a run was given alive until the run ends.</summary>
    private sealed class UsedViews(ViewBuilder builder, JourneySnapshot snapshot, CancellationToken cancellation)
    {
        private readonly List<JourneyView> _views = [];
        private readonly Lock _lock = new();

        public JourneyView Of(Scope scope)
        {
            var view = builder.Of(snapshot, scope, cancellation);
            lock (_lock)
            {
                _views.Add(view);
            }

            return view;
        }
    }
}
