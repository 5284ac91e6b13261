namespace Kelione.Workspace;

/// <summary>A place in the journal of arrived events. Immutable.</summary>
/// <param name="Segment">The number of the file.</param>
/// <param name="Offset">Bytes from its start.</param>
internal readonly record struct JournalPlace(long Segment, long Offset) : IComparable<JournalPlace>
{
    public static bool operator <(JournalPlace left, JournalPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(JournalPlace left, JournalPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(JournalPlace left, JournalPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(JournalPlace left, JournalPlace right) => left.CompareTo(right) >= 0;

    public int CompareTo(JournalPlace other) => Segment != other.Segment ? Segment.CompareTo(other.Segment) : Offset.CompareTo(other.Offset);
}
