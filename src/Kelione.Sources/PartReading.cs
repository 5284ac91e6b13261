using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>The reading of one part of a file, chunk by chunk.</summary>
internal sealed class PartReading : IDisposable
{
    private const int RejectedPerChunk = 1_000;
    private const int RejectedTextPerChunk = 8 * 1024 * 1024;
    private const int CheckEvery = 1 << 16;

    private readonly SourceContent _content;
    private readonly IRowReader _reader;
    private readonly RowMapper _mapper;
    private readonly EventBatchBuilder _builder;
    private readonly ZoneRule _zone;
    private readonly ColumnMapping _mapping;
    private readonly bool _hidesText;
    private readonly int _maxColumns;
    private List<RejectedRow> _rejected = [];
    private long _rejectedText;
    private ReadProgress _progress;
    private bool _ended;

    public PartReading(SourcePlan plan, PartPlan part, byte[]? hashKey, ReadProgress before)
    {
        _progress = before;
        _maxColumns = plan.Request.Limits.MaxColumns;
        _hidesText = part.Mapping.Hash.Count > 0;
        _mapping = part.Mapping;
        _zone = ZoneRule.Of(part.Mapping.Zone);
        _content = SourceContent.Open(plan.File, part.Entry, plan.Request.Limits);
        try
        {
            _reader = SystemProfiles.Open(SourceFormats.Named(part.Format), _content, part.Details, plan.Request.Limits);
            _mapper = new RowMapper(part.Mapping, _reader.Columns, part.Columns.Select(c => c.Name), part.Time, _zone, part.NoCustomerWords, hashKey);
        }
        catch
        {
            _reader?.Dispose();
            _content.Dispose();
            throw;
        }

        _builder = new EventBatchBuilder(BatchCapacity(part));
        _mapper.Bind(_builder);
    }

    /// <summary>Reads until a batch is full or enough else has gathered; null after the last chunk.</summary>
    public ReadChunk? Next(CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        long read = 0, batched = 0;
        var rejectedBefore = _progress.Rejected;
        try
        {
            while (_builder.Count < _builder.Capacity && read < CheckEvery && _rejected.Count < RejectedPerChunk && _rejectedText < RejectedTextPerChunk)
            {
                if (!_reader.Read())
                {
                    _ended = true;
                    break;
                }

                read++;
                if (TakeRow())
                {
                    batched++;
                }

                if ((read & 1023) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        catch (SourceException e)
        {
            // The damage is one more record, read and rejected, so that the totals add up and nobody overlooks it.
            read++;
            _ended = true;
            _rejected.Add(new RejectedRow(_content.DisplayName, e.Line, 0, null, e.Message, "", IsFatal: true));
        }

        return Finish(read, batched, rejectedBefore);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _reader.Dispose();
        _content.Dispose();
    }

    private bool TakeRow()
    {
        var row = _reader.Row;
        if (row.Problem is { } problem)
        {
            Reject(row, row.ProblemField, problem);
            return false;
        }

        if (_reader.Columns.Count > _maxColumns)
        {
            throw new SourceException(Invariant($"the records have more than {_maxColumns} different fields, so they are no records of one kind; is the mapping or the format right?"), row.Line);
        }

        if (_mapper.TryMap(row, _builder))
        {
            return true;
        }

        Reject(row, _mapper.RefusedField, _mapper.RefusedReason);
        return false;
    }

    private void Reject(Row row, string? field, string reason)
    {
        var text = _hidesText ? "" : _reader.RawText(RawTexts.Longest);
        _rejectedText += text.Length;
        _rejected.Add(new RejectedRow(_content.DisplayName, row.Line, row.Record, field, reason, text));
    }

    private ReadChunk Finish(long read, long batched, long rejectedBefore)
    {
        _progress = new ReadProgress(
            _content.BytesRead, _content.BytesTotal, _progress.RowsRead + read, _progress.Batched + batched, rejectedBefore + read - batched);
        var batch = _builder.Count > 0 ? _builder.Take() : null;
        var rejected = _rejected;
        _rejected = [];
        _rejectedText = 0;
        return new ReadChunk(batch, rejected, _progress, _ended ? EndNotes() : []) { Clues = SystemReader.CluesOf(_reader, _mapping.Hash) };
    }

    private List<string> EndNotes()
    {
        List<string> notes = [.. (_reader as SystemReader)?.EndNotes ?? []];
        if (_zone.Ambiguous > 0)
        {
            notes.Add($"{_zone.Ambiguous.ToString(CultureInfo.InvariantCulture)} times that the clock of {_zone.Name} showed twice were taken at the earlier moment");
        }

        if (_zone.Skipped > 0)
        {
            notes.Add($"{_zone.Skipped.ToString(CultureInfo.InvariantCulture)} times that the clock of {_zone.Name} skipped were moved on by the gap");
        }

        foreach (var name in HashFields.Unmatched(_mapping, _reader.Columns.Names))
        {
            notes.Add($"{name}: was to be hashed, but no record has it; if it is called otherwise in the file, it was stored in clear; then import it into a new workspace, with --hash and its name there");
        }

        return notes;
    }

    // A column of codes takes four bytes an event whether it is filled or not: many columns, or an unknown number, go in smaller batches.
    private static int BatchCapacity(PartPlan part)
    {
        var columns = part.Details.Columns?.Count ?? Math.Max(64, part.Columns.Count * 2);
        return Math.Clamp((1 << 21) / Math.Max(32, columns), 4_096, EventBatchBuilder.DefaultCapacity);
    }
}
