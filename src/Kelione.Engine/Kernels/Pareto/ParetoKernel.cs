using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Which few carry most.</summary>
internal sealed class ParetoKernel : Kernel<ParetoQuestion, ParetoAnswer>
{
    protected override ParetoAnswer Ask(ParetoQuestion question, KernelRun run)
    {
        var items = ParetoItems.Of(question, run);
        return Answer(question, items.All, items.Compare, item => items.Name(item.Key), item => item.Amount);
    }

    /// <summary>The answer that named sums make, whoever added them up.</summary>
    internal static ParetoAnswer Answer(ParetoQuestion question, IReadOnlyList<(string Name, double Amount)> items) => Answer(
        question, items, (a, b) => a.Amount != b.Amount ? b.Amount.CompareTo(a.Amount) : string.CompareOrdinal(a.Name, b.Name), item => item.Name, item => item.Amount);

    private static ParetoAnswer Answer<TItem>(ParetoQuestion question, IReadOnlyList<TItem> items, Comparison<TItem> compare, Func<TItem, string> nameOf, Func<TItem, double> amountOf)
    {
        var curve = new CarriedCurve(items.Select(amountOf));
        var top = Ranking.Top(items, question.Top, compare);
        var carrying = curve.Carrying(question.Target);
        return new ParetoAnswer
        {
            Total = curve.Total,
            Items = items.Count,
            Carrying = carrying,
            CarryingShare = items.Count > 0 ? carrying / (double)items.Count : 0,
            CarriedByTop20Percent = curve.CarriedByPercent(20),
            Top = [.. top.Select((item, i) => new ParetoItem(nameOf(item), amountOf(item), curve.Total > 0 ? amountOf(item) / curve.Total : 0, curve.Carried(i + 1)))],
            Curve = [.. Enumerable.Range(1, 20).Select(i => curve.CarriedByPercent(5 * i))],
        };
    }

    protected override PersonSet? Open(ParetoQuestion question, string[] address, KernelRun run)
    {
        switch (address)
        {
            case ["item", var name]:
                var step = new StepPattern { Conditions = [new Condition { Field = question.Over, Comparison = Comparison.Is, Values = [name] }] };
                return StatusKernel.PersonsWith(run, step) is { Count: > 0 } persons ? persons : null;
            case ["carrying"] when question.Over == EventFields.Customer:
                var items = ParetoItems.Of(question, run);
                var carrying = new CarriedCurve(items.All.Select(i => i.Amount)).Carrying(question.Target);
                var set = run.NewSet();
                foreach (var (person, _) in carrying > 0 ? Ranking.Top(items.All, carrying, items.Compare) : [])
                {
                    set.Add((int)person);
                }

                return set;
            default:
                return null;
        }
    }

    /// <summary>The share that the greatest so many items carry.</summary>
    private sealed class CarriedCurve
    {
        private readonly double[] _sums;

        public CarriedCurve(IEnumerable<double> amounts)
        {
            _sums = [.. amounts];
            Array.Sort(_sums);
            Array.Reverse(_sums);
            for (var i = 1; i < _sums.Length; i++)
            {
                _sums[i] += _sums[i - 1];
            }
        }

        public double Total => _sums.Length > 0 ? _sums[^1] : 0;

        public double Carried(int count) => Total > 0 && count > 0 ? _sums[count - 1] / Total : 0;

        /// <summary>What the greatest percentage of items, rounded up, carries.</summary>
        public double CarriedByPercent(int percent) => Carried((int)((_sums.Length * (long)percent + 99) / 100));

        /// <summary>How many of the greatest items carry the share.</summary>
        public int Carrying(double share)
        {
            if (Total <= 0)
            {
                return 0;
            }

            var count = 1;
            while (count < _sums.Length && Carried(count) < share)
            {
                count++;
            }

            return count;
        }
    }
}
