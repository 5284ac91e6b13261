using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Tells where a new session begins in the journeys of one segment. Safe for several threads.</summary>
internal sealed class SessionSplitter
{
    private readonly Column<long> _times;
    private readonly CodeColumn? _ids;
    private readonly long _timeOutMicros;

    public SessionSplitter(JourneySegment segment, Duration timeOut, bool useSessionIds)
    {
        _times = segment.Times;
        _timeOutMicros = timeOut.Micros;
        _ids = useSessionIds && segment.TryField(EventFields.Session, out var ids) ? ids : null;
    }

    /// <summary>Whether a session begins with a row that is not its journey's first.</summary>
    public bool Begins(long row) =>
        _ids is { } ids && ids[row] > 0 && ids[row - 1] > 0 ? ids[row] != ids[row - 1] : _times[row] - _times[row - 1] > _timeOutMicros;
}
