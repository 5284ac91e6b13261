using System.Runtime.InteropServices;

namespace Kelione.Engine.Index;

/// <summary>Memory outside the managed heap, with zeroed slack behind its end so that vector loads may read past the last value.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>How many bytes behind the end may be read.</summary>
    public const int Slack = 64;

    public NativeBuffer(long bytes, bool zeroed = false)
    {
        Bytes = bytes;
        Pointer = (byte*)NativeMemory.AlignedAlloc(checked((nuint)(bytes + Slack)), 64);
        NativeMemory.Clear(zeroed ? Pointer : Pointer + bytes, zeroed ? (nuint)(bytes + Slack) : Slack);
    }

    ~NativeBuffer() => Free();

    public byte* Pointer { get; private set; }

    /// <summary>The length without the slack.</summary>
    public long Bytes { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }
}
