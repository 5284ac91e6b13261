using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Sizes of segments and how far they overlap: all rules in one walk, then counts of bits.</summary>
internal sealed class SegmentOverlapKernel : Kernel<SegmentOverlapQuestion, SegmentOverlapAnswer>
{
    protected override SegmentOverlapAnswer Ask(SegmentOverlapQuestion question, KernelRun run)
    {
        var sets = Members(question.Segments, run);
        var counts = Array.ConvertAll(sets, s => s.Count);
        var shares = question.Segments.Select((s, i) => new SegmentShare(
            s.Name, s.Rule.ToString(), counts[i], run.View.JourneyCount > 0 ? counts[i] / (double)run.View.JourneyCount : 0, Proportions.Wilson(counts[i], run.View.JourneyCount)));
        var overlaps =
            from i in Enumerable.Range(0, sets.Length)
            from j in Enumerable.Range(i + 1, sets.Length - i - 1)
            let both = PersonSets.CountBoth(sets[i], sets[j])
            let either = counts[i] + counts[j] - both
            select new SegmentOverlap(question.Segments[i].Name, question.Segments[j].Name, both, either > 0 ? both / (double)either : 0);
        return new SegmentOverlapAnswer { Segments = [.. shares], Overlaps = [.. overlaps], InNone = None(sets, run).Count };
    }

    protected override PersonSet? Open(SegmentOverlapQuestion question, string[] address, KernelRun run)
    {
        switch (address)
        {
            case ["none"]:
                return None(Members(question.Segments, run), run);
            case ["segment", var name] when question.Segments.FirstOrDefault(s => s.Name == name) is { } segment:
                return Members([segment], run)[0];
            case ["overlap", var left, var right] when left != right && question.Segments.Where(s => s.Name == left || s.Name == right).ToList() is { Count: 2 } pair:
                var sets = Members(pair, run);
                sets[0].IntersectWith(sets[1]);
                return sets[0];
            default:
                return null;
        }
    }

    /// <summary>Of the customers in the scope, those who satisfy each rule.</summary>
    public static PersonSet[] Members(IReadOnlyList<NamedSegment> segments, KernelRun run)
    {
        var sets = SegmentEvaluator.EvaluateAll([.. segments.Select(s => s.Rule)], run.Snapshot, run.Threads, run.Cancellation);
        var visible = PersonSets.Visible(run);
        foreach (var set in sets)
        {
            set.IntersectWith(visible);
        }

        return sets;
    }

    private static PersonSet None(PersonSet[] sets, KernelRun run)
    {
        var none = PersonSets.Visible(run);
        foreach (var set in sets)
        {
            none.ExceptWith(set);
        }

        return none;
    }
}
