using Kelione.ClickHouse.Http;

namespace Kelione.ClickHouse.Storage;

/// <summary>Which batches count, as ranges of their numbers: what was never committed, and what was committed by somebody who had lost the right to, is in none. Immutable.</summary>
/// <param name="Ranges">The ranges, rising, both ends inside.</param>
internal sealed record BatchRanges(IReadOnlyList<(long First, long Last)> Ranges)
{
    /// <summary>Bits of a batch's number below those of its epoch.</summary>
    public const int CounterBits = 32;

    /// <summary>The condition on an event.</summary>
    public string Condition => Ranges.Count == 0 ? "0" : $"({string.Join(" OR ", Ranges.Select(r => $"(batch >= {Sql.Number(r.First)} AND batch <= {Sql.Number(r.Last)})"))})";

    /// <summary>Leaves out what epochs committed after another had been begun and had counted what was there.</summary>
    /// <param name="committed">All numbers of the ledger, as ranges.</param>
    /// <param name="seals">The epochs that have counted, and up to which number.</param>
    public static BatchRanges Of(IEnumerable<(long First, long Last)> committed, IReadOnlyList<(long Epoch, long Sealed)> seals)
    {
        var ranges = new List<(long, long)>();
        foreach (var (first, last) in committed)
        {
            var limit = seals.Where(s => s.Epoch > first >> CounterBits).Select(s => s.Sealed).DefaultIfEmpty(long.MaxValue).Min();
            if (first <= limit)
            {
                ranges.Add((first, Math.Min(last, limit)));
            }
        }

        return new BatchRanges(ranges);
    }
}
