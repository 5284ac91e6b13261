using CsCheck;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

public class SelectionTests
{
    [Fact]
    public void A_selected_quantile_is_that_of_the_sorted_values() =>
        Gen.Select(Gen.Long[-50, 50].Array[1, 400], Gen.Double[0, 1]).Sample((values, q) =>
        {
            var sorted = values.Order().ToArray();
            Assert.Equal(Quantiles.OfSorted(sorted, q), Selection.Quantile(values, q));
            Assert.Equal(sorted, values.Order());
        }, iter: 2000);

    [Fact]
    public void The_first_few_are_those_of_the_sorted_list() =>
        Gen.Select(Gen.Int[0, 1000].HashSet[0, 60], Gen.Int[1, 80]).Sample((items, count) =>
            Assert.Equal(items.Order().Take(count), Ranking.Top(items, count, (left, right) => left.CompareTo(right))));

    [Fact]
    public void Pairs_keep_their_numbers_in_the_square_and_in_the_hash_table() =>
        Gen.Select(Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40]).List[0, 200], Gen.Bool).Sample((pairs, sparse) =>
        {
            var index = new PairIndex(sparse ? 100_000 : 41);
            foreach (var (first, second) in pairs)
            {
                Assert.Equal((first, second), index[index.Number(first, second)]);
            }

            Assert.Equal(pairs.Distinct().Count(), index.Count);
            Assert.Equal(pairs.Contains((40, 40)), index.Find(40, 40) >= 0);
        });

    [Fact]
    public void Sequences_are_numbered_by_their_bytes() =>
        Gen.Byte[0, 2].Array[0, 6].List[0, 500].Sample(sequences =>
        {
            var table = new SequenceTable();
            foreach (var sequence in sequences)
            {
                Assert.Equal(sequence, table[table.Number(sequence)].ToArray());
            }

            Assert.Equal(sequences.Select(Convert.ToHexString).Distinct().Count(), table.Count);
        });
}
