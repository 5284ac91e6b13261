using System.Numerics;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>All that one thread counts of the journeys it reads.</summary>
internal sealed class StepCounts
{
    private readonly StepPlan _plan;
    private readonly StepWalk _walk;
    private readonly int _noActivity;
    private readonly List<long> _wayCustomers = [];
    private int _journey;

    /// <param name="plan">The question.</param>
    /// <param name="run">Gives the activities.</param>
    /// <param name="times">Keeps times.</param>
    public StepCounts(StepPlan plan, KernelRun run, StepTimes times)
    {
        _plan = plan;
        _walk = new StepWalk(plan);
        _noActivity = run.Snapshot.Activities.Count;
        Times = times;
        Tally = new StepTally(plan.Count);
        MoveCounts = new long[plan.Count * plan.Count];
        Moves = new PairCustomers(plan.Count);
        LeftTo = new PairCounts(Math.Max(plan.Count, _noActivity + 1));
        Channels = new PairCustomers(Math.Max(plan.Count, plan.Channels.Count + 1));
        Devices = new PairCustomers(Math.Max(plan.Count, plan.Devices.Count + 1));
        OffMap = new PairCustomers(Math.Max(plan.Count, _noActivity));
        Leave = new PairCustomers(Math.Max(plan.Count, _noActivity));
    }

    public StepTally Tally { get; }

    public StepTimes Times { get; }

    /// <summary>Customers by step left and step come to.</summary>
    public PairCustomers Moves { get; }

    /// <summary>How often, by step left times the number of steps, plus step come to.</summary>
    public long[] MoveCounts { get; }

    /// <summary>Those who left, by step and next activity; none is one code more than there are activities.</summary>
    public PairCounts LeftTo { get; }

    /// <summary>Customers by step and the channel's code plus one.</summary>
    public PairCustomers Channels { get; }

    /// <summary>Customers by step and the device's code plus one.</summary>
    public PairCustomers Devices { get; }

    /// <summary>Customers by step and activity.</summary>
    public PairCustomers OffMap { get; }

    /// <summary>Those of them who leave.</summary>
    public PairCustomers Leave { get; }

    public SequenceTable Ways { get; } = new();

    /// <summary>By the way's number.</summary>
    public IReadOnlyList<long> WayCustomers => _wayCustomers;

    public StepCrossings Crossings { get; } = new();

    public void Read(JourneyRange range)
    {
        var visitor = new Visitor(this, range);
        for (var j = range.First; j < range.End; j++)
        {
            _journey++;
            _walk.Read(range, j, visitor);
            Tally.Add(_walk);
            if (_walk.HasVisit)
            {
                AddVisitor(range.Segment, range.Segment.Offsets[j + 1]);
            }
        }
    }

    /// <summary>Adds what another thread counted, times and crossings apart; no customer is with both.</summary>
    public void Add(StepCounts other)
    {
        Tally.Add(other.Tally);
        Moves.Add(other.Moves);
        LeftTo.Add(other.LeftTo);
        Channels.Add(other.Channels);
        Devices.Add(other.Devices);
        OffMap.Add(other.OffMap);
        Leave.Add(other.Leave);
        for (var move = 0; move < MoveCounts.Length; move++)
        {
            MoveCounts[move] += other.MoveCounts[move];
        }

        for (var way = 0; way < other.Ways.Count; way++)
        {
            AddWay(Ways.Number(other.Ways, way), other._wayCustomers[way]);
        }
    }

    /// <summary>What the answer is made of.</summary>
    public StepSums Sums(StepQuantiles[] quantiles, IReadOnlyList<StepCrossing> crossings) => new()
    {
        Tally = Tally,
        Quantiles = quantiles,
        Moves = Moves.All().Select(m => (m.First, m.Second, m.Customers, MoveCounts[m.First * _plan.Count + m.Second])),
        LeftTo = LeftTo.All().Select(l => (l.First, l.Second < _noActivity ? l.Second : -1, l.Count)),
        Channels = Channels.All().Select(c => (c.First, c.Second == 0 ? null : _plan.Channels[c.Second - 1], c.Customers)),
        Devices = Devices.All().Select(d => (d.First, d.Second == 0 ? null : _plan.Devices[d.Second - 1], d.Customers)),
        OffMap = OffMap.All().Select(o => (o.First, o.Second, o.Customers, Leave.Of(o.First, o.Second))),
        Ways = Enumerable.Range(0, Ways.Count).Select(way => (Ways[way].ToArray(), _wayCustomers[way])),
        Crossings = crossings,
    };

    private void AddVisitor(JourneySegment segment, long end)
    {
        for (var exits = _walk.Exits; exits != 0; exits &= exits - 1)
        {
            var step = BitOperations.TrailingZeroCount(exits);
            var next = _walk.LastRows[step] + 1;
            LeftTo.Add(step, next < end ? segment.Activities[next] : _noActivity);
        }

        StepTimesOf(_walk, Times);
        if (_plan.Question.Ways > 0)
        {
            AddWay(Ways.Number(_walk.Way), 1);
        }
    }

    /// <summary>Keeps the times of a journey.</summary>
    public static void StepTimesOf(StepWalk walk, StepTimes times)
    {
        for (var on = walk.WentOn & times.Steps; on != 0; on &= on - 1)
        {
            var step = BitOperations.TrailingZeroCount(on);
            times.AddToNext(step, walk.MicrosToNext[step]);
        }

        for (var seen = walk.Seen & times.Steps; seen != 0; seen &= seen - 1)
        {
            var step = BitOperations.TrailingZeroCount(seen);
            times.AddFromStart(step, walk.FirstMicros[step] - walk.StartMicros);
        }
    }

    private void AddWay(int way, long customers)
    {
        if (way == _wayCustomers.Count)
        {
            _wayCustomers.Add(0);
        }

        _wayCustomers[way] += customers;
    }

    /// <summary>Counts what it is shown.</summary>
    private readonly struct Visitor : IStepVisitor
    {
        private readonly StepCounts _counts;
        private readonly JourneySegment _segment;
        private readonly TextField.Codes _channels;
        private readonly TextField.Codes _devices;
        private readonly Column<double> _values;
        private readonly bool _hasValues;
        private readonly bool _offMap;
        private readonly bool _crossings;

        public Visitor(StepCounts counts, JourneyRange range)
        {
            _counts = counts;
            _segment = range.Segment;
            _channels = counts._plan.Channels.In(range);
            _devices = counts._plan.Devices.In(range);
            _hasValues = range.Segment.TryValues(out _values);
            _offMap = counts._plan.Question.OffMap > 0;
            _crossings = counts._plan.Question.Crossings;
        }

        public void AtSteps(ulong steps, long row)
        {
            var (channel, device) = (_channels[row] + 1, _devices[row] + 1);
            var value = _hasValues ? _values[row] : double.NaN;
            for (; steps != 0; steps &= steps - 1)
            {
                var step = BitOperations.TrailingZeroCount(steps);
                _counts.Tally.Events[step]++;
                _counts.Channels.See(step, channel, _counts._journey);
                _counts.Devices.See(step, device, _counts._journey);
                if (!double.IsNaN(value))
                {
                    _counts.Tally.Values[step].Add(value);
                }
            }
        }

        public void Move(int from, int to, long lastRow, long row)
        {
            _counts.Moves.See(from, to, _counts._journey);
            _counts.MoveCounts[from * _counts._plan.Count + to]++;
            if (_crossings)
            {
                _counts.Crossings.See(
                    new StepPlace(from, _channels[lastRow], _devices[lastRow]), new StepPlace(to, _channels[row], _devices[row]),
                    _segment.Times[row] - _segment.Times[lastRow], _counts._journey);
            }
        }

        public void OffMap(int activity, int step)
        {
            if (_offMap)
            {
                _counts.OffMap.See(step, activity, _counts._journey);
            }
        }

        public void Leave(int activity, int step)
        {
            if (_offMap)
            {
                _counts.Leave.See(step, activity, _counts._journey);
            }
        }
    }
}
