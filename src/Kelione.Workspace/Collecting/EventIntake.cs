using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Takes events that arrive by themselves. They are enriched, made durable in a journal of their own, and a moment later moved into the store; imports of hours do not hold them back. It knows nothing of rights: requests go
/// through <see cref="WorkspaceVisit"/>. Safe for several threads.
/// </summary>
public sealed class EventIntake : IAsyncDisposable
{
    private const int MostEventsAtOnce = 150_000;
    private const long MostBytesAtOnce = 48L << 20;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(15);
    private readonly JourneyWorkspace _workspace;
    private readonly JournalFiles _files;
    private readonly ArrivalLog _log;
    private readonly ArrivalBacklog _backlog;
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly System.Collections.Concurrent.ConcurrentBag<ArrivalWriter> _writers = [];
    private volatile Works? _works;
    private int _events;
    private long _bytes;
    private volatile bool _isClosed;

    internal EventIntake(JourneyWorkspace workspace)
    {
        _workspace = workspace;
        _files = new JournalFiles(workspace.Folder.ArrivalsFolder);
        _log = new ArrivalLog(workspace.Folder, workspace.Time);
        _backlog = new ArrivalBacklog(workspace.Time);
    }

    /// <summary>What came in, and what is wrong.</summary>
    public IntakeStatus Status => _log.Status(WaitingBytes);

    private long WaitingBytes => _works is { } works ? _files.Between(works.Pump.Place, works.Journal.End) : 0;

    /// <summary>Whether nothing can be taken just now, before anything is read; null where something can.</summary>
    public TimeSpan? Wait() => Volatile.Read(ref _events) >= MostEventsAtOnce || Volatile.Read(ref _bytes) >= MostBytesAtOnce || _backlog.IsFull(WaitingBytes) ? Soon : null;

    /// <summary>Notes a request that was refused before its events came here.</summary>
    /// <param name="protocol">The words it was in.</param>
    /// <param name="reason">What the sender was told.</param>
    public void NoteRefused(CollectorProtocol protocol, string reason) => _log.Refused(protocol.Name, reason);

    /// <summary>Takes what a request holds; ends when all of it is durable. What cannot be taken goes from <see cref="Collected.Events"/> to <see cref="Collected.Refused"/>.</summary>
    /// <param name="collected">What it holds.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="IntakeBusyException">Nothing was taken: too much is on its way, or the disk takes nothing.</exception>
    public async Task TakeAsync(Collected collected, ArrivalSender sender, CancellationToken cancellationToken = default)
    {
        var works = _works ?? await StartAsync(cancellationToken);
        if (works.Rules.HonoursDoNotTrack && sender.AsksNotToBeTracked)
        {
            collected.LeftOut += collected.Events.Count;
            collected.Drop();
        }

        collected.Events.AddRange(collected.Traits.Select(t => t.ToEvent()).OfType<CollectedEvent>());
        Refuse(collected, works.Budget);
        foreach (var refusal in collected.Refused)
        {
            _log.Refused(sender.Protocol.Name, refusal.Reason);
        }

        if (!collected.IsTrial && collected.Events.Count + collected.Clues.Count > 0)
        {
            await WriteAsync(collected, sender, works);
        }

        _log.Took(sender.Protocol.Name, collected.IsTrial ? 0 : collected.Events.Count, collected.LeftOut);
    }

    /// <summary>Moves into the store what is durable by now. At the start, what an earlier run left.</summary>
    /// <returns>Whether all of it is there; if not, <see cref="Status"/> says why.</returns>
    public async Task<bool> SettleAsync(CancellationToken cancellationToken = default)
    {
        if (_works is null && _files.Segments().Count == 0 && SetAside.In(_files.Folder).Count == 0)
        {
            return true;
        }

        var works = _works ?? await StartAsync(cancellationToken);
        return await works.Pump.TryDrainAsync(() => works.Journal.End, cancellationToken);
    }

    /// <summary>Moves everything and leaves no file of the journal behind, so that somebody can be forgotten.</summary>
    /// <exception cref="MendableException">The store does not take it just now.</exception>
    internal async Task EmptyAsync(CancellationToken cancellationToken)
    {
        if (!await SettleAsync(cancellationToken))
        {
            throw NotStored();
        }

        if (_works is { } works)
        {
            var end = works.Journal.Roll();
            if (!await works.Pump.TryDrainAsync(() => works.Journal.End, cancellationToken))
            {
                throw NotStored();
            }

            works.Pump.Clear(end, withLast: true);
            works.Pump.Aside.Clear();
        }
    }

    private static MendableException NotStored() =>
        new("Events that arrived lately cannot be stored just now, so nobody can be forgotten yet. See the health page for what is wrong, and try again.");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _isClosed = true;
            if (_works is { } works)
            {
                await works.Stop.CancelAsync();
                await works.Running;
                works.Journal.Dispose();
                var end = works.Journal.End;
                if (await works.Pump.TryDrainAsync(() => works.Journal.End, CancellationToken.None))
                {
                    works.Pump.Clear(end, withLast: true);
                }

                works.Stop.Dispose();
                _log.Save(atOnce: true);
            }
        }
        finally
        {
            _starting.Release();
        }
    }

    private static void Refuse(Collected collected, FieldBudget budget)
    {
        const int LongestId = 1000;
        const int LongestName = 500;
        for (var i = collected.Events.Count - 1; i >= 0; i--)
        {
            var sent = collected.Events[i];
            var reason = (sent.UserId ?? sent.AnonymousId) is not { Length: > 0 } who ? ("customer", "The event says of nobody that they did it.")
                : who.Length > LongestId ? ("customer", FormattableString.Invariant($"An id of a person has at most {LongestId} characters."))
                : sent.Activity.Length is 0 or > LongestName ? ("activity", FormattableString.Invariant($"The name of an event has 1 to {LongestName} characters."))
                : sent.TimeMicros < UtcTime.MinMicros || sent.TimeMicros > UtcTime.MaxMicros ? ("time", "The time lies outside the years 1 to 9999.")
                : !budget.MayHappen(sent.Activity, collected.IsTrial) ? ("activity", FormattableString.Invariant($"There are {FieldBudget.MostActivities} different event names already. Put what differs from event to event (ids, addresses) into properties, not into the name."))
                : ((string, string)?)null;
            if (reason is { } refused)
            {
                collected.Refused.Add(new CollectRefusal(sent.Index, refused.Item1, refused.Item2));
                collected.Events.RemoveAt(i);
            }
        }

        collected.Refused.Sort((a, b) => a.Index.CompareTo(b.Index));
        if (collected.IsAllOrNothing && collected.Refused.Count > 0)
        {
            collected.Drop();
        }
    }

    private async Task WriteAsync(Collected collected, ArrivalSender sender, Works works)
    {
        if (_backlog.IsFull(WaitingBytes))
        {
            throw new IntakeBusyException("More has arrived than could be stored yet.", Soon, isTooFast: true);
        }

        var events = collected.Events.Count;
        if (Interlocked.Add(ref _events, events) > MostEventsAtOnce + events)
        {
            Interlocked.Add(ref _events, -events);
            throw new IntakeBusyException("Too much arrives at once.", Soon, isTooFast: true);
        }

        var length = 0;
        try
        {
            using var payload = Payload(collected, sender, works);
            length = payload.Bytes.Length;
            Interlocked.Add(ref _bytes, length);
            await works.Journal.AppendAsync(payload.Bytes);
            works.Arrive();
        }
        catch (ObjectDisposedException)
        {
            throw new IntakeBusyException("The server is stopping.", Soon, isTooFast: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Note("journal", $"Arriving events are refused: {e.Message}");
            throw new IntakeBusyException("Nothing can be stored just now.", Later, isTooFast: false);
        }
        finally
        {
            Interlocked.Add(ref _events, -events);
            Interlocked.Add(ref _bytes, -length);
        }

        _log.Note("journal", null);
    }

    private ArrivalPayload Payload(Collected collected, ArrivalSender sender, Works works)
    {
        if (!_writers.TryTake(out var writer))
        {
            writer = new ArrivalWriter();
        }

        foreach (var sent in collected.Events)
        {
            works.Enricher.Write(writer, sent, sender);
        }

        var payload = writer.Take(sender.Protocol.Title, collected.Clues);
        if (writer.IsSmall)
        {
            _writers.Add(writer);
        }

        return payload;
    }

    private async Task<Works> StartAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (_works is { } there)
            {
                return there;
            }

            var status = (StatusAnswer)await _workspace.Engine.AskAsync(new StatusQuestion(), cancellationToken);
            PrivateFiles.MakeFolder(_files.Folder);
            var rules = OrDefault(() => CollectingRules.Load(_workspace.Papers), new CollectingRules());
            var enricher = new Enricher(rules, OrDefault(() => ChannelRules.Load(_workspace.Papers), ChannelRules.Default));
            var budget = new FieldBudget(status.Fields, status.ByActivity.Select(a => a.Activity));
            var target = new ArrivalTarget(_workspace.Store, (clues, stop) => _workspace.Clues.TellAsync(clues, stop), () => budget.CloseAsync(_workspace.Engine), _workspace.Time);
            var pump = new ArrivalPump(target, _files, budget.MayName, _log, _backlog);
            pump.Begin();
            return _works = new Works(new EventJournal(_files, pump.Place), pump, budget, enricher, rules);
        }
        finally
        {
            _starting.Release();
        }
    }

    private T OrDefault<T>(Func<T> load, T fallback)
    {
        try
        {
            return load();
        }
        catch (MendableException e)
        {
            _log.Note("rules", e.Message);
            return fallback;
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
    private sealed class Works
    {
        private readonly SemaphoreSlim _arrived = new(0);

        public Works(EventJournal journal, ArrivalPump pump, FieldBudget budget, Enricher enricher, CollectingRules rules)
        {
            (Journal, Pump, Budget, Enricher, Rules) = (journal, pump, budget, enricher, rules);
            Running = Task.Run(() => pump.RunAsync(journal, _arrived, Stop.Token));
        }

        public EventJournal Journal { get; }

        public ArrivalPump Pump { get; }

        public FieldBudget Budget { get; }

        public Enricher Enricher { get; }

        public CollectingRules Rules { get; }

        public CancellationTokenSource Stop { get; } = new();

        public Task Running { get; }

        public void Arrive()
        {
            if (_arrived.CurrentCount == 0)
            {
                _arrived.Release();
            }
        }
    }
}
