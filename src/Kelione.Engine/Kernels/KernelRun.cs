using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What a kernel works with during one question: the snapshot, the view that the question's scope leaves of it, and how to get views of other scopes.</summary>
/// <param name="Snapshot">All journeys, held for as long as the run lasts.</param>
/// <param name="View">The journeys that the question's scope leaves.</param>
/// <param name="Views">Gives the view of any other scope over the same snapshot (groups, previous periods); cached, and kept alive until the run ends.</param>
/// <param name="Threads">How many threads to use, from 1.</param>
/// <param name="Cancellation">Stops the work; checked at each chunk of journeys.</param>
internal sealed record KernelRun(JourneySnapshot Snapshot, JourneyView View, Func<Scope, JourneyView> Views, int Threads, CancellationToken Cancellation)
{
    /// <summary>Events in the pieces that threads take by turns; small ones let tests meet every seam.</summary>
    public int EventsPerChunk { get; init; } = 1 << 17;

    /// <summary>Whether fast kernels give way to their plain twins: <c>KELIONE_KERNELS=scalar</c> in the environment, or a test's wish.</summary>
    public bool Scalar { get; init; } = ScalarByDefault;

    /// <summary>Whether fast kernels may use 512-bit vectors where the machine has them; a test says no to meet what other machines run.</summary>
    public bool Wide { get; init; } = true;

    private static readonly bool ScalarByDefault =
        string.Equals(Environment.GetEnvironmentVariable("KELIONE_KERNELS"), "scalar", StringComparison.OrdinalIgnoreCase);

    /// <summary>An empty set of persons of this snapshot.</summary>
    public PersonSet NewSet() => new(Snapshot.Persons.Count);

    /// <summary>The same run looking at another scope.</summary>
    public KernelRun Over(Scope scope) => this with { View = Views(scope) };
}

/// <summary>
/// What a scope leaves: segments whose events all count. Events outside the period or failing a condition are gone (journeys left without events too), customers outside the segment or set as well.
/// Where the scope leaves everything, these are the snapshot's own segments, so that kernels run over the mapped columns at full speed.
/// </summary>
/// <param name="Snapshot">Where it comes from.</param>
/// <param name="Scope">What was asked for.</param>
/// <param name="Segments">The segments; journeys that are not to be seen may still be in them (see <see cref="JourneySegment.Hidden"/>). <see cref="JourneyChunks"/> passes over those.</param>
/// <param name="JourneyCount">Visible journeys with at least one event left: the n of answers.</param>
/// <param name="EventCount">Their events.</param>
/// <param name="ObservedUntilMicros">The last event of the period that satisfies the conditions, whoever's it is: how far the data reaches, for retention and aha moments. Null where there is none.</param>
internal sealed record JourneyView(
    JourneySnapshot Snapshot, Scope Scope, IReadOnlyList<JourneySegment> Segments, int JourneyCount, long EventCount, long? ObservedUntilMicros);
