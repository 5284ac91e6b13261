using System.Collections;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>A segment of which some journeys more are not to be seen. The columns are the segment's own: choosing customers copies nothing.</summary>
internal sealed class MaskedSegment : JourneySegment
{
    private readonly JourneySegment _source;

    private MaskedSegment(JourneySegment source, BitArray hidden, int visibleJourneys, long visibleEvents)
    {
        _source = source;
        Hidden = hidden;
        VisibleJourneys = visibleJourneys;
        VisibleEvents = visibleEvents;
    }

    public int VisibleJourneys { get; }

    public long VisibleEvents { get; }

    public override int JourneyCount => _source.JourneyCount;

    public override Column<long> Offsets => _source.Offsets;

    public override Column<int> Persons => _source.Persons;

    public override CodeColumn Activities => _source.Activities;

    public override Column<long> Times => _source.Times;

    public override Column<long> Sequences => _source.Sequences;

    public override BitArray Hidden { get; }

    /// <summary>The segment with only the journeys of some persons.</summary>
    public static MaskedSegment Only(JourneySegment source, PersonSet persons)
    {
        var hidden = new BitArray(source.JourneyCount);
        var (journeys, events) = (0, 0L);
        for (var j = 0; j < source.JourneyCount; j++)
        {
            if (persons[source.Persons[j]] && source.Hidden?[j] != true && source.Offsets[j + 1] > source.Offsets[j])
            {
                journeys++;
                events += source.Offsets[j + 1] - source.Offsets[j];
            }
            else
            {
                hidden[j] = true;
            }
        }

        return new MaskedSegment(source, hidden, journeys, events);
    }

    public override bool TryValues(out Column<double> values) => _source.TryValues(out values);

    public override bool TryField(string name, out CodeColumn codes) => _source.TryField(name, out codes);
}
