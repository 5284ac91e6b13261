namespace Kelione.Engine.Kernels;

/// <summary>An event that may serve some steps of a funnel.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Micros">Its time.</param>
/// <param name="Steps">The steps: bit k for step k, counted from 0 as everywhere in these kernels.</param>
internal readonly record struct Hit(long Row, long Micros, uint Steps);

/// <summary>
/// A customer's way through a funnel: some events in journey order, and the furthest step they get to. Used over and over by one thread, so that nothing is allocated for a journey.
/// </summary>
internal sealed class Chain
{
    private readonly Hit[] _events = new Hit[StepMatcher.MaxSteps];
    private readonly int[] _steps = new int[StepMatcher.MaxSteps];

    /// <summary>How many events; 0 where not even the first step is reached.</summary>
    public int Count { get; private set; }

    /// <summary>The furthest step; -1 where none is reached.</summary>
    public int Furthest { get; private set; } = -1;

    /// <summary>The events in journey order.</summary>
    public ReadOnlySpan<Hit> Events => _events.AsSpan(0, Count);

    /// <summary>The step that each event gives the time of. In any order that is its own place: the j-th event stands for step j.</summary>
    public ReadOnlySpan<int> Steps => _steps.AsSpan(0, Count);

    public void Clear() => (Count, Furthest) = (0, -1);

    public void Add(in Hit hit, int step)
    {
        _events[Count] = hit;
        _steps[Count++] = step;
        Furthest = Math.Max(Furthest, step);
    }

    /// <summary>States the step of an event that was added before it was known.</summary>
    public void SetStep(int place, int step)
    {
        _steps[place] = step;
        Furthest = Math.Max(Furthest, step);
    }

    /// <summary>Whether this is the one that counts of two: further, then with more events, then with earlier ones.</summary>
    public bool Beats(Chain other)
    {
        if (Furthest != other.Furthest || Count != other.Count)
        {
            return Furthest > other.Furthest || (Furthest == other.Furthest && Count > other.Count);
        }

        for (var i = 0; i < Count; i++)
        {
            if (_events[i].Row != other._events[i].Row)
            {
                return _events[i].Row < other._events[i].Row;
            }
        }

        return false;
    }
}

/// <summary>Finds the chain that counts among events of one journey that nothing keeps apart. Has scratch memory: one for each thread.</summary>
internal interface IChainFinder
{
    /// <param name="hits">Events in journey order, each of which serves a step.</param>
    /// <param name="chain">Cleared, then filled.</param>
    void Find(ReadOnlySpan<Hit> hits, Chain chain);
}
