using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>Who is who, and who is to be forgotten.</summary>
public sealed partial class EventStore : IPersonKeyStore
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<IdentityOutcome>> IdentifyAsync(IReadOnlyList<IdentityStatement> statements, CancellationToken cancellationToken = default)
    {
        await _stating.WaitAsync(cancellationToken);
        try
        {
            var state = await LoadStateAsync();
            var outcomes = await DoAsync(c => IdentityLedger.Identify(c, state, statements), CancellationToken.None);
            Interlocked.Increment(ref _feedbackVersion);
            _keeper.Announce();
            return outcomes;
        }
        finally
        {
            _stating.Release();
        }
    }

    /// <inheritdoc />
    public async Task<IdentityMerge?> UndoMergeAsync(long id, long undoneMicros, CancellationToken cancellationToken = default)
    {
        await _stating.WaitAsync(cancellationToken);
        try
        {
            var merge = await DoAsync(c => IdentityLedger.Undo(c, id, undoneMicros), CancellationToken.None);
            _state?.Merges = null;
            Interlocked.Increment(ref _feedbackVersion);
            _keeper.Announce();
            return merge;
        }
        finally
        {
            _stating.Release();
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PersonKey>> KeepKeysAsync(IReadOnlyList<PersonKey> keys, CancellationToken cancellationToken = default)
    {
        await _stating.WaitAsync(cancellationToken);
        try
        {
            return await DoAsync(c => PersonKeyTable.Keep(c, keys), CancellationToken.None);
        }
        finally
        {
            _stating.Release();
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) =>
        ReadAsync(c => IdentityLedger.List(c, customer), cancellationToken);

    /// <inheritdoc />
    /// <remarks>
    /// Waits for an open appender to be disposed and for exports to end. The database file and the index are written anew without the person, so nothing of them is left in the workspace's files
    /// when this returns; readers that hold an older snapshot see it until they let go. Copies made elsewhere (exports, backups, imported files) are not touched.
    /// </remarks>
    public async Task<long?> ForgetAsync(string customer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var exclusive = await _files.ExclusiveAsync(cancellationToken);
            await _stating.WaitAsync(cancellationToken);
            try
            {
                using var pause = await _keeper.PauseAsync(cancellationToken);
                return await EraseAsync(customer, pause);
            }
            finally
            {
                _stating.Release();
            }
        }
        catch (Exception e)
        {
            throw _files.Explain(e);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<long?> EraseAsync(string customer, IndexKeeper.Pause pause)
    {
        var isOldIndexGone = false;
        long? erased = 0;
        try
        {
            erased = await Task.Run(() => _files.EraseRows(customer));
        }
        finally
        {
            // Whatever becomes of the files from here on, questions must not see the person again.
            if (erased is not null)
            {
                _state = null;
                Interlocked.Increment(ref _feedbackDeletions);
                Interlocked.Increment(ref _feedbackVersion);
                isOldIndexGone = await pause.HideAsync();
            }
        }

        if (erased is null)
        {
            return null;
        }

        await Task.Run(_files.Rewrite);
        await pause.RebuildAsync();
        if (isOldIndexGone)
        {
            _files.FinishErasure();
        }

        return erased;
    }
}
