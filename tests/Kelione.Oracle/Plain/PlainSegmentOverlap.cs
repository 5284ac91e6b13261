using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>How large segments are, and how far they overlap.</summary>
internal static class PlainSegmentOverlap
{
    public static Opened Answer(SegmentOverlapQuestion question, PlainView view)
    {
        var behind = new Behind();
        var n = view.Journeys.Count;
        var segments = question.Segments.Select(s => (Segment: s, Members: view.Members(s))).ToList();
        foreach (var (segment, members) in segments)
        {
            behind.Put(Handles.Address("segment", segment.Name), members);
        }

        var overlaps = new List<SegmentOverlap>();
        foreach (var (i, j) in segments.SelectMany((_, i) => Enumerable.Range(i + 1, segments.Count - i - 1).Select(j => (i, j))))
        {
            var (first, second) = (segments[i], segments[j]);
            var both = first.Members.Intersect(second.Members).ToList();
            behind.Put(Handles.Address("overlap", first.Segment.Name, second.Segment.Name), both);
            overlaps.Add(new SegmentOverlap(
                first.Segment.Name, second.Segment.Name, both.Count, PlainMath.Share(both.Count, first.Members.Union(second.Members).Count())));
        }

        var none = view.Journeys.Where(j => !segments.Any(s => s.Members.Contains(j.Customer))).ToList();
        behind.Put("none", none);
        var answer = new SegmentOverlapAnswer
        {
            Segments =
            [
                .. segments.Select(s => new SegmentShare(
                    s.Segment.Name, s.Segment.Rule.ToString(), s.Members.Count, PlainMath.Share(s.Members.Count, n), Proportions.Wilson(s.Members.Count, n))),
            ],
            Overlaps = overlaps,
            InNone = none.Count,
        };
        return new Opened(answer, behind);
    }
}
