using System.Buffers;
using Kelione.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Kelione.Web.Collector;

/// <summary>A request's body in memory, within the limits. Disposing it gives the memory back.</summary>
internal sealed class CollectorBody : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private byte[]? _buffer;

    private CollectorBody(byte[]? buffer, int length)
    {
        _buffer = buffer;
        Bytes = buffer.AsMemory(0, length);
    }

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="room">The room that it has among all that are read; one that does not say how long it is takes more as it comes.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="CollectException">It is too large, or there is no room for it just now.</exception>
    /// <exception cref="TimeoutException">It came too slowly.</exception>
    public static async Task<CollectorBody> ReadAsync(HttpContext context, int most, BodyRoom.Place room, TimeProvider time)
    {
        var length = context.Request.ContentLength;
        if (length > most)
        {
            throw TooLarge(most);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most + 1L;
        }

        if (length == 0 || (length is null && !context.Request.Headers.ContainsKey("Transfer-Encoding") && HttpMethods.IsGet(context.Request.Method)))
        {
            return new CollectorBody(null, 0);
        }

        using var slow = new CancellationTokenSource(Longest, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, context.RequestAborted);
        var buffer = ArrayPool<byte>.Shared.Rent((int)(length ?? 16 * 1024) + 1);
        try
        {
            var filled = 0;
            int read;
            while ((read = await context.Request.Body.ReadAsync(buffer.AsMemory(filled), ends.Token)) > 0)
            {
                filled += read;
                if (filled > most)
                {
                    throw TooLarge(most);
                }

                if (filled == buffer.Length)
                {
                    if (!room.TryHold(buffer.Length * 2L))
                    {
                        throw new CollectException("Too much arrives at once.", CollectFault.TooFast);
                    }

                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, filled).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            var body = new CollectorBody(buffer, filled);
            buffer = null;
            return body;
        }
        catch (OperationCanceledException e) when (slow.IsCancellationRequested)
        {
            throw new TimeoutException("The body came too slowly.", e);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(most);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            throw new TimeoutException("The body came too slowly.", e);
        }
        finally
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static CollectException TooLarge(int most) => new(FormattableString.Invariant($"A body has at most {most} bytes. Send less at a time."), CollectFault.TooLarge);
}
