using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// A funnel broken down by the value that a step's event has. Values are counted first, so that only those that are named get a tally of their own, however many there are.
/// </summary>
internal sealed class FunnelGroups
{
    private readonly FunnelPlan _plan;
    private readonly KernelRun _run;
    private readonly ColumnKeys _keys;
    private readonly List<(string Value, long? Key)> _groups = [];
    private readonly Dictionary<long, int> _groupOf = [];
    private readonly int _other;
    private readonly int _none;

    private FunnelGroups(FunnelPlan plan, KernelRun run)
    {
        (_plan, _run) = (plan, run);
        _keys = new ColumnKeys(plan.Question.By!, run);
        var customers = Customers();
        var named = customers.Where(c => c.Key != ColumnKeys.None)
            .Select(c => (Value: _keys.Text(c.Key)!, c.Key, Customers: c.Value))
            .OrderByDescending(c => c.Customers).ThenBy(c => c.Value, StringComparer.Ordinal);
        foreach (var (value, key, _) in named.Take(plan.Question.ByTop))
        {
            _groupOf.Add(key, _groups.Count);
            _groups.Add((value, key));
        }

        var hasNone = customers.ContainsKey(ColumnKeys.None);
        _other = customers.Count - (hasNone ? 1 : 0) > _groups.Count ? Append(FunnelAnswer.OtherValues) : -1;
        _none = hasNone ? Append(FunnelAnswer.NoValue) : -1;
    }

    public static FunnelGroups Of(FunnelQuestion question, KernelRun run) => new(new FunnelPlan(question, run), run);

    public List<FunnelBreakdown> Breakdown()
    {
        if (_groups.Count == 0)
        {
            return [];
        }

        var parts = FunnelKernel.Walk(
            _plan, _run, () => _groups.ConvertAll(_ => new FunnelTally(_plan)), (tallies, chain, segment, person) => tallies[GroupOf(chain, segment, person)].Add(chain));
        return [.. _groups.Select((group, i) => new FunnelBreakdown(group.Value, FunnelTally.Sum(parts.Select(p => p[i])).Steps()))];
    }

    /// <summary>The customers of a value that reached a step; null for a value that is not named.</summary>
    public PersonSet? Open(string value, int step)
    {
        var group = _groups.FindIndex(g => g.Value == value);
        if (group < 0)
        {
            return null;
        }

        var persons = _run.NewSet();
        foreach (var part in FunnelKernel.Walk(_plan, _run, _run.NewSet, (set, chain, segment, person) =>
        {
            if ((_plan.Reached(chain) >> step & 1) != 0 && GroupOf(chain, segment, person) == group)
            {
                set.Add(person);
            }
        }))
        {
            persons.UnionWith(part);
        }

        return persons;
    }

    private int Append(string value)
    {
        _groups.Add((value, null));
        return _groups.Count - 1;
    }

    private int GroupOf(Chain chain, int segment, int person) =>
        KeyOf(chain, segment, person) is var key && key == ColumnKeys.None ? _none : _groupOf.GetValueOrDefault(key, _other);

    /// <summary>The value of the event that serves the stated step.</summary>
    private long KeyOf(Chain chain, int segment, int person)
    {
        var step = _plan.Question.ByStep - 1;
        if (_plan.Question.Order == FunnelOrder.Any)
        {
            return AnyOrderSets.Share(chain, step) is { } served ? _keys.Key(segment, served.Row, person) : ColumnKeys.None;
        }

        var place = chain.Steps.IndexOf(step);
        return place >= 0 ? _keys.Key(segment, chain.Events[place].Row, person) : ColumnKeys.None;
    }

    private Dictionary<long, long> Customers()
    {
        var customers = new Dictionary<long, long>();
        foreach (var part in FunnelKernel.Walk(_plan, _run, () => new Dictionary<long, long>(), (counts, chain, segment, person) =>
            CollectionsMarshal.GetValueRefOrAddDefault(counts, KeyOf(chain, segment, person), out _)++))
        {
            foreach (var (key, count) in part)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(customers, key, out _) += count;
            }
        }

        return customers;
    }
}
