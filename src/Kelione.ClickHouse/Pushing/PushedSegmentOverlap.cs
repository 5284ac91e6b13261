using System.Globalization;
using System.Numerics;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Sizes of segments and how far they overlap: the shards count customers by the set of segments that they belong to.</summary>
internal sealed class PushedSegmentOverlap : IPushed
{
    /// <summary>Sets of segments are bits of a whole number.</summary>
    private const int MostSegments = 60;

    public Type QuestionType => typeof(SegmentOverlapQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var asked = (SegmentOverlapQuestion)question;
        var rules = asked.Segments.Select(s => SegmentSql.Of(s.Rule, run.Snapshot)).ToList();
        if (rules.Count > MostSegments || rules.Contains(null))
        {
            return null;
        }

        var sets = new Dictionary<long, long>();
        run.AskWhole(
            from => $"SELECT segments, toInt64(count()) FROM (SELECT {Bits(rules!, from)} AS segments FROM (SELECT customer FROM {run.Condition.Of(from)} GROUP BY customer)) GROUP BY segments",
            rows =>
            {
                var set = rows.Int64();
                sets[set] = sets.GetValueOrDefault(set) + rows.Int64();
            });
        return (Answer(asked, sets), sets.Values.Sum());
    }

    private static string Bits(IReadOnlyList<Func<string, string>> rules, string from) =>
        $"toInt64({string.Join(" + ", rules.Select((r, i) => $"(customer IN ({r(from)})) * toInt64({(1L << i).ToString(CultureInfo.InvariantCulture)})").Prepend("0"))})";

    private static SegmentOverlapAnswer Answer(SegmentOverlapQuestion question, Dictionary<long, long> sets)
    {
        var persons = sets.Values.Sum();
        long Of(long wanted) => sets.Where(s => (s.Key & wanted) == wanted).Sum(s => s.Value);
        var counts = question.Segments.Select((_, i) => Of(1L << i)).ToList();
        var shares = question.Segments.Select((s, i) => new SegmentShare(
            s.Name, s.Rule.ToString(), counts[i], persons > 0 ? counts[i] / (double)persons : 0, Proportions.Wilson(counts[i], persons)));
        var overlaps =
            from i in Enumerable.Range(0, counts.Count)
            from j in Enumerable.Range(i + 1, counts.Count - i - 1)
            let both = Of(1L << i | 1L << j)
            let either = counts[i] + counts[j] - both
            select new SegmentOverlap(question.Segments[i].Name, question.Segments[j].Name, both, either > 0 ? both / (double)either : 0);
        return new SegmentOverlapAnswer { Segments = [.. shares], Overlaps = [.. overlaps], InNone = sets.Where(s => BitOperations.PopCount((ulong)s.Key) == 0).Sum(s => s.Value) };
    }
}
