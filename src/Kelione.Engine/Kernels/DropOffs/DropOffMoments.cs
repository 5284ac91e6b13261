using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What those who left and those who went on did around their moment at a step.</summary>
internal sealed class DropOffMoments
{
    private readonly DropOffsQuestion _question;
    private readonly long[] _afterMicros;
    private readonly bool[] _named;
    private readonly int[] _lastMoment;
    private int _moments;

    /// <param name="question">The question.</param>
    /// <param name="snapshot">Where activities have their codes.</param>
    /// <param name="afterMicros">For each step but the last, how long after the moment exposure lasts: <see cref="NextStepTimes.AfterMicros"/>.</param>
    public DropOffMoments(DropOffsQuestion question, JourneySnapshot snapshot, long[] afterMicros)
    {
        _question = question;
        _afterMicros = afterMicros;
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

    /// <summary>
    /// Gives each activity of the exposure window around a chain's step once; the step's own row and activities that a step names are passed over. The window ends before the chain's next row, where it has one.
    /// </summary>
    /// <param name="segment">Where the journey lies.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="chain">The chain's rows.</param>
    /// <param name="step">The step, from 0; the chain gets to it, and it is not the funnel's last.</param>
    /// <param name="activities">Is emptied and filled.</param>
    public void Exposure(JourneySegment segment, int journey, ReadOnlySpan<long> chain, int step, List<int> activities)
    {
        _moments++;
        activities.Clear();
        var moment = chain[step];
        var (times, first, end) = (segment.Times, segment.Offsets[journey], step + 1 < chain.Length ? chain[step + 1] : segment.Offsets[journey + 1]);
        var time = times[moment];
        var row = moment;
        while (row > first && time - times[row - 1] <= _question.ExposureBefore.Micros)
        {
            row--;
        }

        for (; row < end && times[row] - time <= _afterMicros[step]; row++)
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
