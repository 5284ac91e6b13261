using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>One event of a chain: its position in the journey and the step (from 0) that it serves.</summary>
internal sealed record Link(int Position, int Step);

/// <summary>Finds the counted chain of a journey by trying every chain there is.</summary>
internal sealed class PlainChains(FunnelQuestion question)
{
    private int LastStep => question.Steps.Count - 1;

    /// <summary>The counted chain, by position; empty where not even step 1 is reached.</summary>
    public IReadOnlyList<Link> Counted(PlainJourney journey)
    {
        if (question.ExclusionEffect == ExclusionEffect.RemovesCustomer && IsRemoved(journey))
        {
            return [];
        }

        return question.Order == FunnelOrder.Any ? CountedSet(journey) : CountedChain(journey);
    }

    /// <summary>The furthest step (from 0) that a chain gets to; −1 for none.</summary>
    public int Furthest(IReadOnlyList<Link> chain) =>
        chain.Count == 0 ? -1 : question.Order == FunnelOrder.Any ? chain.Count - 1 : chain[^1].Step;

    /// <summary>The event that serves a step; null where the chain has none.</summary>
    public static int? ServedAt(IReadOnlyList<Link> chain, int step) => chain.FirstOrDefault(l => l.Step == step)?.Position;

    /// <summary>The event that gives the time of a step; null where the chain lacks it. In any order that is the one that came as the k-th.</summary>
    public int? PositionAt(IReadOnlyList<Link> chain, int step) =>
        question.Order == FunnelOrder.Any
            ? (step < chain.Count ? chain[step].Position : null)
            : ServedAt(chain, step);

    private IReadOnlyList<Link> CountedChain(PlainJourney journey)
    {
        var entries = Enumerable.Range(0, journey.Events.Count).Where(p => Serves(journey, p, 0));
        if (question.FirstOnly)
        {
            entries = entries.Take(1);
        }

        return entries.SelectMany(p => Extensions(journey, [new Link(p, 0)]))
            .Where(chain => chain.All(l => SameConstant(journey, chain[0], l)) && !ExcludedBetween(journey, chain))
            .OrderByDescending(chain => chain[^1].Step)
            .ThenByDescending(chain => chain.Count)
            .ThenBy(chain => chain, Comparer<IReadOnlyList<Link>>.Create((a, b) => First(a.Zip(b, (x, y) => x.Position - y.Position))))
            .ThenBy(chain => chain, Comparer<IReadOnlyList<Link>>.Create((a, b) => First(a.Zip(b, (x, y) => x.Step - y.Step))))
            .FirstOrDefault() ?? [];
    }

    /// <summary>The chain itself and every chain that goes on from it.</summary>
    private IEnumerable<IReadOnlyList<Link>> Extensions(PlainJourney journey, IReadOnlyList<Link> chain)
    {
        yield return chain;
        var (position, step) = chain[^1];
        for (var next = step + 1; next <= LastStep && question.Steps.Skip(step + 1).Take(next - step - 1).All(s => s.Optional); next++)
        {
            var last = question.Order == FunnelOrder.Strict ? Math.Min(position + 1, journey.Events.Count - 1) : journey.Events.Count - 1;
            for (var p = position + 1; p <= last; p++)
            {
                if (Serves(journey, p, next) && journey.Events[p].TimeMicros - journey.Events[chain[0].Position].TimeMicros <= question.Within.Micros)
                {
                    foreach (var longer in Extensions(journey, [.. chain, new Link(p, next)]))
                    {
                        yield return longer;
                    }
                }
            }
        }
    }

    /// <summary>Any order: the events of the counted set by position; each still says which step it serves.</summary>
    private IReadOnlyList<Link> CountedSet(PlainJourney journey)
    {
        for (var k = question.Steps.Count; k > 0; k--)
        {
            var best = Sets(journey, k, [])
                .Select(set => set.OrderBy(l => l.Position).ToList())
                .Where(set => journey.Events[set[^1].Position].TimeMicros - journey.Events[set[0].Position].TimeMicros <= question.Within.Micros)
                .Where(set => set.All(l => SameConstant(journey, set[0], l)) && !ExcludedBetween(journey, set))
                .OrderBy(set => set[0].Position)
                .ThenBy(set => set[^1].Position)
                .ThenBy(set => set, Comparer<List<Link>>.Create((a, b) => First(a.Zip(b, (x, y) => x.Position - y.Position))))
                .ThenBy(set => set, Comparer<List<Link>>.Create((a, b) => First(Enumerable.Range(0, k).Select(step => ServedAt(a, step)!.Value - ServedAt(b, step)!.Value))))
                .FirstOrDefault();
            if (best is not null)
            {
                return best;
            }
        }

        return [];
    }

    /// <summary>Every way to pick different events for the first k steps.</summary>
    private IEnumerable<IReadOnlyList<Link>> Sets(PlainJourney journey, int k, IReadOnlyList<Link> picked) =>
        picked.Count == k
            ? [picked]
            : Enumerable.Range(0, journey.Events.Count)
                .Where(p => Serves(journey, p, picked.Count) && picked.All(l => l.Position != p))
                .SelectMany(p => Sets(journey, k, [.. picked, new Link(p, picked.Count)]));

    private bool Serves(PlainJourney journey, int position, int step) =>
        question.Steps[step].Matches(journey.Events[position]) && !IsExcluded(journey, position);

    private bool IsExcluded(PlainJourney journey, int position) => question.Exclude.Any(x => x.Matches(journey.Events[position]));

    private bool ExcludedBetween(PlainJourney journey, IReadOnlyList<Link> chain) =>
        Enumerable.Range(chain[0].Position, chain[^1].Position - chain[0].Position).Any(p => IsExcluded(journey, p));

    private bool SameConstant(PlainJourney journey, Link first, Link other)
    {
        if (question.HoldConstant is not { } field)
        {
            return true;
        }

        var text = Condition.TextOf(journey.Events[first.Position], field);
        return text is not null && Condition.TextOf(journey.Events[other.Position], field) == text;
    }

    /// <summary>An excluded event after an event that could have begun the way, within the window of it.</summary>
    private bool IsRemoved(PlainJourney journey)
    {
        bool Begins(int position) => question.Order == FunnelOrder.Any
            ? Enumerable.Range(0, question.Steps.Count).Any(step => Serves(journey, position, step))
            : Serves(journey, position, 0);

        return Enumerable.Range(0, journey.Events.Count).Where(p => IsExcluded(journey, p)).Any(excluded =>
            Enumerable.Range(0, excluded).Any(p =>
                Begins(p) && journey.Events[excluded].TimeMicros - journey.Events[p].TimeMicros <= question.Within.Micros));
    }

    private static int First(IEnumerable<int> differences) => differences.FirstOrDefault(d => d != 0);
}
