namespace Kelione.Web.Collector;

/// <summary>How many bytes of bodies may be in memory at once. Safe for several threads.</summary>
/// <param name="most">How many.</param>
internal sealed class BodyRoom(long most)
{
    private long _taken;

    /// <summary>Takes room for a body; null where there is none.</summary>
    public Place? TryTake(long bytes)
    {
        var place = new Place(this);
        return place.TryHold(bytes) ? place : null;
    }

    /// <summary>The room of one body. Disposing it gives it back. Not safe for several threads.</summary>
    internal sealed class Place(BodyRoom room) : IDisposable
    {
        private long _held;

        /// <summary>Makes it as large as that, where it is smaller; false where there is no room for it.</summary>
        public bool TryHold(long bytes)
        {
            var more = bytes - _held;
            if (more <= 0)
            {
                return true;
            }

            if (Interlocked.Add(ref room._taken, more) > room.Most)
            {
                Interlocked.Add(ref room._taken, -more);
                return false;
            }

            _held = bytes;
            return true;
        }

        /// <inheritdoc />
        public void Dispose()
        {
            Interlocked.Add(ref room._taken, -_held);
            _held = 0;
        }
    }

    private long Most => most;
}
