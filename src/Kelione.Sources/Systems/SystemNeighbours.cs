namespace Kelione.Sources;

/// <summary>The other tables of the archive that a table lies in, for joining: which contact a deal belongs to. Bounded in how many tables are looked at and in how much is kept.</summary>
internal sealed class SystemNeighbours
{
    private const int MostTables = 40;
    private const int MostKept = 1_000_000;

    private readonly SourceFile? _file;
    private readonly string? _entry;
    private readonly SourceLimits _limits;

    private SystemNeighbours(SourceFile? file, string? entry, SourceLimits limits) => (_file, _entry, _limits) = (file, entry, limits);

    /// <summary>No other tables.</summary>
    public static SystemNeighbours None { get; } = new(null, null, SourceLimits.Default);

    /// <summary>The neighbours of an entry; none where the file is no zip.</summary>
    public static SystemNeighbours Of(SourceFile file, string? entry, SourceLimits limits) => entry is null ? None : new SystemNeighbours(file, entry, limits);

    /// <summary>Whether more was there than may be kept, so that some records stay without what belongs to them.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether one of the first tables is such.</summary>
    public bool Any(Func<ProfileSample, bool> isWanted) => Tables(_ => true, isWanted).Any();

    /// <summary>What the records of all such tables give, by key; of two with one key the first stays.</summary>
    /// <param name="isWanted">Which tables are meant.</param>
    /// <param name="key">What a record is found by; null where it is not kept.</param>
    /// <param name="value">What is kept of it; null for nothing.</param>
    /// <param name="isNamed">Which entries are looked at, by name; null for all.</param>
    public Dictionary<string, T> Join<T>(Func<ProfileSample, bool> isWanted, Func<SystemRecord, string?> key, Func<SystemRecord, T?> value, Func<string, bool>? isNamed = null)
    {
        var kept = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (entry, look) in Tables(isNamed ?? (_ => true), isWanted))
        {
            using var content = SourceContent.Open(_file!, entry, _limits);
            using var reader = look.Format.Open(content, look.Details, _limits);
            var record = new SystemRecord(reader);
            try
            {
                while (reader.Read())
                {
                    if (reader.Row.Problem is null && key(record) is { Length: > 0 } found && value(record) is { } worth)
                    {
                        if (kept.Count >= MostKept)
                        {
                            IsCut = true;
                            return kept;
                        }

                        kept.TryAdd(found, worth);
                    }
                }
            }
            catch (SourceException)
            {
                // Its own reading reports the damage.
            }
        }

        return kept;
    }

    private IEnumerable<(string Entry, PartLook Look)> Tables(Func<string, bool> isNamed, Func<ProfileSample, bool> isWanted)
    {
        if (_file is null)
        {
            yield break;
        }

        foreach (var entry in ZipEntries.DataEntries(_file, _limits).Where(e => e != _entry && isNamed(e)).Take(MostTables))
        {
            PartLook? found = null;
            try
            {
                var (general, sample, _) = PartLook.Recognised(_file, entry, ImportRequest.Default with { Limits = _limits });
                found = isWanted(sample) ? general : null;
            }
            catch (SourceException)
            {
                // No table.
            }

            if (found is not null)
            {
                yield return (entry, found);
            }
        }
    }
}
