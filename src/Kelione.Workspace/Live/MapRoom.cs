using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// One map that people have open: its latest version, its newest measurement and who is there. Changes are made one after another, and whoever hears of one finds it made. While somebody is there, the room looks every few seconds whether
/// another process changed the map; other nodes of a server say so at once, and who is there with them. Safe for several threads.
/// </summary>
internal sealed class MapRoom
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    private readonly MapLibrary _library;
    private readonly TimeProvider _time;
    private readonly ITimer _look;
    private readonly IDisposable _open;
    private readonly Lock _lock = new();
    private readonly List<MapSeat> _seats = [];
    private volatile RoomState _state;
    private Task _turn = Task.CompletedTask;
    private readonly INodeWire? _wire;
    private readonly DistantPeople _distant;
    private int _looks;

    public MapRoom(MapLibrary library, TimeProvider time, RoomState state, INodeWire? wire = null)
    {
        (_library, _time, _state, _wire, _distant) = (library, time, state, wire, new DistantPeople(time));
        _open = library.HoldOpen();
        _look = time.CreateTimer(_ => Look(), null, BetweenLooks, BetweenLooks);
    }

    public string Id => _state.Stored.Map.Id;

    public RoomState State => _state;

    /// <summary>A seat for one more. Called with the lock of all rooms held.</summary>
    public MapSeat Enter(WorkspaceVisit visit, Action<MapRoom, MapSeat> leave)
    {
        lock (_lock)
        {
            var seat = new MapSeat(this, visit, _time, ColourFor(visit), leave);
            _seats.Add(seat);
            _wire?.Say(NodeSignalKind.Here, Id, seat);
            return seat;
        }
    }

    /// <summary>Gives a seat back; whether nobody is left. Called with the lock of all rooms held.</summary>
    public bool Leave(MapSeat seat)
    {
        _wire?.Say(NodeSignalKind.Gone, Id, seat);
        lock (_lock)
        {
            _seats.Remove(seat);
            return _seats.Count == 0;
        }
    }

    /// <summary>Looks no more. Nobody is there.</summary>
    public void Close()
    {
        _look.Dispose();
        _open.Dispose();
    }

    public IReadOnlyList<PersonThere> Others(MapSeat seat)
    {
        lock (_lock)
        {
            return
            [
                .. _seats.Where(s => s != seat).Select(s => new PersonThere(s.Visit.Visitor.Id, s.Visit.Visitor.Name, s.Colour, s.At)),
                .. _distant.Among(_seats.Select(s => (s.Visit.Visitor.Id, s.Colour))),
            ];
        }
    }

    /// <summary>Tells everybody where somebody is.</summary>
    public void TellPointed(MapSeat seat)
    {
        _wire?.Say(NodeSignalKind.Here, Id, seat);
        Tell(new MapNews(MapNewsKind.Pointed, seat));
    }

    /// <summary>Hears what another node says of this map.</summary>
    public void Hear(NodeSignal signal)
    {
        switch (signal.Kind)
        {
            case NodeSignalKind.Stored:
                _ = LookQuietlyAsync();
                break;
            case NodeSignalKind.Commented:
                Tell(new MapNews(MapNewsKind.Comments, null));
                break;
            case NodeSignalKind.Who:
                SayWhoIsHere();
                break;
            case NodeSignalKind.Here:
            case NodeSignalKind.Gone:
                HearOfPerson(signal);
                break;
        }
    }

    /// <summary>Says who is here, asks who is elsewhere, and looks: this node hears the others again.</summary>
    public void Join()
    {
        SayWhoIsHere();
        _wire?.Say(NodeSignalKind.Who, Id);
        _ = LookQuietlyAsync();
    }

    /// <summary>Makes a change when its turn comes, then tells everybody.</summary>
    /// <param name="by">Whose it is.</param>
    /// <param name="change">The change; given the library and the versions that the room knows then.</param>
    /// <param name="cancellationToken">Stops the work before its turn.</param>
    public async Task<MapChange> ChangeAsync(MapSeat by, Func<MapLibrary, IReadOnlyList<StoredMap>, Task<MapChange>> change, CancellationToken cancellationToken)
    {
        var (before, made) = await InTurnAsync(async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var made = await change(_library, _state.Seen);

            // The change is kept by now, whoever asked for it may be gone.
            return (await _state.CatchUpAsync(_library, made.Stored, CancellationToken.None), made);
        });
        TellDifference(before, by);
        if (made.HasChanged)
        {
            _wire?.Say(NodeSignalKind.Stored, Id);
        }

        return made;
    }

    /// <summary>Sees what other processes did.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var (before, _) = await InTurnAsync(async () => (await _state.CatchUpAsync(_library, made: null, cancellationToken), true));
        TellDifference(before, null);
    }

    public void TellMeasured(MapMeasurement measured)
    {
        // A change that is just being made reads the newest measurement itself, should it overwrite this.
        _state = _state with { Measurement = measured, Standing = _state.Standing with { Snapshots = _state.Standing.Snapshots + 1 } };
        Tell(new MapNews(MapNewsKind.Measured, null));
    }

    public void Tell(MapNews news)
    {
        MapSeat[] seats;
        lock (_lock)
        {
            seats = [.. _seats];
        }

        foreach (var seat in seats)
        {
            seat.Hear(news);
        }
    }

    // One after another, in the order asked.
    private async Task<(RoomState Before, T Result)> InTurnAsync<T>(Func<Task<(RoomState Now, T Result)>> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task last;
        lock (_lock)
        {
            (last, _turn) = (_turn, done.Task);
        }

        await last;
        try
        {
            var before = _state;

            // The database's own waiting is not asynchronous: whoever asked goes on meanwhile, and draws what they did.
            (_state, var result) = await Task.Run(work);
            return (before, result);
        }
        finally
        {
            done.SetResult();
        }
    }

    private void TellDifference(RoomState before, MapSeat? by)
    {
        var now = _state;
        if (now.Stored.Version != before.Stored.Version || now.Standing.IsDeleted != before.Standing.IsDeleted)
        {
            Tell(new MapNews(MapNewsKind.Edited, by));
        }

        if (now.Measurement?.Snapshot != before.Measurement?.Snapshot)
        {
            Tell(new MapNews(MapNewsKind.Measured, null));
        }
    }

    private void HearOfPerson(NodeSignal signal)
    {
        MapNewsKind? news;
        lock (_lock)
        {
            news = signal.Kind == NodeSignalKind.Here ? _distant.Hear(signal) : _distant.Leave(signal.Seat) ? MapNewsKind.People : null;
        }

        if (news is { } kind)
        {
            Tell(new MapNews(kind, null));
        }
    }

    private void SayWhoIsHere()
    {
        lock (_lock)
        {
            _seats.ForEach(s => _wire?.Say(NodeSignalKind.Here, Id, s));
        }
    }

    private void Look()
    {
        if (_wire is not null)
        {
            SayWhoIsHere();
            bool hasGone;
            lock (_lock)
            {
                hasGone = _distant.ForgetSilent();
            }

            if (hasGone)
            {
                Tell(new MapNews(MapNewsKind.People, null));
            }
        }

        _ = LookQuietlyAsync();
    }

    // One look at a time, and one more where somebody asked for it meanwhile.
    private async Task LookQuietlyAsync()
    {
        if (Interlocked.Increment(ref _looks) > 1)
        {
            return;
        }

        int asked;
        do
        {
            asked = Volatile.Read(ref _looks);
            try
            {
                await LookAsync(CancellationToken.None);
            }
            catch (MendableException)
            {
                // The database is busy or its disk is away: the next look may do better, and whoever edits is told then.
            }
            catch
            {
                Volatile.Write(ref _looks, 0);
                throw;
            }
        }
        while (Interlocked.CompareExchange(ref _looks, 0, asked) != asked);
    }

    // The same colour for all tabs of one person, and as long as there are enough no colour for two persons.
    private int ColourFor(WorkspaceVisit visit)
    {
        if (_seats.FirstOrDefault(s => s.Visit.Visitor.Id == visit.Visitor.Id) is { } own)
        {
            return own.Colour;
        }

        var free = Enumerable.Range(1, DistantPeople.Colours).Except(_seats.Select(s => s.Colour)).Except(_distant.Among([]).Where(p => p.Id != visit.Visitor.Id).Select(p => p.Colour)).ToList();
        return free.Count > 0 ? free[0] : 1 + (_seats.Count % DistantPeople.Colours);
    }
}
