using System.Globalization;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Moves what is durable in the journal into the store, in the order of arrival, and removes the files of the journal that are through. A crash between the two does nothing: what is moved again is known by the events' ids.
/// One step at a time.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
internal sealed class ArrivalPump(JourneyWorkspace workspace, JournalFiles files, FieldBudget budget, ArrivalLog log)
{
    private const int MostEvents = 60_000;
    private const long MostBytes = 32L << 20;
    private const int BatchCapacity = 16_384;
    private const string StoreTrouble = "store";
    private const string SetAsidePrefix = "set-aside-";
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _stepping = new(1, 1);
    private readonly ArrivalPlaceFile _placeFile = new(files.Folder);
    private JournalPlace _place;
    private int _failures;

    /// <summary>Up to where everything is in the store.</summary>
    public JournalPlace Place => _place;

    /// <summary>Events that were new, and events that were in the store already, since the start.</summary>
    public AppendReceipt Moved { get; private set; } = new(0, 0);

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
                await Task.Delay(Gathering, workspace.Time, stop);
                while (!await TryDrainAsync(journal, stop))
                {
                    await Task.Delay(Patience, workspace.Time, stop);
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
    /// <returns>False where the store could not take it; the log says why.</returns>
    public async Task<bool> TryDrainAsync(EventJournal journal, CancellationToken stop)
    {
        await _stepping.WaitAsync(stop);
        try
        {
            var end = journal.End;
            while (_place < end && !stop.IsCancellationRequested)
            {
                await StepAsync(end);
            }

            _failures = 0;
            log.Note(StoreTrouble, null);
            return _place >= end;
        }
        catch (WorkspaceException e)
        {
            if (e is not (WorkspaceFullException or WorkspaceHeldException) && await TryCloseAsync())
            {
                return false;
            }

            log.Note(StoreTrouble, e.Message);
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException and not ObjectDisposedException)
        {
            _failures++;
            log.Note(StoreTrouble, $"Events that arrived wait: {e.Message}");
            return false;
        }
        finally
        {
            _stepping.Release();
        }
    }

    /// <summary>Removes what was set aside: nobody can tell whose it is, so it goes when somebody is to be forgotten.</summary>
    public void ClearSetAside()
    {
        foreach (var path in Directory.GetFiles(files.Folder, SetAsidePrefix + "*"))
        {
            File.Delete(path);
            log.Note(path, null);
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
            return await budget.CloseAsync(workspace.Engine);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }

    private async Task StepAsync(JournalPlace end)
    {
        // Alone, the request that the store does not take shows itself.
        var isCareful = _failures >= 2;
        var place = _place;
        try
        {
            var reader = new ArrivalReader(isCareful ? 256 : BatchCapacity, budget.MayName);
            var clues = new List<IdentityClue>();
            var (events, bytes) = (0, 0L);
            foreach (var (payload, after) in Frames(end, next => place = next))
            {
                place = after;
                bytes += payload.Length;
                events += reader.Read(payload, clues);
                if (isCareful || events >= MostEvents || bytes > MostBytes)
                {
                    break;
                }
            }

            Moved += await workspace.Store.AppendAsync(reader.Take(), CancellationToken.None);
            await workspace.Clues.TellAsync(clues, CancellationToken.None);
        }
        catch (Exception e) when (_failures >= 4 && e is not (IOException or OperationCanceledException or ObjectDisposedException))
        {
            foreach (var (payload, after) in Frames(place, _ => { }))
            {
                SetAside(payload, after);
            }
        }

        _place = place;
        _placeFile.Write(place);
        Clear(end, withLast: false);
    }

    private IEnumerable<(ReadOnlyMemory<byte> Payload, JournalPlace After)> Frames(JournalPlace end, Action<JournalPlace> skip)
    {
        foreach (var segment in files.Segments().Where(s => s >= _place.Segment && s <= end.Segment))
        {
            foreach (var frame in files.Read(segment == _place.Segment ? _place : new JournalPlace(segment, 0), segment == end.Segment ? end.Offset : null))
            {
                yield return frame;
            }

            // What is left of a file that nobody writes to any more was torn off by a crash, before anybody was told that it is safe.
            skip(segment == end.Segment ? end : new JournalPlace(segment + 1, 0));
        }

        skip(end);
    }

    private void SetAside(ReadOnlyMemory<byte> payload, JournalPlace after)
    {
        var path = Path.Combine(files.Folder, string.Create(CultureInfo.InvariantCulture, $"{SetAsidePrefix}{after.Segment}-{after.Offset}"));
        using (var stream = PrivateFiles.Create(path, FileMode.Create))
        {
            stream.Write(payload.Span);
            stream.Flush(flushToDisk: true);
        }

        log.Note(path, $"A request's events could not be stored; they are kept in '{Path.GetFileName(path)}' of the folder of arrivals.");
    }
}
