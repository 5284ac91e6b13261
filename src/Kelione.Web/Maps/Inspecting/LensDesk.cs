using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Maps.Editing;
using Kelione.Web.Shared;
using Kelione.Web.Visits;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>What a person has chosen to look at. Immutable.</summary>
/// <param name="Range">The days, and those compared with them.</param>
/// <param name="A">A segment by name or rule; null for all customers.</param>
/// <param name="B">The segment to compare with; null for none.</param>
public sealed record LensChoice(DateRangeValue Range, string? A, string? B)
{
    /// <summary>The map as it is measured by itself.</summary>
    public static LensChoice Plain { get; } = new(DateRangeValue.All, null, null);

    /// <summary>Whether all time is wished: not the period of the newest measurement, nor that of the map.</summary>
    public bool IsAllTime { get; init; }

    /// <summary>Whether nothing was chosen.</summary>
    public bool IsPlain => !IsAllTime && Range.From is null && Range.To is null && A is null && B is null;

    /// <summary>The period; null for what the map says.</summary>
    public Period? Period => IsAllTime ? new Period(null, null) : PeriodOf(Range.From, Range.To);

    /// <summary>The period compared with; null for none.</summary>
    public Period? Compared => Range.Compared is { } compared ? PeriodOf(compared.From, compared.To) : null;

    private static Period? PeriodOf(DateOnly? from, DateOnly? to) => from is null && to is null ? null : new Period(Micros(from), Micros(to?.AddDays(1)));

    private static long? Micros(DateOnly? day) => day is { } d ? UtcTime.FromDateTime(d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) : null;
}

/// <summary>Runs what the toolbar offers: looking at another period or group, choosing a snapshot, measuring. One thing at a time; a newer wish stops the one before. Lives on one circuit.</summary>
public sealed class LensDesk(EditorState state) : IDisposable
{
    private CancellationTokenSource? _running;

    /// <summary>Told when anything has changed.</summary>
    public event Action? Changed;

    /// <summary>What was chosen.</summary>
    public LensChoice Choice { get; private set; } = LensChoice.Plain;

    /// <summary>The kept measurements, newest first.</summary>
    public IReadOnlyList<MeasurementSummary> Snapshots { get; private set; } = [];

    /// <summary>How far the work has come; null while nothing runs.</summary>
    public MeasureProgress? Progress { get; private set; }

    /// <summary>Whether something runs.</summary>
    public bool IsBusy => _running is not null;

    /// <summary>Whether what runs is a measuring that will be kept.</summary>
    public bool IsMeasuring { get; private set; }

    /// <summary>What went wrong last; null for nothing.</summary>
    public Trouble? Trouble { get; private set; }

    /// <summary>Whether the last work was stopped by the person.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>The measurement that was just made; null for none.</summary>
    public MapMeasurement? Made { get; private set; }

    private WorkspaceVisit Visit => state.Seat.Visit;

    // Where nobody has chosen days and the map states none, those are measured that the page shows: the days of the measurement that is looked at.
    private Period? ShownPeriod => Choice.IsPlain && state.Map is { From: null, To: null } && state.Measurement?.Period is { } shown && (shown.From ?? shown.To) is not null
        ? new Period(Micros(shown.From), Micros(shown.To)) : null;

    private static long? Micros(DateTimeOffset? moment) => moment is { } m ? UtcTime.FromDateTimeOffset(m) : null;

    /// <summary>Reads the list of snapshots and compares the newest with that of the nearest earlier period.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Snapshots = await Visit.SnapshotsAsync(state.Map.Id, cancellationToken);
        state.UseLens(await WithPreviousAsync(null, 0, cancellationToken));
        Changed?.Invoke();
    }

    /// <summary>Looks at what was chosen; nothing is kept.</summary>
    public Task LookAsync(LensChoice choice)
    {
        Choice = choice;
        return choice.IsPlain ? RunAsync(LoadAsync) : RunAsync(async stop => state.UseLens(await LensAsync(choice, stop)));
    }

    /// <summary>Looks at a kept measurement, against that of the nearest earlier period; null for the newest.</summary>
    public Task ShowAsync(string? snapshot) => RunAsync(async stop =>
    {
        var at = snapshot is null ? 0 : Snapshots.ToList().FindIndex(s => s.Snapshot == snapshot);
        var shown = at <= 0 ? null : await Visit.SnapshotAsync(state.Map.Id, snapshot!, stop);
        Choice = LensChoice.Plain;
        state.UseLens(await WithPreviousAsync(shown, Math.Max(0, at), stop));
    });

    /// <summary>Compares what is shown with a kept measurement; null for nothing.</summary>
    public Task CompareAsync(string? snapshot) => RunAsync(async stop =>
    {
        var against = snapshot is null ? null : await Visit.SnapshotAsync(state.Map.Id, snapshot, stop);
        state.UseLens(state.Lens with { Against = against, AgainstName = against is null ? "" : NameOf(against), AreGroups = false });
    });

    /// <summary>Measures with what was chosen and keeps the snapshot.</summary>
    public async Task MeasureAsync()
    {
        IsMeasuring = true;
        Made = null;
        await RunAsync(async stop =>
        {
            var personas = state.Map.Personas.Where(p => !string.IsNullOrWhiteSpace(p.Segment)).Select(p => p.Id);
            var options = Options(Choice.A, Choice.Period ?? ShownPeriod) with { Findings = true, Personas = [.. personas] };
            var map = state.Map.Id;
            Made = await Task.Run(() => Visit.MeasureAsync(map, options, Teller(), stop), stop);
            Choice = LensChoice.Plain;
            await LoadAsync(stop);
        });
        IsMeasuring = false;
        Changed?.Invoke();
    }

    /// <summary>Stops what runs; nothing is kept of it.</summary>
    public void Stop()
    {
        WasStopped = IsBusy;
        _running?.Cancel();
    }

    /// <summary>Takes the last result and the last trouble from the screen.</summary>
    public void Forget()
    {
        (Made, Trouble, WasStopped) = (null, null, false);
        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose() => _running?.Cancel();

    private async Task<MapLens> LensAsync(LensChoice choice, CancellationToken stop)
    {
        var shown = await LookAsync(Options(choice.A, choice.Period), stop);
        if (choice.B is { } b)
        {
            return new MapLens(shown, await LookAsync(Options(b, choice.Period) with { Findings = false }, stop), b, AreGroups: true);
        }

        return choice.Compared is { } before && choice.Range.Compared is { } days
            ? new MapLens(shown, await LookAsync(Options(choice.A, before) with { Findings = false }, stop), Figures.Period(days.From, days.To), AreGroups: false)
            : new MapLens(shown, null, "", AreGroups: false);
    }

    private Task<MapMeasurement> LookAsync(MeasureOptions options, CancellationToken stop)
    {
        var (map, teller) = (state.Map, Teller());
        return Task.Run(() => Visit.LookAsync(map, options, teller, stop), stop);
    }

    private MeasureOptions Options(string? segment, Period? period) => new() { MapVersion = state.Seat.Stored.Version, Segment = segment, Period = period };

    private async Task<MapLens> WithPreviousAsync(MapMeasurement? shown, int at, CancellationToken stop)
    {
        var earlier = at < Snapshots.Count ? EarlierMeasurement.Of(Snapshots, Snapshots[at]) : null;
        var against = earlier is null ? null : await Visit.SnapshotAsync(state.Map.Id, earlier.Snapshot, stop);
        return new MapLens(shown, against, against is null ? "" : NameOf(against), AreGroups: false);
    }

    // By the days that were looked at, never by the day of the looking: that would read as the beginning of the change.
    private static string NameOf(MapMeasurement m) => MeasuredDays.Of(m.Period);

    private Progress<MeasureProgress> Teller() => new(p =>
    {
        if (IsBusy)
        {
            Progress = p;
            Changed?.Invoke();
        }
    });

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        _running?.Cancel();
        var mine = _running = new CancellationTokenSource();
        (Trouble, WasStopped, Progress) = (null, false, null);
        Changed?.Invoke();
        try
        {
            await work(mine.Token);
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Stopped by the person, or by a newer wish.
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            Trouble = Trouble.Of(e);
        }

        if (_running == mine)
        {
            (_running, Progress) = (null, null);
        }

        mine.Dispose();
        Changed?.Invoke();
    }
}
