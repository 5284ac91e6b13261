using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>One map that people have open: its latest version, its newest measurement and who is there. Safe for several threads.</summary>
internal sealed class MapRoom(MapLibrary library, StoredMap stored, MapMeasurement? measurement)
{
    private readonly Lock _lock = new();
    private readonly List<MapSeat> _seats = [];

    public StoredMap Stored { get; private set; } = stored;

    public MapMeasurement? Measurement { get; private set; } = measurement;

    public MapSeat Enter(WorkspaceVisit visit, StoredMap latest, MapMeasurement? measured)
    {
        var seat = new MapSeat(this, visit);
        lock (_lock)
        {
            _seats.Add(seat);
            if (latest.Version > Stored.Version)
            {
                Stored = latest;
            }

            Measurement = measured ?? Measurement;
        }

        Tell(new MapNews(MapNewsKind.People, seat));
        return seat;
    }

    public void Leave(MapSeat seat)
    {
        lock (_lock)
        {
            _seats.Remove(seat);
        }

        Tell(new MapNews(MapNewsKind.People, seat));
    }

    public IReadOnlyList<MapSeat> Others(MapSeat seat)
    {
        lock (_lock)
        {
            return [.. _seats.Where(s => s != seat)];
        }
    }

    public async Task<MapChange> ApplyAsync(MapSeat by, IReadOnlyList<MapEdit> edits, int basedOn, string label, CancellationToken cancellationToken)
    {
        var change = await library.ApplyAsync(Stored.Map.Id, edits, basedOn, by.Visit.Visitor.Name, label, cancellationToken);
        Take(change.Stored, by);
        return change;
    }

    public async Task<StoredMap> StepAsync(MapSeat by, bool isUndo, CancellationToken cancellationToken)
    {
        var id = Stored.Map.Id;
        var name = by.Visit.Visitor.Name;
        var after = isUndo ? await library.UndoAsync(id, name, cancellationToken) : await library.RedoAsync(id, name, cancellationToken);
        Take(after, by);
        return after;
    }

    public void TellMeasured(MapMeasurement measured)
    {
        Measurement = measured;
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

    public void Take(StoredMap latest, MapSeat? by)
    {
        lock (_lock)
        {
            if (latest.Version <= Stored.Version)
            {
                return;
            }

            Stored = latest;
        }

        Tell(new MapNews(MapNewsKind.Edited, by));
    }
}
