using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Counts customers, and those who stayed, by activity and how often they did it. One for each thread; then added up.</summary>
/// <param name="activities">How many activities there are.</param>
/// <param name="times">The greatest number of times that is told apart.</param>
internal sealed class AhaCounts(int activities, int times) : IAhaSink
{
    private readonly int[] _done = new int[activities];

    /// <summary>At [activity · times + k − 1]: customers who did it exactly k times, the greatest k for all beyond.</summary>
    private readonly long[] _with = new long[activities * times];
    private readonly long[] _retainedWith = new long[activities * times];

    public long Base { get; private set; }

    public long Retained { get; private set; }

    public void Customer(int person, ReadOnlySpan<int> exposure, bool retained)
    {
        Base++;
        Retained += retained ? 1 : 0;
        foreach (var activity in exposure)
        {
            _done[activity]++;
        }

        foreach (var activity in exposure)
        {
            if (_done[activity] > 0)
            {
                var place = activity * times + Math.Min(_done[activity], times) - 1;
                _with[place]++;
                _retainedWith[place] += retained ? 1 : 0;
                _done[activity] = 0;
            }
        }
    }

    public void Add(AhaCounts other)
    {
        Base += other.Base;
        Retained += other.Retained;
        for (var i = 0; i < _with.Length; i++)
        {
            _with[i] += other._with[i];
            _retainedWith[i] += other._retainedWith[i];
        }
    }

    /// <summary>Customers who did an activity at least k times, and those of them who stayed.</summary>
    public (long With, long RetainedWith) AtLeast(int activity, int k)
    {
        var (with, retained) = (0L, 0L);
        for (var i = k; i <= times; i++)
        {
            with += _with[activity * times + i - 1];
            retained += _retainedWith[activity * times + i - 1];
        }

        return (with, retained);
    }

    /// <summary>Every candidate that was tried, in the answer's order.</summary>
    public IReadOnlyList<AhaCandidate> Candidates(Func<int, string> nameOf, int minimumGroup)
    {
        var tried = new List<(string Activity, int Times, long With, long RetainedWith)>();
        for (var activity = 0; activity < _done.Length; activity++)
        {
            for (var k = 1; k <= times; k++)
            {
                var (with, retained) = AtLeast(activity, k);
                if (with >= minimumGroup && Base - with >= minimumGroup)
                {
                    tried.Add((nameOf(activity), k, with, retained));
                }
            }
        }

        var p = tried.ConvertAll(c => Proportions.TwoProportionP(c.RetainedWith, c.With, Retained - c.RetainedWith, Base - c.With));
        var q = Proportions.BenjaminiHochberg(p);
        return
        [
            .. tried.Select((c, i) => Candidate(c.Activity, c.Times, c.With, c.RetainedWith, p[i], q[i]))
                .OrderByDescending(c => c.Low).ThenBy(c => c.Activity, StringComparer.Ordinal).ThenBy(c => c.Times),
        ];
    }

    private AhaCandidate Candidate(string activity, int k, long with, long retainedWith, double p, double q)
    {
        var (without, retainedWithout) = (Base - with, Retained - retainedWith);
        var (shareWith, shareWithout) = (retainedWith / (double)with, retainedWithout / (double)without);
        var interval = Proportions.Newcombe(retainedWith, with, retainedWithout, without)!;
        return new AhaCandidate
        {
            Activity = activity,
            Times = k,
            With = with,
            Without = without,
            RetainedWith = retainedWith,
            RetainedWithout = retainedWithout,
            Difference = shareWith - shareWithout,
            Low = interval.Low,
            High = interval.High,
            Lift = retainedWithout > 0 ? shareWith / shareWithout : null,
            Phi = Proportions.Phi(retainedWith, with, retainedWithout, without),
            PositivePredictiveValue = shareWith,
            NegativePredictiveValue = (without - retainedWithout) / (double)without,
            Coverage = with / (double)Base,
            P = p,
            Q = q,
            Clear = q <= 0.05,
        };
    }
}
