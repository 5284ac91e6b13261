using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What those who left and those who went on did around their moment at a step.</summary>
internal sealed class DropOffMoments
{
    private readonly DropOffsQuestion _question;
    private readonly bool[] _named;
    private readonly int[] _lastMoment;
    private int _moments;

    public DropOffMoments(DropOffsQuestion question, JourneySnapshot snapshot)
    {
        _question = question;
        _named = new bool[snapshot.Activities.Count];
        _lastMoment = new int[snapshot.Activities.Count];
        foreach (var code in question.Steps.SelectMany(s => s.Activities).Select(snapshot.Activities.CodeOf).OfType<int>())
        {
            _named[code] = true;
        }
    }

    /// <summary>Whether some step of the funnel names the activity, so that it is not looked at.</summary>
    public bool IsNamed(int activity) => _named[activity];

    /// <summary>The next activity of the journey after a row; null at its end.</summary>
    public static int? Next(JourneySegment segment, int journey, long row) => row + 1 < segment.Offsets[journey + 1] ? segment.Activities[row + 1] : null;

    /// <summary>Gives each activity of the exposure window around a row once; the row itself and activities that a step names are passed over.</summary>
    public void Exposure(JourneySegment segment, int journey, long moment, List<int> activities)
    {
        _moments++;
        activities.Clear();
        var (times, first, end) = (segment.Times, segment.Offsets[journey], segment.Offsets[journey + 1]);
        var time = times[moment];
        var row = moment;
        while (row > first && time - times[row - 1] <= _question.ExposureBefore.Micros)
        {
            row--;
        }

        for (; row < end && times[row] - time <= _question.ExposureAfter.Micros; row++)
        {
            var activity = segment.Activities[row];
            if (row != moment && !_named[activity] && _lastMoment[activity] != _moments)
            {
                _lastMoment[activity] = _moments;
                activities.Add(activity);
            }
        }
    }
}
