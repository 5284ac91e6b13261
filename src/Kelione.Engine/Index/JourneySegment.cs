using System.Collections;

namespace Kelione.Engine.Index;

/// <summary>
/// Whole journeys in columns: the events of journey <c>j</c> are the rows <c>Offsets[j] .. Offsets[j + 1]</c>, in journey order (time, import order).
/// A segment never changes; all kernels walk segments and nothing else. Safe for any number of readers while its owner lives.
/// </summary>
internal abstract class JourneySegment
{
    /// <summary>How many journeys, hidden ones counted too.</summary>
    public abstract int JourneyCount { get; }

    /// <summary>How many events, those of hidden journeys counted too.</summary>
    public long EventCount => Offsets[JourneyCount];

    /// <summary>Where each journey's rows begin; one more than there are journeys.</summary>
    public abstract Column<long> Offsets { get; }

    /// <summary>The person of each journey: a code of <see cref="JourneySnapshot.Persons"/>, unique over all segments' visible journeys.</summary>
    public abstract Column<int> Persons { get; }

    /// <summary>Activity codes of <see cref="JourneySnapshot.Activities"/>; one byte where 256 suffice.</summary>
    public abstract CodeColumn Activities { get; }

    /// <summary>Times in microseconds since 1970 UTC.</summary>
    public abstract Column<long> Times { get; }

    /// <summary>Import order of each row: the event's key in the store.</summary>
    public abstract Column<long> Sequences { get; }

    /// <summary>Amounts, NaN where none; false where no event of the segment has one.</summary>
    public abstract bool TryValues(out Column<double> values);

    /// <summary>Codes (plus one; zero is none) of an optional text field or free attribute into <see cref="JourneySnapshot.FieldTexts"/>; false where no event of the segment has it.</summary>
    public abstract bool TryField(string name, out CodeColumn codes);

    /// <summary>Journeys that are not to be seen, because a newer segment holds the person's journey; null for none.</summary>
    public virtual BitArray? Hidden => null;
}
