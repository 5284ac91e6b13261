using System.Net;
using System.Net.Sockets;

namespace Kelione.ClickHouse.Support;

/// <summary>A network between program and server that can fail: it passes on what it is given until it is told to stall, or to cut each connection after some bytes of an answer.</summary>
internal sealed class Wire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Uri _server;
    private volatile TaskCompletionSource? _stalled;
    private long _cutAfter = long.MaxValue;

    public Wire(LocalServer server)
    {
        _server = server.Address;
        _listener.Start();
        Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"));
        _ = AcceptAsync();
    }

    /// <summary>Where the server seems to be.</summary>
    public Uri Address { get; }

    /// <summary>Bytes of a connection's answers after which it is cut.</summary>
    public long CutAfter
    {
        set => Interlocked.Exchange(ref _cutAfter, value);
    }

    /// <summary>Nothing passes any more.</summary>
    public void Stall() => _stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What waits goes on.</summary>
    public void Flow() => Interlocked.Exchange(ref _stalled, null)?.TrySetResult();

    public void Dispose()
    {
        _end.Cancel();
        Flow();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient program)
    {
        using var there = new TcpClient();
        using (program)
        {
            try
            {
                await there.ConnectAsync(_server.Host, _server.Port, _end.Token);
                await Task.WhenAny(PassAsync(program.GetStream(), there.GetStream(), isAnswer: false), PassAsync(there.GetStream(), program.GetStream(), isAnswer: true));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Either end is gone.
            }
        }
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to, bool isAnswer)
    {
        var buffer = new byte[4096];
        var passed = 0L;
        try
        {
            while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
            {
                await (_stalled?.Task ?? Task.CompletedTask);
                passed += read;
                if (isAnswer && passed > Interlocked.Read(ref _cutAfter))
                {
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Either end is gone.
        }
    }
}
