using System.Numerics;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Sees a journey as its events go by.</summary>
internal interface IStepVisitor
{
    /// <summary>An event at some steps.</summary>
    void AtSteps(ulong steps, long row);

    /// <summary>From one visit to the next.</summary>
    /// <param name="from">The step left.</param>
    /// <param name="to">The step come to.</param>
    /// <param name="lastRow">The last event of the visit left.</param>
    /// <param name="row">The first event of the visit come to.</param>
    void Move(int from, int to, long lastRow, long row);

    /// <summary>An event at no step, after a visit.</summary>
    void OffMap(int activity, int step);

    /// <summary>The same once more where no event at any step follows.</summary>
    void Leave(int activity, int step);
}

/// <summary>
/// Reads one journey after another as the steps of a drawn one, each in a single pass; what was found stands here until the next. Sets of steps are bits of a word. One for each thread.
/// </summary>
internal sealed class StepWalk(StepPlan plan)
{
    /// <summary>So many visits make a way.</summary>
    public const int MostVisits = 64;

    private readonly long _within = plan.Question.Within.Micros;
    private readonly long _retention = plan.Question.RetentionDays * UtcTime.MicrosPerDay;
    private readonly byte[] _way = new byte[MostVisits];
    private readonly long[] _lastMicros = new long[64];
    private readonly long[] _successMicros = new long[64];
    private int _visits;
    private int _step;
    private long _lastRow;
    private ulong _visited;
    private ulong _passedLater;

    /// <summary>Steps with an event.</summary>
    public ulong Seen { get; private set; }

    /// <summary>Steps whose next one was gone on to.</summary>
    public ulong WentOn { get; private set; }

    /// <summary>Steps whose next one was passed by.</summary>
    public ulong PassedBy { get; private set; }

    /// <summary>Steps after which neither happened.</summary>
    public ulong Exits => Seen & ~WentOn & ~PassedBy & ~plan.LastBit;

    /// <summary>Steps with a success.</summary>
    public ulong Succeeded { get; private set; }

    /// <summary>Of those, the steps since whose success the data is long enough.</summary>
    public ulong Lived { get; private set; }

    /// <summary>Of those, the steps after whose success the customer came back.</summary>
    public ulong Retained { get; private set; }

    /// <summary>Steps come back to after a later one.</summary>
    public ulong Returned { get; private set; }

    /// <summary>Steps at which an error happened.</summary>
    public ulong Errors { get; private set; }

    /// <summary>The step of the first visit; -1 where there is none.</summary>
    public int FirstStep { get; private set; }

    /// <summary>The step of the last visit; -1 where there is none.</summary>
    public int LastStep => _step;

    public bool HasVisit => _step >= 0;

    public bool IsOutOfOrder { get; private set; }

    /// <summary>Whether a required step was passed by on the way forward; out of order counts before it.</summary>
    public bool HasSkip { get; private set; }

    public bool IsLooped { get; private set; }

    public StepClass Class => IsOutOfOrder ? StepClass.OutOfOrder
        : HasSkip ? StepClass.Skipped
        : plan.Required == 0 || (_visited >> BitOperations.Log2(plan.Required) & 1) != 0 ? StepClass.Followed
        : StepClass.Left;

    /// <summary>Followed or left, without a loop.</summary>
    public bool IsExplained => Class is StepClass.Followed or StepClass.Left && !IsLooped;

    /// <summary>The steps of the first visits.</summary>
    public ReadOnlySpan<byte> Way => _way.AsSpan(0, Math.Min(_visits, MostVisits));

    /// <summary>The time of the first event at any step.</summary>
    public long StartMicros { get; private set; }

    /// <summary>By step seen, the time of its first event.</summary>
    public long[] FirstMicros { get; } = new long[64];

    /// <summary>By step seen, the row of its last event.</summary>
    public long[] LastRows { get; } = new long[64];

    /// <summary>By step gone on from, how long that took.</summary>
    public long[] MicrosToNext { get; } = new long[64];

    /// <summary>Reads a journey.</summary>
    public void Read<TVisitor>(in JourneyRange range, int journey, TVisitor visitor)
        where TVisitor : struct, IStepVisitor
    {
        var segment = range.Segment;
        var (first, end, person) = (segment.Offsets[journey], segment.Offsets[journey + 1], segment.Persons[journey]);
        var (steps, successes, errors) = (plan.Steps[range.SegmentIndex], plan.Successes?[range.SegmentIndex], plan.Errors?[range.SegmentIndex]);
        Clear();
        for (var row = first; row < end; row++)
        {
            var at = steps.Match(row, person);
            if (successes is not null)
            {
                Succeed(successes.Match(row, person), segment.Times[row]);
            }

            if (at != 0)
            {
                Follow(steps, at, first, row, person, segment.Times);
                Visit(at, row, segment.Times[row], visitor);
                visitor.AtSteps(at, row);
            }
            else if (_step >= 0)
            {
                visitor.OffMap(segment.Activities[row], _step);
            }

            if (errors is not null && _step >= 0 && errors.Match(row, person) != 0)
            {
                Errors |= 1UL << _step;
            }
        }

        for (var row = _lastRow + 1; _step >= 0 && row < end; row++)
        {
            visitor.Leave(segment.Activities[row], _step);
        }

        Retain(successes is null, end > first ? segment.Times[end - 1] : long.MinValue);
    }

    private void Clear()
    {
        Seen = WentOn = PassedBy = Succeeded = Lived = Retained = Returned = Errors = _visited = _passedLater = 0;
        IsOutOfOrder = HasSkip = IsLooped = false;
        FirstStep = _step = -1;
        _visits = 0;
    }

    private void Succeed(ulong successes, long micros)
    {
        for (var fresh = successes & ~Succeeded; fresh != 0; fresh &= fresh - 1)
        {
            _successMicros[BitOperations.TrailingZeroCount(fresh)] = micros;
        }

        Succeeded |= successes;
    }

    /// <summary>Whether an event goes on from steps, or passes by their next ones; then that it is at steps itself.</summary>
    private void Follow(StepMasks steps, ulong at, long first, long row, int person, Column<long> times)
    {
        var micros = times[row];
        for (var on = (at >> 1) & Seen & ~WentOn; on != 0; on &= on - 1)
        {
            var step = BitOperations.TrailingZeroCount(on);
            if (micros - _lastMicros[step] <= _within)
            {
                WentOn |= 1UL << step;
                MicrosToNext[step] = micros - (micros - FirstMicros[step] <= _within ? FirstMicros[step] : EarliestInWindow(steps, step, first, row, person, times));
            }
        }

        // Those who go on later did not pass by; that is sorted out at the end.
        var beyond = (1UL << BitOperations.Log2(at)) >> 1;
        for (var by = Seen & ~WentOn & ~PassedBy & (beyond == 0 ? 0 : beyond - 1); by != 0; by &= by - 1)
        {
            var step = BitOperations.TrailingZeroCount(by);
            PassedBy |= micros - _lastMicros[step] <= _within ? 1UL << step : 0;
        }

        for (var fresh = at & ~Seen; fresh != 0; fresh &= fresh - 1)
        {
            FirstMicros[BitOperations.TrailingZeroCount(fresh)] = micros;
        }

        for (var here = at; here != 0; here &= here - 1)
        {
            var step = BitOperations.TrailingZeroCount(here);
            _lastMicros[step] = micros;
            LastRows[step] = row;
        }

        Seen |= at;
    }

    /// <summary>The time of the earliest event at a step from which a row is in the window; there is one. Asked at most once for each step of a journey.</summary>
    private long EarliestInWindow(StepMasks steps, int step, long first, long row, int person, Column<long> times)
    {
        var (low, high) = (first, row);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (times[row] - times[middle] > _within)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        while ((steps.Match(low, person) >> step & 1) == 0)
        {
            low++;
        }

        return times[low];
    }

    private void Visit<TVisitor>(ulong at, long row, long micros, TVisitor visitor)
        where TVisitor : struct, IStepVisitor
    {
        if (_step < 0)
        {
            FirstStep = BitOperations.TrailingZeroCount(at);
            StartMicros = micros;
            HasSkip = (plan.Required & ((1UL << FirstStep) - 1)) != 0;
            Enter(FirstStep);
        }
        else if ((at >> _step & 1) == 0)
        {
            var above = at & ~UpTo(_step);
            var to = above != 0 ? BitOperations.TrailingZeroCount(above) : BitOperations.Log2(at);
            Judge(_step, to);
            visitor.Move(_step, to, _lastRow, row);
            Enter(to);
        }

        _lastRow = row;
    }

    /// <summary>What kind of move it is.</summary>
    private void Judge(int from, int to)
    {
        if ((plan.Arcs[from] >> to & 1) != 0)
        {
            return;
        }

        if ((_visited >> to & 1) != 0)
        {
            IsLooped |= to < from;
        }
        else if (_visited >> to == 0)
        {
            HasSkip |= (plan.Required & ~UpTo(BitOperations.Log2(_visited)) & ((1UL << to) - 1)) != 0;
        }
        else
        {
            IsOutOfOrder = true;
        }
    }

    private void Enter(int step)
    {
        var bit = 1UL << step;
        Returned |= _passedLater & bit;
        _passedLater |= _visited & (bit - 1);
        _visited |= bit;
        if (_visits < MostVisits)
        {
            _way[_visits] = (byte)step;
        }

        _visits++;
        _step = step;
    }

    private void Retain(bool bySteps, long lastMicros)
    {
        PassedBy &= ~WentOn;
        var starts = bySteps ? FirstMicros : _successMicros;
        Succeeded |= bySteps ? Seen : 0;
        for (var left = Succeeded; left != 0; left &= left - 1)
        {
            var step = BitOperations.TrailingZeroCount(left);
            var lived = plan.ObservedUntilMicros - starts[step] >= _retention + UtcTime.MicrosPerDay;
            Lived |= lived ? 1UL << step : 0;
            Retained |= lived && lastMicros - starts[step] >= _retention ? 1UL << step : 0;
        }
    }

    private static ulong UpTo(int step) => (2UL << step) - 1;
}

/// <summary>How a journey keeps to the order of steps.</summary>
internal enum StepClass
{
    Followed,
    Left,
    Skipped,
    OutOfOrder,
}
