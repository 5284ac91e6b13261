using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Paths forward from or backward to an activity.</summary>
internal sealed class SankeyKernel : Kernel<SankeyQuestion, SankeyAnswer>
{
    protected override SankeyAnswer Ask(SankeyQuestion question, KernelRun run)
    {
        var columns = SankeyColumns.Of(question, run);
        return new SankeyAnswer
        {
            Nodes =
            [
                .. Enumerable.Range(0, question.Columns + 1).SelectMany(column => columns.Nodes(column)
                    .OrderBy(n => columns.IsNamed(n.Label) ? 0 : n.Label == columns.Other ? 1 : 2)
                    .ThenByDescending(n => n.Count)
                    .ThenBy(n => columns.Name(n.Label), StringComparer.Ordinal)
                    .Select(n => new SankeyNode(column, columns.Name(n.Label), n.Count))),
            ],
            Links =
            [
                .. Enumerable.Range(0, question.Columns).SelectMany(column => columns.Links(column)
                    .Select(l => new SankeyLink(column, columns.Name(l.From), columns.Name(l.To), l.Count))
                    .OrderByDescending(l => l.Customers)
                    .ThenBy(l => l.From, StringComparer.Ordinal)
                    .ThenBy(l => l.To, StringComparer.Ordinal)),
            ],
        };
    }

    protected override long CustomersLookedAt(SankeyAnswer answer, KernelRun run) => answer.Nodes.Where(n => n.Column == 0).Sum(n => n.Customers);

    protected override PersonSet? Open(SankeyQuestion question, string[] address, KernelRun run)
    {
        if ((address is not ["node", _, _] && address is not ["link", _, _, _])
            || !int.TryParse(address[1], System.Globalization.CultureInfo.InvariantCulture, out var column) || column < 0 || column > question.Columns)
        {
            return null;
        }

        var columns = SankeyColumns.Of(question, run);
        var persons = run.NewSet();
        foreach (var part in SankeyColumns.Walk(question, run, run.NewSet, (set, path, person) =>
        {
            if (columns.NameAt(path, column) == address[2] && (address.Length == 3 || columns.NameAt(path, column + 1) == address[3]))
            {
                set.Add(person);
            }
        }))
        {
            persons.UnionWith(part);
        }

        return persons.Count > 0 ? persons : null;
    }
}

/// <summary>What customers do at each column of a Sankey picture, the rare activities put together. Labels are activity codes, and two more for what is not an activity.</summary>
internal sealed class SankeyColumns
{
    private readonly SankeyQuestion _question;
    private readonly KernelRun _run;
    private readonly List<Dictionary<int, long>> _activities = [];
    private readonly List<HashSet<int>> _named = [];
    private readonly PairCounts[] _pairs;

    private SankeyColumns(SankeyQuestion question, KernelRun run)
    {
        (_question, _run) = (question, run);
        _pairs = NewPairs();
        foreach (var part in Walk(question, run, NewPairs, Count))
        {
            for (var column = 0; column < _pairs.Length; column++)
            {
                _pairs[column].Add(part[column]);
            }
        }

        for (var column = 0; column <= question.Columns; column++)
        {
            var counts = new Dictionary<int, long>();
            foreach (var (first, second, count) in _pairs[Math.Max(0, column - 1)].All())
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, column == 0 ? first : second, out _) += count;
            }

            _activities.Add(counts);
            _named.Add([.. counts.Where(c => c.Key != End).OrderByDescending(c => c.Value).ThenBy(c => Name(c.Key), StringComparer.Ordinal).Take(question.TopPerColumn).Select(c => c.Key)]);
        }
    }

    /// <summary>The label of journeys that have ended.</summary>
    public int End => _run.Snapshot.Activities.Count;

    /// <summary>The label of activities that are not named.</summary>
    public int Other => _run.Snapshot.Activities.Count + 1;

    public static SankeyColumns Of(SankeyQuestion question, KernelRun run) => new(question, run);

    /// <summary>Walks the path of every journey that has the anchor.</summary>
    public static IReadOnlyList<TState> Walk<TState>(SankeyQuestion question, KernelRun run, Func<TState> newState, Action<TState, ReadOnlyMemory<int>, int> see)
        where TState : class
    {
        var paths = new SankeyPaths(question, run);
        return
        [
            .. JourneyChunks.Walk(run, () => Tuple.Create(newState(), new int[question.Columns + 1]), (range, part) =>
            {
                for (var j = range.First; j < range.End; j++)
                {
                    if (paths.Fill(range, j, part.Item2) is var columns and > 0)
                    {
                        see(part.Item1, part.Item2.AsMemory(0, columns), range.Segment.Persons[j]);
                    }
                }
            }).Select(part => part.Item1),
        ];
    }

    public bool IsNamed(int label) => label < End;

    public string Name(int label) => label == End ? SankeyAnswer.End : label == Other ? SankeyAnswer.Other : _run.Snapshot.Activities[label];

    /// <summary>What a path shows at a column; null beyond its end.</summary>
    public string? NameAt(ReadOnlyMemory<int> path, int column) =>
        column > _question.Columns || column > path.Length ? null : Name(column == path.Length ? End : Label(column, path.Span[column]));

    public IEnumerable<(int Label, long Count)> Nodes(int column) =>
        _activities[column].GroupBy(c => Label(column, c.Key)).Select(g => (g.Key, g.Sum(c => c.Value)));

    public IEnumerable<(int From, int To, long Count)> Links(int column) =>
        _pairs[column].All().GroupBy(p => (From: Label(column, p.First), To: Label(column + 1, p.Second))).Select(g => (g.Key.From, g.Key.To, g.Sum(p => p.Count)));

    private int Label(int column, int activity) => activity == End || _named[column].Contains(activity) ? activity : Other;

    private PairCounts[] NewPairs() => [.. Enumerable.Range(0, _question.Columns).Select(_ => new PairCounts(End + 1))];

    private void Count(PairCounts[] pairs, ReadOnlyMemory<int> path, int person)
    {
        var columns = path.Span;
        for (var column = 0; column + 1 < columns.Length; column++)
        {
            pairs[column].Add(columns[column], columns[column + 1]);
        }

        if (columns.Length <= _question.Columns)
        {
            pairs[columns.Length - 1].Add(columns[^1], End);
        }
    }
}
