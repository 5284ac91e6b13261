using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Moves what is durable in the journal into the store, in the order of arrival, and removes the files of the journal that are through. A crash between the two does nothing: what is moved again is known by the events' ids.
/// One step at a time.
/// </summary>
/// <param name="target">Where it goes.</param>
/// <param name="files">Where it lies.</param>
/// <param name="mayName">Whether a field may have a column of its own.</param>
/// <param name="log">Told what is wrong.</param>
/// <param name="backlog">Told how it goes.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
internal sealed class ArrivalPump(ArrivalTarget target, JournalFiles files, Func<string, bool> mayName, ArrivalLog log, ArrivalBacklog backlog)
{
    /// <summary>How often the store is given a request that it does not take before that is set aside.</summary>
    public const int MostTries = 3;

    private const int MostEvents = 60_000;
    private const long MostBytes = 32L << 20;

    /// <summary>So small that no array of a batch is one of those that only full collections free: several of them a second would pile up in between.</summary>
    private const int BatchCapacity = 4_096;
    private const string StoreTrouble = "store";
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _stepping = new(1, 1);
    private readonly ArrivalPlaceFile _placeFile = new(files.Folder);
    private JournalPlace _place;

    /// <summary>Up to where the store did not take what it was given together: alone, the request at fault shows itself.</summary>
    private JournalPlace _doubtful;

    /// <summary>How often the store did not take the request at <see cref="_place"/>, where that is doubtful.</summary>
    private int _tries;
    private bool _hasTriedAside;

    /// <summary>Up to where everything is in the store.</summary>
    public JournalPlace Place => _place;

    /// <summary>Events that were new, and events that were in the store already, since the start.</summary>
    public AppendReceipt Moved { get; private set; } = new(0, 0);

    /// <summary>What could not be moved.</summary>
    public SetAside Aside { get; } = new(files, log);

    /// <summary>Finds out where to go on.</summary>
    public void Begin() => _place = _placeFile.Read();

    /// <summary>Moves what comes until it is stopped.</summary>
    /// <param name="journal">Where it comes in.</param>
    /// <param name="arrived">Released when something has come.</param>
    /// <param name="stop">Ends it between two steps.</param>
    public async Task RunAsync(EventJournal journal, SemaphoreSlim arrived, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await arrived.WaitAsync(stop);
                await Task.Delay(Gathering, target.Time, stop);
                while (!await TryDrainAsync(() => journal.End, stop))
                {
                    await Task.Delay(Patience, target.Time, stop);
                }

                log.Save();
            }
        }
        catch (OperationCanceledException)
        {
            // What is left in the journal goes on from there at the next start.
        }
    }

    /// <summary>Moves all that is durable by now.</summary>
    /// <param name="end">Where that ends.</param>
    /// <param name="stop">Ends it between two steps.</param>
    /// <returns>False where the store could not take it; the log says why.</returns>
    public async Task<bool> TryDrainAsync(Func<JournalPlace> end, CancellationToken stop)
    {
        await _stepping.WaitAsync(stop);
        try
        {
            if (!_hasTriedAside)
            {
                await Aside.TryAgainAsync(StoreAloneAsync);
                _hasTriedAside = true;
            }

            var last = end();
            while (_place < last && !stop.IsCancellationRequested)
            {
                await StepAsync(last);
                backlog.Moved(files.Between(_place, end()));
            }

            log.Note(StoreTrouble, null);
            return _place >= last;
        }
        catch (Exception e) when (e is not OperationCanceledException and not ObjectDisposedException)
        {
            if (ArrivalTarget.IsPassing(e) || !await TryCloseAsync())
            {
                log.Note(StoreTrouble, e is IPassingTrouble ? e.Message : $"Events that arrived wait: {e.Message}");
            }

            return false;
        }
        finally
        {
            _stepping.Release();
        }
    }

    /// <summary>Removes every file whose events are all in the store.</summary>
    public void Clear(JournalPlace end, bool withLast)
    {
        foreach (var segment in files.Segments().Where(s => s < _place.Segment || (withLast && s == _place.Segment && _place >= end)))
        {
            File.Delete(files.PathOf(segment));
        }
    }

    /// <summary>Lets no new field in any more. Where not even that can be found out, the next try begins where this one did.</summary>
    private async Task<bool> TryCloseAsync()
    {
        try
        {
            return await target.CloseAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }

    private async Task StoreAloneAsync(ReadOnlyMemory<byte> payload)
    {
        var (reader, clues) = (new ArrivalReader(BatchCapacity, mayName), new List<IdentityClue>());
        reader.Read(payload, clues);
        Moved += await target.AppendAsync(reader.Take(), clues);
    }

    private async Task StepAsync(JournalPlace end)
    {
        if (_place < _doubtful)
        {
            await StepAloneAsync(end);
            return;
        }

        var place = _place;
        try
        {
            var (reader, clues) = (new ArrivalReader(BatchCapacity, mayName), new List<IdentityClue>());
            var (events, bytes) = (0, 0L);
            foreach (var (payload, after) in Frames(end, next => place = next))
            {
                place = after;
                bytes += payload.Length;
                events += reader.Read(payload, clues);
                if (events >= MostEvents || bytes > MostBytes)
                {
                    break;
                }
            }

            Moved += await target.AppendAsync(reader.Take(), clues);
        }
        catch (Exception e) when (!ArrivalTarget.IsPassing(e))
        {
            (_doubtful, _tries) = (place, 1);
            throw;
        }

        MoveTo(place, end);
    }

    private async Task StepAloneAsync(JournalPlace end)
    {
        var place = _place;
        byte[]? alone = null;
        foreach (var (payload, after) in Frames(end, next => place = next))
        {
            (alone, place) = (payload.ToArray(), after);
            break;
        }

        try
        {
            if (alone is not null)
            {
                await StoreAloneAsync(alone);
            }
        }
        catch (Exception e) when (!ArrivalTarget.IsPassing(e))
        {
            if (++_tries < MostTries)
            {
                throw;
            }

            Aside.Keep(alone!, place);
        }

        // The next one was part of what failed together.
        _tries = 1;
        MoveTo(place, end);
    }

    private void MoveTo(JournalPlace place, JournalPlace end)
    {
        _place = place;
        _placeFile.Write(place);
        Clear(end, withLast: false);
    }

    private IEnumerable<(ReadOnlyMemory<byte> Payload, JournalPlace After)> Frames(JournalPlace end, Action<JournalPlace> skip)
    {
        foreach (var segment in files.Segments().Where(s => s >= _place.Segment && s <= end.Segment))
        {
            foreach (var frame in files.Read(segment == _place.Segment ? _place : new JournalPlace(segment, 0), segment == end.Segment ? end.Offset : null, Aside.KeepDamage))
            {
                yield return frame;
            }

            // What is left of a file that nobody writes to any more was torn off by a crash, before anybody was told that it is safe.
            skip(segment == end.Segment ? end : new JournalPlace(segment + 1, 0));
        }

        skip(end);
    }
}
