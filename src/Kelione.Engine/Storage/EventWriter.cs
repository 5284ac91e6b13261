using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>
/// Writes batches into the truth: translate the texts, find out what is new, fill chunks. One thread. All between two commits is one transaction, and what is left uncommitted is rolled back;
/// after that, or after any exception, the <see cref="WriteState"/> is no longer true.
/// </summary>
internal sealed class EventWriter : IDisposable
{
    private const int MostFields = 1000;
    private readonly DuckConnection _connection;
    private readonly WriteState _state;
    private readonly Dictionary<string, FieldTranslator> _translators = new(StringComparer.Ordinal);
    private readonly FieldTranslator _customers;
    private readonly FieldTranslator _activities;

    /// <summary>Whether nothing was stored before this writer: then events without an id are all new, and nothing need be hashed.</summary>
    private readonly bool _isFirst;
    private readonly IdentitySet _identities;
    private readonly bool _takesAll;
    private RowFiller? _filler;
    private Hash128[] _sums = [];
    private int[] _kept = [];
    private bool _began;
    private bool _fieldsChanged;
    private long _accepted;
    private long _duplicates;

    /// <param name="connection">Where to write.</param>
    /// <param name="state">What is known of the truth.</param>
    /// <param name="takesAll">Whether every event is taken as it comes, as out of another store, where none is there twice.</param>
    public EventWriter(DuckConnection connection, WriteState state, bool takesAll = false)
    {
        _connection = connection;
        _state = state;
        _takesAll = takesAll;
        _isFirst = state.IsEmpty || takesAll;
        _identities = _isFirst ? new IdentitySet() : state.Identities ??= IdentityLoader.Load(connection, state.Fields);
        state.Identities = _isFirst ? null : _identities;
        _customers = new FieldTranslator(state.Fields[Truth.CustomerField], state.Terms);
        _activities = new FieldTranslator(state.Fields[Truth.ActivityField], state.Terms);
        foreach (var field in state.Fields.Skip(2))
        {
            _translators.Add(field.Name, new FieldTranslator(field, state.Terms));
        }
    }

    /// <summary>Whether there is something that was not committed.</summary>
    public bool IsDirty => _began;

    /// <summary>Takes a batch into the transaction.</summary>
    public void Append(EventBatch batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        Begin();
        AddMissingFields(batch);
        lock (_state.Terms.Gate)
        {
            _customers.Translate(batch.Customers, batch.Count);
            _activities.Translate(batch.Activities, batch.Count);
            foreach (var (name, translator) in _translators)
            {
                translator.Translate(batch.Fields.GetValueOrDefault(name), batch.Count);
            }
        }

        AddMissingOverflows();
        ReadOnlyMemory<int>? kept = _takesAll || (_isFirst && batch.EventIds is null) ? (ReadOnlyMemory<int>?)null : Sift(batch);
        _filler ??= new RowFiller(_connection, _customers, _activities, [.. _translators.Values]);
        var count = _filler.Write(batch, kept, _state.NextSequence);
        _state.NextSequence += count;
        _accepted += count;
        _duplicates += batch.Count - count;
    }

    /// <summary>Throws what appending these batches would throw for what they hold; changes nothing, so that whatever waits in the transaction is not lost over it.</summary>
    /// <exception cref="WorkspaceException">They bring more fields than a workspace holds.</exception>
    /// <exception cref="ArgumentException">A field has a name that none can have.</exception>
    public void ThrowIfUnfit(IReadOnlyList<EventBatch> batches)
    {
        var fields = _state.Fields.Count;
        foreach (var name in batches.Where(b => b.Count > 0).SelectMany(b => b.Fields.Keys).Distinct(StringComparer.Ordinal).Where(n => !_translators.ContainsKey(n)))
        {
            ThrowIfUnfit(name, fields++);
        }
    }

    /// <summary>Makes all durable; returns only then.</summary>
    public AppendReceipt Commit()
    {
        var receipt = new AppendReceipt(_accepted, _duplicates);
        if (_began)
        {
            CloseFiller();
            if (_fieldsChanged)
            {
                Truth.CreateView(_connection, _state.Fields);
            }

            lock (_state.Terms.Gate)
            {
                _state.Terms.WritePending(_connection);
                _connection.Execute("COMMIT");
                _state.Terms.ConfirmPending();
            }

            _state.IsEmpty &= _accepted == 0;
        }

        (_accepted, _duplicates, _began, _fieldsChanged) = (0, 0, false, false);
        return receipt;
    }

    /// <summary>Drops what was not committed.</summary>
    public void Dispose()
    {
        _filler?.Clear();
        _filler?.Dispose();
        if (_began)
        {
            _connection.Execute("ROLLBACK");
        }

        _identities.ForgetOffers();
    }

    private static void ThrowIfUnfit(string name, int fields)
    {
        if (fields >= MostFields)
        {
            throw new WorkspaceException($"The attribute '{name}' is one too many: a workspace holds at most {MostFields} different fields. Leave attributes out of the mapping, or put them together.");
        }

        if (name is EventFields.Customer or EventFields.Activity or EventFields.Time or EventFields.Value or EventFields.EventId || string.IsNullOrEmpty(name))
        {
            throw new ArgumentException($"'{name}' cannot name an attribute.", nameof(name));
        }
    }

    private void Begin()
    {
        if (!_began)
        {
            _connection.Execute("BEGIN TRANSACTION");
            _began = true;
        }
    }

    private void AddMissingFields(EventBatch batch)
    {
        foreach (var name in batch.Fields.Keys)
        {
            if (_translators.ContainsKey(name))
            {
                continue;
            }

            ThrowIfUnfit(name, _state.Fields.Count);
            CloseFiller();
            var field = Truth.AddField(_connection, _state.Fields, name);
            _translators.Add(name, new FieldTranslator(field, _state.Terms));
            _fieldsChanged = true;
        }
    }

    private void AddMissingOverflows()
    {
        foreach (var translator in _translators.Values)
        {
            if (translator.SawOverflow && !translator.Field.Overflows)
            {
                CloseFiller();
                translator.Field = Truth.AddOverflow(_connection, _state.Fields, translator.Field);
                _fieldsChanged = true;
            }
        }
    }

    private void CloseFiller()
    {
        _filler?.Flush();
        _filler?.Dispose();
        _filler = null;
    }

    /// <summary>The rows that are new.</summary>
    private ReadOnlyMemory<int> Sift(EventBatch batch)
    {
        if (_sums.Length < batch.Count)
        {
            _sums = new Hash128[batch.Count];
            _kept = new int[batch.Count];
        }

        var sums = _sums.AsSpan(0, batch.Count);
        Identify(batch, sums);
        const int Ahead = 12;
        var kept = 0;
        for (var row = 0; row < sums.Length; row++)
        {
            if (row + Ahead < sums.Length)
            {
                _identities.Prefetch(sums[row + Ahead]);
            }

            var isNew = batch.EventIds?[row] is { Length: > 0 }
                ? _identities.OfferOnce(sums[row])
                : _isFirst || _identities.Offer(sums[row]);
            _kept[kept] = row;
            kept += isNew ? 1 : 0;
        }

        return _kept.AsMemory(0, kept);
    }

    private void Identify(EventBatch batch, Span<Hash128> sums)
    {
        sums.Clear();
        _customers.AddParts(sums);
        _activities.AddParts(sums);
        foreach (var translator in _translators.Values)
        {
            translator.AddParts(sums);
        }

        var source = _translators.GetValueOrDefault(EventFields.Source);
        for (var row = 0; row < sums.Length; row++)
        {
            if (batch.EventIds?[row] is { Length: > 0 } id)
            {
                sums[row] = EventIdentity.OfSourceId(source?.PartOf(row) ?? default, WriteState.Storable(id));
                continue;
            }

            var sum = sums[row] + EventIdentity.OfTime(batch.TimesMicros[row]);
            sums[row] = EventIdentity.Finish(batch.Values is { } values ? sum + EventIdentity.OfValue(values[row]) : sum);
        }
    }
}
