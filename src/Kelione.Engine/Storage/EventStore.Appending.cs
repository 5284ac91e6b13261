using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>How events get in: one writer, and a way past it for what arrives while it is at work.</summary>
public sealed partial class EventStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    /// <summary>The appender that is open; null for none.</summary>
    private volatile EventAppender? _open;

    /// <inheritdoc />
    public async Task<IEventAppender> OpenAppenderAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        return await OpenHeldAsync(isLong: true, takesAll: false, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, CancellationToken cancellationToken = default)
    {
        if (batches.Any(b => b.Count > 0 && (b.EventIds is not { } ids || ids.Take(b.Count).Any(string.IsNullOrEmpty))))
        {
            throw new ArgumentException("Every event needs an id of its source.", nameof(batches));
        }

        while (!await _writing.WaitAsync(Patience, cancellationToken))
        {
            if (_open is { } open && await open.TryInsertAsync(batches) is { } receipt)
            {
                return receipt;
            }
        }

        await using var appender = await OpenHeldAsync(isLong: false, takesAll: false, cancellationToken);
        foreach (var batch in batches)
        {
            await appender.AddAsync(batch, CancellationToken.None);
        }

        return await appender.CommitAsync(CancellationToken.None);
    }

    /// <summary>Opens an appender for whoever holds <see cref="_writing"/>, which its closing lets go of.</summary>
    private async Task<IEventAppender> OpenHeldAsync(bool isLong, bool takesAll, CancellationToken cancellationToken)
    {
        try
        {
            var state = await StateAsync(cancellationToken);
            return _open = await Task.Run(
                () =>
                {
                    var connection = _files.Connect();
                    try
                    {
                        return new EventAppender(new EventWriter(connection, state, takesAll), _files.Explain, _keeper.Announce, broken => CloseAppenderAsync(connection, broken, isLong));
                    }
                    catch
                    {
                        connection.Dispose();
                        throw;
                    }
                },
                cancellationToken);
        }
        catch (Exception e)
        {
            _writing.Release();
            throw _files.Explain(e);
        }
    }

    private async ValueTask CloseAppenderAsync(DuckConnection connection, bool isBroken, bool isLong)
    {
        _open = null;
        try
        {
            connection.Dispose();
            if (isBroken)
            {
                await RecoverAsync();
            }

            // After an import people wait for its numbers; of what trickles in all the time the index is made anew while the old one serves.
            await (isLong ? _keeper.SettleAsync(CancellationToken.None) : _keeper.SettleBesideAsync());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // What was acknowledged is durable. The index is made by whoever asks next, and they are told if that cannot be.
        }
        finally
        {
            _writing.Release();
        }
    }
}
