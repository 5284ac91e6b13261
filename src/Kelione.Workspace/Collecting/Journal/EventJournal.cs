using Microsoft.Win32.SafeHandles;

namespace Kelione.Workspace;

/// <summary>
/// Where arrived events are durable before they are in the store: files that only grow, written by one thread, which makes everything that waits durable together (one fsync) and only then says so.
/// A write that fails acknowledges nothing: its file is cut back and given up, and the next write begins a new one. Safe for several threads.
/// </summary>
internal sealed class EventJournal : IDisposable
{
    /// <summary>A file of about so many bytes is followed by the next.</summary>
    public const long MostOfSegment = 64L << 20;

    private const int MostAtOnce = 16 << 20;
    private readonly JournalFiles _files;
    private readonly object _gate = new();

    /// <summary>Held from the choice of a file until what is written to it is durable: a file that is being written is not to be thought finished.</summary>
    private readonly Lock _writes = new();
    private readonly Thread _thread;
    private readonly List<Entry> _writing = [];
    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private List<Entry> _waiting = [];
    private SafeFileHandle? _file;
    private JournalPlace _end;
    private bool _isClosing;
    private bool _mustRoll;

    /// <summary>Begins a new file behind those that are there and those that were.</summary>
    /// <param name="files">The files.</param>
    /// <param name="done">Up to where an earlier run moved everything: no number is given twice.</param>
    public EventJournal(JournalFiles files, JournalPlace done)
    {
        _files = files;
        var there = files.Segments() is [.., var last] ? new JournalPlace(last, new FileInfo(files.PathOf(last)).Length) : default;
        _end = there > done ? there : done;
        _thread = new Thread(Run) { IsBackground = true, Name = "journal of arrived events" };
        _thread.Start();
    }

    /// <summary>Where the durable frames end.</summary>
    public JournalPlace End
    {
        get
        {
            lock (_gate)
            {
                return _end;
            }
        }
    }

    /// <summary>Adds a payload; ends when it is durable.</summary>
    /// <exception cref="IOException">It could not be written; it is not acknowledged.</exception>
    public Task AppendAsync(ReadOnlyMemory<byte> payload)
    {
        var entry = new Entry(payload);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosing, this);
            _waiting.Add(entry);
            Monitor.Pulse(_gate);
        }

        return entry.Done.Task;
    }

    /// <summary>The next payload goes into a new file, so that the ones before it can be removed.</summary>
    /// <returns>The end of all that is durable so far.</returns>
    public JournalPlace Roll()
    {
        lock (_writes)
        {
            lock (_gate)
            {
                _mustRoll = true;
                return _end;
            }
        }
    }

    /// <summary>Writes what waits and closes the file.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (Next())
        {
            try
            {
                lock (_writes)
                {
                    Write();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                lock (_writes)
                {
                    GiveUpFile();
                }

                foreach (var entry in _writing)
                {
                    entry.Done.TrySetException(e);
                }
            }

            _writing.Clear();
        }

        _file?.Dispose();
    }

    private bool Next()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosing)
            {
                Monitor.Wait(_gate);
            }

            var bytes = 0L;
            var count = 0;
            while (count < _waiting.Count && (count == 0 || bytes < MostAtOnce))
            {
                bytes += _waiting[count++].Payload.Length;
            }

            if (count == _waiting.Count)
            {
                _writing.AddRange(_waiting);
                _waiting.Clear();
            }
            else
            {
                _writing.AddRange(_waiting.GetRange(0, count));
                _waiting = _waiting.GetRange(count, _waiting.Count - count);
            }

            return count > 0;
        }
    }

    private void Write()
    {
        var end = Begin();
        _pieces.Clear();
        var heads = new byte[_writing.Count * JournalFiles.FrameHead];
        var length = 0L;
        for (var i = 0; i < _writing.Count; i++)
        {
            var (payload, head) = (_writing[i].Payload, heads.AsMemory(i * JournalFiles.FrameHead, JournalFiles.FrameHead));
            JournalFiles.WriteFrameHead(head.Span, payload.Span);
            _pieces.Add(head);
            _pieces.Add(payload);
            length += JournalFiles.FrameHead + payload.Length;
        }

        RandomAccess.Write(_file!, _pieces, end.Offset);
        RandomAccess.FlushToDisk(_file!);
        lock (_gate)
        {
            _end = end with { Offset = end.Offset + length };
        }

        foreach (var entry in _writing)
        {
            entry.Done.TrySetResult();
        }
    }

    private JournalPlace Begin()
    {
        lock (_gate)
        {
            if (_file is not null && (_mustRoll || _end.Offset > MostOfSegment))
            {
                _file.Dispose();
                _file = null;
            }

            _mustRoll = false;
        }

        if (_file is null)
        {
            var segment = _end.Segment + 1;
            _file = _files.Create(segment);
            lock (_gate)
            {
                _end = new JournalPlace(segment, JournalFiles.FileHead);
            }
        }

        return _end;
    }

    // What a failed write left behind was acknowledged to nobody. Should it not be cut off, reading it does no harm: whoever was refused sends it again, and ids tell.
    private void GiveUpFile()
    {
        try
        {
            if (_file is not null)
            {
                RandomAccess.SetLength(_file, _end.Offset);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays as it is.
        }

        _file?.Dispose();
        _file = null;
    }

    private sealed class Entry(ReadOnlyMemory<byte> payload)
    {
        public ReadOnlyMemory<byte> Payload => payload;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
