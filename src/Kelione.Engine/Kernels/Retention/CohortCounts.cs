using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Counts starts and returns by cohort. One for each thread; then added up.</summary>
internal sealed class CohortCounts(RetentionPlan plan) : IRetentionSink
{
    private readonly Dictionary<long, Cohort> _cohorts = [];
    private Cohort? _latest;

    public void Started(int person, long cohort, long lived, in ReturnDays returns)
    {
        if (_latest?.Start != cohort)
        {
            _latest = CollectionsMarshal.GetValueRefOrAddDefault(_cohorts, cohort, out _) ??= new Cohort(cohort, plan);
        }

        _latest!.Add(lived, returns);
    }

    /// <summary>Counts customers who started.</summary>
    /// <param name="cohort">The first day of their cohort.</param>
    /// <param name="lived">The last day that lies wholly inside the data; −1 for none.</param>
    /// <param name="customers">How many.</param>
    public void AddStarted(long cohort, long lived, long customers) => Of(cohort).AddStarted(lived, customers);

    /// <summary>Counts customers of a cohort who returned.</summary>
    /// <param name="cohort">The first day of their cohort.</param>
    /// <param name="period">The period's place; for unbounded the last day on which they returned, or lived through where that is earlier.</param>
    /// <param name="customers">How many.</param>
    public void AddReturned(long cohort, int period, long customers) => Of(cohort).AddReturned(period, customers);

    public void Add(CohortCounts other)
    {
        foreach (var (start, cohort) in other._cohorts)
        {
            if (CollectionsMarshal.GetValueRefOrAddDefault(_cohorts, start, out _) is { } mine)
            {
                mine.Add(cohort);
            }
            else
            {
                _cohorts[start] = cohort;
            }
        }
    }

    public IReadOnlyList<RetentionCohort> Cohorts() => [.. _cohorts.Values.OrderBy(c => c.Start).Select(c => new RetentionCohort(
        RetentionPlan.Date(c.Start), c.Size, [.. plan.Periods.Select((p, i) => Cell(c, i, p.FromDay))]))];

    public long Size => _cohorts.Values.Sum(c => c.Size);

    public IReadOnlyList<RetentionPoint> Overall()
    {
        var sizes = new long[plan.Periods.Count];
        var returned = new long[plan.Periods.Count];
        foreach (var cohort in _cohorts.Values)
        {
            for (var p = 0; p < sizes.Length; p++)
            {
                sizes[p] += cohort.Lived(p);
                returned[p] += cohort.Returned(p);
            }
        }

        return [.. plan.Periods.Select((p, i) =>
        {
            var interval = Proportions.Wilson(returned[i], sizes[i]);
            return new RetentionPoint(p.FromDay, p.ToDay, sizes[i], returned[i], sizes[i] > 0 ? returned[i] / (double)sizes[i] : null, interval?.Low, interval?.High);
        })];
    }

    private Cohort Of(long cohort) => CollectionsMarshal.GetValueRefOrAddDefault(_cohorts, cohort, out _) ??= new Cohort(cohort, plan);

    private static RetentionCell Cell(Cohort cohort, int period, int day)
    {
        var (lived, returned) = (cohort.Lived(period), cohort.Returned(period));
        return new RetentionCell(day, returned, lived > 0 ? returned / (double)lived : null, lived == cohort.Size, lived);
    }

    private sealed class Cohort(long start, RetentionPlan plan)
    {
        /// <summary>At d + 1: customers whose last whole day is d, those beyond the last day asked for put there.</summary>
        private readonly long[] _livedTo = new long[plan.MaxDay + 2];
        private readonly long[] _returned = new long[plan.Periods.Count];

        public long Start { get; } = start;

        public long Size { get; private set; }

        public void Add(long lived, in ReturnDays returns)
        {
            Size++;
            var last = (int)Math.Clamp(lived, -1, plan.MaxDay);
            _livedTo[last + 1]++;
            switch (plan.Question.Kind)
            {
                case RetentionKind.Unbounded:
                    // Counted at the last day only; Returned adds up from there.
                    if (Math.Min(last, returns.Last) is >= 0 and var day)
                    {
                        _returned[day]++;
                    }

                    break;
                case RetentionKind.NDay:
                    returns.CountDays(_returned, last);
                    break;
                default:
                    for (var p = 0; p < _returned.Length; p++)
                    {
                        if (plan.Periods[p].ToDay <= last && returns.In(plan.Periods[p], RetentionKind.Bracket))
                        {
                            _returned[p]++;
                        }
                    }

                    break;
            }
        }

        public void AddStarted(long lived, long customers)
        {
            Size += customers;
            _livedTo[(int)Math.Clamp(lived, -1, plan.MaxDay) + 1] += customers;
        }

        public void AddReturned(int period, long customers) => _returned[period] += customers;

        public void Add(Cohort other)
        {
            Size += other.Size;
            for (var i = 0; i < _livedTo.Length; i++)
            {
                _livedTo[i] += other._livedTo[i];
            }

            for (var i = 0; i < _returned.Length; i++)
            {
                _returned[i] += other._returned[i];
            }
        }

        /// <summary>How many lived through the period's last day.</summary>
        public long Lived(int period)
        {
            var sum = 0L;
            for (var day = plan.Periods[period].ToDay; day <= plan.MaxDay; day++)
            {
                sum += _livedTo[day + 1];
            }

            return sum;
        }

        /// <summary>How many of those returned.</summary>
        public long Returned(int period)
        {
            if (plan.Question.Kind != RetentionKind.Unbounded)
            {
                return _returned[period];
            }

            var sum = 0L;
            for (var day = period; day < _returned.Length; day++)
            {
                sum += _returned[day];
            }

            return sum;
        }
    }
}
