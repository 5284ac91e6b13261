using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>The activities of a journey from an anchor on, one a column.</summary>
internal sealed class SankeyPaths
{
    private readonly SankeyQuestion _question;
    private readonly SegmentMatcher[]? _anchor;

    public SankeyPaths(SankeyQuestion question, KernelRun run)
    {
        _question = question;
        _anchor = question.Anchor is { } anchor ? StepMatcher.Compile(run.Snapshot, anchor).Bind(run.View.Segments) : null;
    }

    /// <summary>Fills a path with activity codes.</summary>
    /// <returns>How many columns the journey has, at most as many as the path; 0 where it lacks the anchor.</returns>
    public int Fill(JourneyRange range, int journey, Span<int> path)
    {
        var segment = range.Segment;
        var (first, end) = (segment.Offsets[journey], segment.Offsets[journey + 1]);
        var forward = _question.Direction == FlowDirection.Forward;
        var row = forward ? first : end - 1;
        if (_anchor is not null && (row = _anchor[range.SegmentIndex].First(first, end, segment.Persons[journey])) == end)
        {
            return 0;
        }

        var columns = 0;
        for (; row >= first && row < end && columns < path.Length; row += forward ? 1 : -1)
        {
            var activity = segment.Activities[row];
            if (!_question.CollapseRepeats || columns == 0 || path[columns - 1] != activity)
            {
                path[columns++] = activity;
            }
        }

        return columns;
    }
}
