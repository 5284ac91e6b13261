namespace Kelione.Engine.Kernels;

/// <summary>Lengths of time, in pieces, so that growing copies nothing. One for each thread and step.</summary>
internal sealed class LongTimes
{
    private const int FirstPiece = 1 << 6;
    private const int LargestPiece = 1 << 16;

    private readonly List<long[]> _full = [];
    private long[] _piece = [];
    private int _used;

    public long Count { get; private set; }

    public void Add(long micros)
    {
        if (_used == _piece.Length)
        {
            NewPiece();
        }

        _piece[_used++] = micros;
        Count++;
    }

    public void CopyTo(Span<long> to)
    {
        foreach (var piece in _full)
        {
            piece.CopyTo(to);
            to = to[piece.Length..];
        }

        _piece.AsSpan(0, _used).CopyTo(to);
    }

    private void NewPiece()
    {
        if (_used > 0)
        {
            _full.Add(_piece);
        }

        _piece = new long[Math.Clamp(2 * _piece.Length, FirstPiece, LargestPiece)];
        _used = 0;
    }
}

/// <summary>The times to the next step and from the start of some of the steps, as one thread found them.</summary>
/// <param name="first">The first of these steps.</param>
/// <param name="count">How many there are.</param>
internal sealed class StepTimes(int first, int count)
{
    private readonly LongTimes[] _toNext = NewTimes(count);
    private readonly LongTimes[] _fromStart = NewTimes(count);

    /// <summary>The steps whose times are kept.</summary>
    public ulong Steps { get; } = (count == 64 ? ulong.MaxValue : (1UL << count) - 1) << first;

    public void AddToNext(int step, long micros) => _toNext[step - first].Add(micros);

    public void AddFromStart(int step, long micros) => _fromStart[step - first].Add(micros);

    /// <summary>Puts the quantiles of these steps where the others are.</summary>
    /// <param name="parts">All threads' times.</param>
    /// <param name="run">Gives threads and cancellation.</param>
    /// <param name="quantiles">By step.</param>
    public static void Measure(IReadOnlyList<StepTimes> parts, KernelRun run, StepQuantiles[] quantiles)
    {
        var (first, count) = (parts[0].First, parts[0]._toNext.Length);
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation }, step =>
        {
            var (median, p90) = Selection.Seconds(Joined([.. parts.Select(p => p._toNext[step - first])]));
            var fromStart = Joined([.. parts.Select(p => p._fromStart[step - first])]);
            quantiles[step] = new StepQuantiles(median, p90, Seconds(fromStart, 0.25), Seconds(fromStart, 0.5), Seconds(fromStart, 0.75));
        });
    }

    private int First => first;

    private static double? Seconds(long[] micros, double q) => micros.Length == 0 ? null : Selection.Quantile(micros, q) / Journeys.UtcTime.MicrosPerSecond;

    private static long[] Joined(LongTimes[] parts)
    {
        var joined = new long[parts.Sum(p => p.Count)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined.AsSpan(at));
            at += (int)part.Count;
        }

        return joined;
    }

    private static LongTimes[] NewTimes(int count) => [.. Enumerable.Range(0, count).Select(_ => new LongTimes())];
}

/// <summary>What is asked of a step's times, in seconds; null where there are none.</summary>
internal readonly record struct StepQuantiles(double? MedianToNext, double? P90ToNext, double? QuarterFromStart, double? MedianFromStart, double? ThreeQuartersFromStart);
