namespace Kelione.Sources;

/// <summary>
/// Reads one source record by record. What every format is turned into; the mapping to events is the same for all of them.
/// </summary>
internal interface IRowReader : IDisposable
{
    /// <summary>The columns known so far.</summary>
    ColumnSet Columns { get; }

    /// <summary>The record read last; the same object every time.</summary>
    Row Row { get; }

    /// <summary>Reads the next record; false at the end. A record that is broken by itself comes with <see cref="Row.Problem"/> set.</summary>
    /// <exception cref="SourceException">The source is broken beyond this record, so that nothing more can be read.</exception>
    bool Read();

    /// <summary>The record read last as the source wrote it, or as near to that as the format allows; beyond <paramref name="limit"/> characters it is cut and marked.</summary>
    string RawText(int limit);
}
