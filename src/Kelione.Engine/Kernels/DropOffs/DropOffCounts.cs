using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Counts, for each step but the last, who left and who went on, and what they did. One for each thread; then added up.</summary>
internal sealed class DropOffCounts(DropOffsQuestion question, JourneySnapshot snapshot, long[] afterMicros) : IChainSink
{
    private readonly Step[] _steps = [.. question.Steps.Skip(1).Select(_ => new Step(snapshot.Activities.Count))];
    private readonly DropOffMoments _moments = new(question, snapshot, afterMicros);
    private readonly List<int> _exposure = [];

    public void Chain(JourneySegment segment, int journey, ReadOnlySpan<long> rows)
    {
        for (var i = 0; i < rows.Length && i < _steps.Length; i++)
        {
            var (step, left) = (_steps[i], i == rows.Length - 1);
            step.Reached++;
            if (left)
            {
                step.Left++;
                step.Instead[DropOffMoments.Next(segment, journey, rows[i]) ?? snapshot.Activities.Count]++;
            }

            _moments.Exposure(segment, journey, rows, i, _exposure);
            foreach (var activity in _exposure)
            {
                (left ? step.LeftWith : step.WentWith)[activity]++;
            }
        }
    }

    public void Add(DropOffCounts other)
    {
        for (var i = 0; i < _steps.Length; i++)
        {
            _steps[i].Add(other._steps[i]);
        }
    }

    public DropOffsAnswer Answer()
    {
        var tried = _steps.Select(Together).ToList();
        var q = Proportions.BenjaminiHochberg([.. tried.SelectMany(t => t).Select(t => t.P)]);
        var first = 0;
        var steps = new List<DropOff>();
        for (var i = 0; i < _steps.Length; i++)
        {
            var together = tried[i].Select((t, n) => t with { Q = q[first + n], Clear = q[first + n] <= 0.05 });
            steps.Add(new DropOff
            {
                Step = question.Steps[i].ToString(),
                Next = question.Steps[i + 1].ToString(),
                Reached = _steps[i].Reached,
                Left = _steps[i].Left,
                Instead = Instead(_steps[i]),
                Together = [.. together.OrderByDescending(t => t.Low).ThenBy(t => t.Activity, StringComparer.Ordinal)],
            });
            first += tried[i].Count;
        }

        return new DropOffsAnswer { Steps = steps };
    }

    private List<ActivityShare> Instead(Step step) =>
        [.. step.Instead.Select((count, code) => (Count: count, Code: code)).Where(a => a.Count > 0)
            .Select(a => new ActivityShare(a.Code < snapshot.Activities.Count ? snapshot.Activities[a.Code] : DropOffsAnswer.End, a.Count, a.Count / (double)step.Left))
            .OrderByDescending(a => a.Customers).ThenBy(a => a.Activity, StringComparer.Ordinal).Take(question.Top)];

    private List<DropOffCorrelation> Together(Step step)
    {
        var tried = new List<DropOffCorrelation>();
        for (var code = 0; code < snapshot.Activities.Count; code++)
        {
            if (step.LeftWith[code] + step.WentWith[code] >= question.MinimumSupport && !_moments.IsNamed(code))
            {
                tried.Add(Correlation(snapshot.Activities[code], step.LeftWith[code], step.Left, step.WentWith[code], step.Reached - step.Left));
            }
        }

        return tried;
    }

    /// <summary>The odds ratio with one added to each cell; interval and p from the standard error of its logarithm (B. Woolf, 1955, Annals of Human Genetics 19, 251–253).</summary>
    private static DropOffCorrelation Correlation(string activity, long leftWith, long left, long wentWith, long went)
    {
        double a = leftWith + 1, b = left - leftWith + 1, c = wentWith + 1, d = went - wentWith + 1;
        var log = Math.Log(a * d / (b * c));
        var error = Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d);
        return new DropOffCorrelation(
            activity, leftWith, wentWith, a * d / (b * c), Math.Exp(log - Proportions.Z95 * error), Math.Exp(log + Proportions.Z95 * error), Proportions.TwoSidedP(log / error), 1, false);
    }

    private sealed class Step(int activities)
    {
        public long Reached { get; set; }

        public long Left { get; set; }

        /// <summary>By the next activity; the last place is for those whose journey ends.</summary>
        public long[] Instead { get; } = new long[activities + 1];

        public long[] LeftWith { get; } = new long[activities];

        public long[] WentWith { get; } = new long[activities];

        public void Add(Step other)
        {
            Reached += other.Reached;
            Left += other.Left;
            Add(Instead, other.Instead);
            Add(LeftWith, other.LeftWith);
            Add(WentWith, other.WentWith);
        }

        private static void Add(long[] mine, long[] other)
        {
            for (var i = 0; i < mine.Length; i++)
            {
                mine[i] += other[i];
            }
        }
    }
}
