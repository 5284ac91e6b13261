namespace Kelione.Sources;

/// <summary>
/// A named system's export over the general formats: how it is recognised by content, and what each of its fields means. The list of them is <see cref="SystemProfiles.All"/>; a new one is one more class there.
/// Profiles hold no state: what a reading needs lives in its <see cref="SystemMapper"/>.
/// </summary>
public abstract class SystemProfile
{
    /// <summary>Its name on the command line, in lower case: <c>mixpanel</c>. Also begins the ids of its events, so that those of two systems never meet.</summary>
    public abstract string Name { get; }

    /// <summary>What people call it: <c>Mixpanel</c>.</summary>
    public abstract string Title { get; }

    /// <summary>What its export brings in.</summary>
    public virtual SystemYield Yield => SystemYield.Events;

    /// <summary>All that its export brings in, the main thing first: a file of tickets holds events and feedback.</summary>
    public virtual IReadOnlyList<SystemYield> Yields => [Yield];

    /// <summary>How sure we are of its shape.</summary>
    public abstract Sureness Sureness { get; }

    /// <summary>The files that are read, each in a few words: <c>JSON Lines of the raw export API</c>.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>Which of its fields give which part of an event or of feedback, in the order in which they are told: for the docs and the Connect page.</summary>
    public abstract IReadOnlyList<MappedField> Fields { get; }

    /// <summary>How its times are brought to UTC, in a sentence.</summary>
    public abstract string ZonePolicy { get; }

    /// <summary>By what two records are known to be the same event, in words; null where nothing but equal content tells.</summary>
    public virtual string? DedupeKey => null;

    /// <summary>The zone of its times without an offset where the person names none; null for UTC.</summary>
    internal virtual string? AssumedZone => null;

    /// <summary>Whether a part of a file is this system's. Must be sure: a wrong yes is worse than a no, as the generic mapping stands behind it.</summary>
    internal abstract bool Recognises(ProfileSample sample);

    /// <summary>Why a file of this system that is recognised is not taken in all the same, and what it can be used for; null for what is taken in. Sums without customers are such.</summary>
    internal virtual string? Refusal(ProfileSample sample) => null;

    /// <summary>How the file is written, where the system knows more of it than shows: the columns of a file without headings.</summary>
    internal virtual FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details;

    /// <summary>What a person should know of how this file is read: assumptions, fields not understood.</summary>
    /// <param name="sample">The file.</param>
    /// <param name="zone">The zone that a person named; null for none.</param>
    internal virtual IEnumerable<string> Notes(ProfileSample sample, string? zone) => [];

    /// <summary>Begins a reading.</summary>
    internal abstract SystemMapper Open(SystemReading reading);
}

/// <summary>A field of a system's export and what it becomes.</summary>
/// <param name="Field">The field as the system writes it; several with commas.</param>
/// <param name="Becomes">The part of an event (<c>customer</c>, <c>time</c>…), of feedback (<c>rating</c>…), or words: <c>attribute</c>.</param>
public sealed record MappedField(string Field, string Becomes);

/// <summary>What a reading of a system's export goes by. Immutable but for the zone's counts.</summary>
/// <param name="FileName">The file's name, of a zip the entry's.</param>
/// <param name="Details">How it is written.</param>
/// <param name="Zone">The zone of times without an offset.</param>
internal sealed record SystemReading(string FileName, FormatDetails Details, ZoneRule Zone)
{
    /// <summary>What is to be brought in: a file may hold more than one thing.</summary>
    public SystemYield Yield => Details.SystemYield ?? SystemYield.Events;

    /// <summary>The other tables of the same archive; without any where the file is no zip.</summary>
    public SystemNeighbours Neighbours { get; init; } = SystemNeighbours.None;

    /// <summary>What the profile saw in the first values; empty for nothing.</summary>
    public string Hint(string name) => Details.SystemHints?.GetValueOrDefault(name) ?? "";
}

/// <summary>Turns the records of one reading into rows.</summary>
internal abstract class SystemMapper
{
    /// <summary>Adds to <paramref name="rows"/> what the record holds: no row (a heading), one, or several. A record that ought to hold one and does not is refused there, never passed over in silence.</summary>
    public abstract void Map(SystemRecord record, SystemRows rows);

    /// <summary>What is to be told once all was read: what was left out and why.</summary>
    public virtual IEnumerable<string> EndNotes => [];
}
