using System.IO.MemoryMappedFiles;
using Kelione.Engine.Index;

namespace Kelione.ClickHouse.Reading;

/// <summary>
/// A finished column: in memory where it is small, else in a file of its own that the system writes out and reads back as it needs the memory. The file has no name any more once it is made (where the system allows that), so nothing is
/// left of it whatever happens to the program.
/// </summary>
internal sealed unsafe class Spooled : IDisposable
{
    private const long MostInMemory = 1 << 20;
    private readonly NativeBuffer? _buffer;
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private int _isDisposed;

    /// <param name="bytes">How long it is, without the slack behind it.</param>
    /// <param name="folder">Where files are made; null for the system's folder.</param>
    public Spooled(long bytes, string? folder)
    {
        Bytes = bytes;
        if (bytes <= MostInMemory)
        {
            _buffer = new NativeBuffer(bytes, zeroed: true);
            Pointer = _buffer.Pointer;
            return;
        }

        var path = Path.Combine(folder ?? Path.GetTempPath(), "kelione-" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _file = MemoryMappedFile.CreateFromFile(new FileStream(path, options), null, bytes + NativeBuffer.Slack, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        _view = _file.CreateViewAccessor();
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        Pointer = pointer;
    }

    /// <summary>The length without the slack.</summary>
    public long Bytes { get; }

    /// <summary>Where it begins.</summary>
    public byte* Pointer { get; }

    /// <summary>A view of it.</summary>
    public Column<T> View<T>()
        where T : unmanaged => new((T*)Pointer, Bytes / sizeof(T));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _buffer?.Dispose();
            _view?.SafeMemoryMappedViewHandle.ReleasePointer();
            _view?.Dispose();
            _file?.Dispose();
        }
    }
}
