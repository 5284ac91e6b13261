using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Makes the view that a scope leaves of a snapshot, and keeps the last few. A scope that leaves everything costs nothing; one that chooses customers masks journeys and copies nothing;
/// a period or conditions copy the events that stay. Safe for several threads.
/// </summary>
/// <param name="evaluator">Judges segments.</param>
/// <param name="threads">Threads to filter with, from 1.</param>
internal sealed class ViewBuilder(ISegmentEvaluator evaluator, int threads)
{
    /// <summary>Views kept at the most.</summary>
    public const int MaxViews = 16;

    /// <summary>Memory that kept views may hold; the view in use is kept whatever its size.</summary>
    public const long MaxBytes = 512L << 20;

    private const int EventsPerPiece = 1 << 20;

    private readonly LinkedList<KeptView> _kept = [];
    private readonly LinkedList<KeptSegment> _segments = [];
    private readonly Lock _lock = new();

    /// <summary>The view of a scope over a snapshot that the caller holds for as long as it uses the view.</summary>
    public JourneyView Of(JourneySnapshot snapshot, Scope scope, CancellationToken cancellation)
    {
        if (scope.IsAll)
        {
            return new JourneyView(snapshot, scope, snapshot.Segments, snapshot.JourneyCount, snapshot.EventCount, snapshot.Span?.LastMicros);
        }

        lock (_lock)
        {
            if (Find(_kept, k => ReferenceEquals(k.View.Snapshot, snapshot) && k.View.Scope == scope) is { } found)
            {
                return found.View;
            }
        }

        var persons = PersonsOf(snapshot, scope, cancellation);
        var (view, bytes) = scope.Period is null && scope.Where.Count == 0
            ? Masked(snapshot, scope, persons!)
            : Filtered(snapshot, scope, persons, cancellation);
        lock (_lock)
        {
            Keep(_kept, new KeptView(view, bytes), k => k.View.Snapshot, MaxViews);
            while (_kept.Count > 1 && _kept.Sum(k => k.Bytes) > MaxBytes)
            {
                _kept.RemoveLast();
            }
        }

        return view;
    }

    /// <summary>Who belongs to a segment; the last few answers are kept.</summary>
    public PersonSet InSegment(JourneySnapshot snapshot, SegmentRule rule, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (Find(_segments, s => ReferenceEquals(s.Snapshot, snapshot) && s.Rule == rule) is { } found)
            {
                return found.Persons;
            }
        }

        var persons = evaluator.Evaluate(rule, snapshot, threads, cancellation);
        lock (_lock)
        {
            Keep(_segments, new KeptSegment(snapshot, rule, persons), s => s.Snapshot, MaxViews);
        }

        return persons;
    }

    private PersonSet? PersonsOf(JourneySnapshot snapshot, Scope scope, CancellationToken cancellation)
    {
        PersonSet? persons = null;
        if (scope.Customers is { } customers)
        {
            persons = new PersonSet(snapshot.Persons.Count);
            foreach (var code in customers.Select(snapshot.Persons.CodeOf).OfType<int>())
            {
                persons.Add(code);
            }
        }

        if (scope.Segment is { } segment)
        {
            var inSegment = InSegment(snapshot, segment.Rule, cancellation);
            if (persons is null)
            {
                return inSegment;
            }

            persons.IntersectWith(inSegment);
        }

        return persons;
    }

    private static (JourneyView View, long Bytes) Masked(JourneySnapshot snapshot, Scope scope, PersonSet persons)
    {
        var segments = snapshot.Segments.Select(s => MaskedSegment.Only(s, persons)).ToList();
        var view = new JourneyView(
            snapshot, scope, segments, segments.Sum(s => s.VisibleJourneys), segments.Sum(s => s.VisibleEvents), snapshot.Span?.LastMicros);
        return (view, segments.Sum(s => s.JourneyCount / 8L));
    }

    private (JourneyView View, long Bytes) Filtered(JourneySnapshot snapshot, Scope scope, PersonSet? persons, CancellationToken cancellation)
    {
        var filter = RowFilter.Of(scope, snapshot, persons);
        var pieces = JourneyChunks.WalkWhole(
            snapshot.Segments, threads, EventsPerPiece, () => new Pieces(), (range, piece) => piece.Add(range, filter.Apply(range, ref piece.ObservedUntil)), cancellation);

        // In the order of the snapshot, whichever thread made them, so that the same question walks the same way each time.
        var segments = pieces.SelectMany(p => p.Segments).OrderBy(s => s.Place).Select(s => s.Segment).ToList();
        var view = new JourneyView(
            snapshot, scope, segments, segments.Sum(s => s.JourneyCount), segments.Sum(s => s.EventCount),
            pieces.Aggregate((long?)null, (latest, p) => RowFilter.Later(latest, p.ObservedUntil)));
        return (view, segments.Sum(s => s.Bytes));
    }

    private static T? Find<T>(LinkedList<T> kept, Func<T, bool> wanted)
        where T : class
    {
        for (var node = kept.First; node is not null; node = node.Next)
        {
            if (wanted(node.Value))
            {
                kept.Remove(node);
                kept.AddFirst(node);
                return node.Value;
            }
        }

        return null;
    }

    private static void Keep<T>(LinkedList<T> kept, T item, Func<T, JourneySnapshot> snapshotOf, int limit)
    {
        // What was derived from another snapshot is of no use any more, and must not keep it alive.
        var snapshot = snapshotOf(item);
        foreach (var stale in kept.Where(k => !ReferenceEquals(snapshotOf(k), snapshot)).ToList())
        {
            kept.Remove(stale);
        }

        kept.AddFirst(item);
        while (kept.Count > limit)
        {
            kept.RemoveLast();
        }
    }

    private sealed record KeptView(JourneyView View, long Bytes);

    private sealed record KeptSegment(JourneySnapshot Snapshot, SegmentRule Rule, PersonSet Persons);

    private sealed class Pieces
    {
        public long? ObservedUntil;

        public List<((int Segment, int Journey) Place, FilteredSegment Segment)> Segments { get; } = [];

        public void Add(JourneyRange range, FilteredSegment? segment)
        {
            if (segment is not null)
            {
                Segments.Add(((range.SegmentIndex, range.First), segment));
            }
        }
    }
}
