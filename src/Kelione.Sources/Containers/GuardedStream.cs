using System.IO.Hashing;

namespace Kelione.Sources;

/// <summary>Hands on unpacked bytes, refuses what unpacks to too much, and says kindly when the packed data is damaged.</summary>
internal sealed class GuardedStream(Stream inner, string name, SourceLimits limits, long packedTotal, Func<long> packedRead, uint? checksum = null) : ForwardStream(inner)
{
    private readonly Crc32? _crc = checksum is null ? null : new Crc32();
    private long _unpacked;

    public override int Read(Span<byte> buffer)
    {
        int read;
        try
        {
            read = Inner.Read(buffer);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or NotSupportedException)
        {
            throw new SourceException(Invariant($"{name}: the packed data is damaged or cut off after {_unpacked} unpacked bytes; what came before was kept. Fetch the file again."), 0, e);
        }

        _crc?.Append(buffer[..read]);
        if (read == 0 && _crc is not null && _crc.GetCurrentHashAsUInt32() != checksum && !buffer.IsEmpty)
        {
            throw new SourceException($"{name}: the checksum of the packed data does not fit, so it is damaged; what came before was kept. Fetch the file again.");
        }

        _unpacked += read;
        if (_unpacked > limits.MaxUnpackedBytes)
        {
            throw new SourceException(Invariant($"{name}: unpacks to more than {limits.MaxUnpackedBytes} bytes and was refused; unpack it yourself if it is what you expect."));
        }

        // The inner stream reads ahead, so what it took from the file is an upper bound: the ratio is never overstated.
        if (_unpacked > limits.RatioFromBytes && _unpacked > limits.MaxRatio * Math.Clamp(packedRead(), 1, Math.Max(1, packedTotal)))
        {
            throw new SourceException(Invariant($"{name}: unpacks to more than {limits.MaxRatio} times its size (a zip bomb?) and was refused; unpack it yourself if it is what you expect."));
        }

        return read;
    }
}
