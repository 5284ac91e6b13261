using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Up to 64 step patterns tied to one segment's columns: two matchers side by side, and one table where the activity alone decides. Safe for several threads.</summary>
internal sealed class StepMasks
{
    private readonly CodeColumn _activities;
    private readonly ulong[] _byActivity;
    private readonly ulong _conditional;
    private readonly SegmentMatcher[] _parts;

    private StepMasks(CodeColumn activities, ulong[] byActivity, ulong conditional, SegmentMatcher[] parts)
    {
        _activities = activities;
        _byActivity = byActivity;
        _conditional = conditional;
        _parts = parts;
    }

    /// <summary>The patterns made ready for each segment of the run's view.</summary>
    public static StepMasks[] Compile(IReadOnlyList<StepPattern> patterns, KernelRun run)
    {
        var parts = patterns.Chunk(StepMatcher.MaxSteps).Select(part => StepMatcher.Compile(run.Snapshot, part)).ToArray();
        var byActivity = new ulong[parts[0].MasksByActivity.Length];
        var conditional = 0UL;
        for (var p = 0; p < parts.Length; p++)
        {
            conditional |= (ulong)parts[p].Conditional << (p * StepMatcher.MaxSteps);
            for (var activity = 0; activity < byActivity.Length; activity++)
            {
                byActivity[activity] |= (ulong)parts[p].MasksByActivity[activity] << (p * StepMatcher.MaxSteps);
            }
        }

        return [.. run.View.Segments.Select(s => new StepMasks(s.Activities, byActivity, conditional, Array.ConvertAll(parts, part => part.Bind(s))))];
    }

    /// <summary>The patterns that a row matches: bit k for pattern k.</summary>
    /// <param name="row">The row.</param>
    /// <param name="person">The person whose journey the row is of.</param>
    public ulong Match(long row, int person)
    {
        var mask = _byActivity[_activities[row]];
        return (mask & _conditional) == 0 ? mask : MatchAll(row, person);
    }

    private ulong MatchAll(long row, int person)
    {
        var mask = 0UL;
        for (var p = 0; p < _parts.Length; p++)
        {
            mask |= (ulong)_parts[p].Match(row, person) << (p * StepMatcher.MaxSteps);
        }

        return mask;
    }
}
