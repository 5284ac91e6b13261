using Kelione.Engine.Kernels;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Adds up what the shards say of journeys along steps: rows of a kind, three numbers, and how often. Steps are numbered from 1 there and from 0 here.</summary>
internal sealed class StepFacts(int steps, bool bySuccess)
{
    /// <summary>A journey.</summary>
    public const int Journey = 0;

    /// <summary>A journey with a visit: first step, last step, class.</summary>
    public const int Visitor = 1;

    /// <summary>A journey at a step: step, marks, the activity after its last event there.</summary>
    public const int AtStep = 2;

    /// <summary>A time to the next step: step, time.</summary>
    public const int ToNext = 3;

    /// <summary>A time from the start: step, time.</summary>
    public const int FromStart = 4;

    /// <summary>A move: from, to.</summary>
    public const int Move = 5;

    /// <summary>A journey with a move: from, to.</summary>
    public const int Mover = 6;

    /// <summary>A journey with an event at no step: step before, activity.</summary>
    public const int OffMap = 7;

    /// <summary>One of those without a step afterwards.</summary>
    public const int Leave = 8;

    private readonly Dictionary<(int Kind, int First, int Second), long> _pairs = [];

    /// <summary>Journeys looked at.</summary>
    public long Journeys { get; private set; }

    public StepTally Tally { get; } = new(steps);

    public IEnumerable<(int From, int To, long Customers, long Count)> Moves => All(Mover).Select(m => (m.First - 1, m.Second - 1, m.Count, _pairs[(Move, m.First, m.Second)]));

    public IEnumerable<(int Step, int Activity, long Customers)> LeftTo => All(AtStep).Select(l => (l.First - 1, l.Second, l.Count));

    public IEnumerable<(int Step, int Activity, long Customers, long Leave)> OffMaps => All(OffMap).Select(o => (o.First - 1, o.Second, o.Count, _pairs.GetValueOrDefault((Leave, o.First, o.Second))));

    public void Add(int kind, long first, long second, long third, long count)
    {
        switch (kind)
        {
            case Journey:
                Journeys += count;
                break;
            case Visitor:
                Tally.Starts[first - 1] += count;
                Tally.Ends[second - 1] += count;
                Tally.AddVisitors((StepClass)(third % StepSql.Loop), third >= StepSql.Loop, count);
                break;
            case AtStep:
                AddAt((int)first - 1, (int)second, third, count);
                break;
            default:
                AddPair(kind, (int)first, (int)second, count);
                break;
        }
    }

    private void AddAt(int step, int marks, long next, long count)
    {
        void Sum(long[] sums, bool isSo) => sums[step] += isSo ? count : 0;
        bool Has(int mark) => (marks & mark) != 0;
        var hasNext = step < steps - 1;
        var leaves = hasNext && !Has(StepSql.On) && !Has(StepSql.Passed);
        Sum(Tally.Customers, true);
        Sum(Tally.WentOn, Has(StepSql.On));
        Sum(Tally.PassedBy, Has(StepSql.Passed));
        Sum(Tally.Exits, leaves);
        Sum(Tally.Returned, Has(StepSql.Returned));
        Sum(Tally.Errors, Has(StepSql.Error));
        Sum(Tally.ErrorsWentOn, Has(StepSql.Error) && Has(StepSql.On));
        if (!bySuccess)
        {
            Sum(Tally.Succeeded, true);
            Sum(Tally.Lived, Has(StepSql.Lived));
            Sum(Tally.Retained, Has(StepSql.Retained));
        }

        if (leaves)
        {
            AddPair(AtStep, step + 1, next == PushedRun.NoActivity ? -1 : (int)next, count);
        }
    }

    private void AddPair(int kind, int first, int second, long count) => _pairs[(kind, first, second)] = _pairs.GetValueOrDefault((kind, first, second)) + count;

    private IEnumerable<(int First, int Second, long Count)> All(int kind) => _pairs.Where(p => p.Key.Kind == kind).Select(p => (p.Key.First, p.Key.Second, p.Value));
}
