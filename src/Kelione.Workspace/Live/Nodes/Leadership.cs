using System.Net.Sockets;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>
/// Of the nodes of a workspace one leads, and does alone what is to be done once. It holds a lock of the database by a connection of its own: when the node ends, or is killed, the lock is free at once; when it is cut off,
/// the database notices within some seconds. A new leader waits for longer than the old one needs to notice, so that two never work at the same time.
/// </summary>
internal sealed class Leadership : IAsyncDisposable
{
    // The old leader asks every second and waits so long for the answer: it has stopped before the rest of the new one is over.
    private const int AnswerSeconds = 3;

    private readonly PostgresDesk _desk;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ends = new();
    private Task _work = Task.CompletedTask;
    private volatile bool _isLeader;
    private int _isGone;

    /// <param name="desk">The database that the nodes share.</param>
    /// <param name="time">The clock.</param>
    public Leadership(PostgresDesk desk, TimeProvider time) => (_desk, _time) = (desk, time);

    /// <summary>How long a new leader waits before it works.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How often one looks whether there is a leader, and the leader whether it still is.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether this node leads just now.</summary>
    public bool IsLeader => _isLeader;

    /// <summary>Begins to be ready to lead; returns at once.</summary>
    /// <param name="work">What is to be done: begun whenever this node becomes the leader, stopped when it is no longer.</param>
    public void Begin(Func<CancellationToken, Task> work) => _work = Task.Run(() => RunAsync(work), CancellationToken.None);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isGone, 1) == 0)
        {
            await _ends.CancelAsync();
            await _work;
            _ends.Dispose();
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        while (!_ends.IsCancellationRequested)
        {
            try
            {
                await _desk.OpenAsync(_ends.Token);
                await using var connection = _desk.Own();
                await connection.OpenAsync(_ends.Token);

                // A node that is cut off must not be the leader for the two hours that a server waits as it comes.
                await connection.DoAsync("SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3; SET tcp_user_timeout = 5000");
                while (await connection.NumberAsync("SELECT pg_try_advisory_lock(hashtextextended($1, 7))::int", _desk.Schema) == 0)
                {
                    await Task.Delay(Pause, _time, _ends.Token);
                }

                await LeadAsync(connection, work);
            }
            catch (OperationCanceledException) when (_ends.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // The database is away, or the connection is in a state that nobody foresaw: nobody leads by it any longer, and it is tried anew.
                await Task.Delay(Pause, _time, _ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LeadAsync(NpgsqlConnection connection, Func<CancellationToken, Task> work)
    {
        using var leads = CancellationTokenSource.CreateLinkedTokenSource(_ends.Token);
        var begun = Task.CompletedTask;
        try
        {
            for (var since = _time.GetTimestamp(); ; await Task.Delay(Pause, _time, _ends.Token))
            {
                await using var still = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = AnswerSeconds };
                await still.ExecuteScalarAsync(_ends.Token);
                if (!_isLeader && _time.GetElapsedTime(since) >= Rest)
                {
                    _isLeader = true;
                    begun = work(leads.Token);
                }
            }
        }
        finally
        {
            await leads.CancelAsync();
            await begun.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _isLeader = false;
        }
    }
}
