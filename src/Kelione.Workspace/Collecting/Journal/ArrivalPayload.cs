using System.Buffers;

namespace Kelione.Workspace;

/// <summary>The payload of a frame, in memory that goes from one request to the next: arrays of this size made anew for each would pile up between two full collections. Disposing it gives the memory back.</summary>
internal sealed class ArrivalPayload : IDisposable
{
    private byte[]? _buffer;

    private ArrivalPayload(byte[] buffer, int length)
    {
        _buffer = buffer;
        Bytes = buffer.AsMemory(0, length);
    }

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Puts parts together.</summary>
    public static ArrivalPayload Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> events, ReadOnlySpan<byte> tail)
    {
        var length = head.Length + events.Length + tail.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        head.CopyTo(buffer);
        events.CopyTo(buffer.AsSpan(head.Length));
        tail.CopyTo(buffer.AsSpan(head.Length + events.Length));
        return new ArrivalPayload(buffer, length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
