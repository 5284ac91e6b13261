using System.Threading.Channels;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>Nodes that hear each other by LISTEN and NOTIFY of the database that they share.</summary>
internal sealed class PostgresWire : INodeWire
{
    private const int MostWaiting = 1024, MostAtOnce = 64;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1), LastWords = TimeSpan.FromSeconds(2);

    private readonly string _node = Secret.Id();
    private readonly string _connection;
    private readonly string _channel;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ends = new();
    private readonly Channel<string> _out = Channel.CreateBounded<string>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private Task _work = Task.CompletedTask;

    /// <summary>A wire that nobody hears yet.</summary>
    /// <param name="connection">How to connect.</param>
    /// <param name="channel">What the nodes of one workspace share: a name of letters, digits and lines.</param>
    /// <param name="time">The clock.</param>
    public PostgresWire(string connection, string channel, TimeProvider time)
    {
        (_connection, _channel, _time) = (connection, channel, time);
    }

    /// <inheritdoc />
    public event Action<NodeSignal>? Heard;

    /// <inheritdoc />
    public event Action? Joined;

    /// <inheritdoc />
    public void Begin() => _work = Task.WhenAll(Task.Run(ListenAsync), Task.Run(SayAsync));

    /// <inheritdoc />
    public void Say(NodeSignalKind kind, string map, MapSeat? seat = null) => _out.Writer.TryWrite(
        (seat is null ? new NodeSignal(_node, kind, map) : new NodeSignal(_node, kind, map, seat.Id, seat.Visit.Visitor.Id, seat.Visit.Visitor.Name, seat.Colour, seat.At)).Write());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _out.Writer.TryComplete();

        // That people left here is said before the node goes.
        _ends.CancelAfter(LastWords);
        await Task.WhenAny(_out.Reader.Completion, Task.Delay(LastWords, _time));
        await _ends.CancelAsync();
        await _work;
        _ends.Dispose();
    }

    private async Task ListenAsync()
    {
        // A connection of its own, that notices by itself when the other end is gone.
        var own = new NpgsqlConnectionStringBuilder(_connection) { Pooling = false, KeepAlive = 5, TcpKeepAlive = true }.ConnectionString;
        while (!_ends.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(own);
                await connection.OpenAsync(_ends.Token);
                connection.Notification += (_, told) => Hear(told.Payload);
                await using (var listen = connection.CreateCommand())
                {
                    listen.CommandText = "LISTEN " + new NpgsqlCommandBuilder().QuoteIdentifier(_channel);
                    await listen.ExecuteNonQueryAsync(_ends.Token);
                }

                Joined?.Invoke();
                while (true)
                {
                    await connection.WaitAsync(_ends.Token);
                }
            }
            catch (Exception e) when (IsAway(e))
            {
                await RestAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task SayAsync()
    {
        try
        {
            while (await _out.Reader.WaitToReadAsync(_ends.Token))
            {
                try
                {
                    await SayWaitingAsync();
                }
                catch (Exception e) when (IsAway(e))
                {
                    // Lost; who is there is said again every few seconds, and what is kept is looked for as often.
                    await RestAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The node ends.
        }
    }

    private async Task SayWaitingAsync()
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(_ends.Token);
        await using var batch = connection.CreateBatch();
        while (batch.BatchCommands.Count < MostAtOnce && _out.Reader.TryRead(out var text))
        {
            var notify = new NpgsqlBatchCommand("SELECT pg_notify($1, $2)");
            notify.Parameters.Add(new NpgsqlParameter { Value = _channel });
            notify.Parameters.Add(new NpgsqlParameter { Value = text });
            batch.BatchCommands.Add(notify);
        }

        await batch.ExecuteNonQueryAsync(_ends.Token);
    }

    private void Hear(string text)
    {
        if (NodeSignal.Read(text) is { } signal && signal.Node != _node)
        {
            Heard?.Invoke(signal);
        }
    }

    private static bool IsAway(Exception e) => e is NpgsqlException or IOException or System.Net.Sockets.SocketException or TimeoutException;

    private async Task RestAsync()
    {
        try
        {
            await Task.Delay(BetweenTries, _time, _ends.Token);
        }
        catch (OperationCanceledException)
        {
            // The node ends.
        }
    }
}
