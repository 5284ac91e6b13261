using Kelione.Maps;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Improve;

/// <summary>What the page of improvements shows of one open map: its ranking, its barriers, what became of released ideas, and what is edited beside it. Shared by the page's parts; not for several threads: others' changes are taken over on the page's own thread.</summary>
public sealed class ImproveState : IDisposable
{
    private readonly Action _changed;
    private readonly CancellationTokenSource _gone = new();
    private JourneyMap? _ofMap;
    private MapMeasurement? _ofMeasurement;

    /// <summary>Begins with an open map.</summary>
    /// <param name="seat">The map.</param>
    /// <param name="changed">Told when something is to be drawn anew, on any thread.</param>
    public ImproveState(MapSeat seat, Action changed)
    {
        Seat = seat;
        _changed = changed;
        seat.News += OnNews;
        Take();
    }

    /// <summary>The open map.</summary>
    public MapSeat Seat { get; }

    /// <summary>The map.</summary>
    public JourneyMap Map => Seat.Map;

    /// <summary>Its newest measurement; null where it was never measured.</summary>
    public MapMeasurement? Measured => Seat.Measurement;

    /// <summary>Whether the person may edit.</summary>
    public bool MayEdit => Seat.MayEdit;

    /// <summary>The ideas by priority.</summary>
    public PriorityList Ideas { get; private set; } = null!;

    /// <summary>What became of released and tested ideas; null while that is asked.</summary>
    public IReadOnlyList<IdeaEffect>? Effects { get; private set; }

    /// <summary>Whose ideas are shown; null for everybody's.</summary>
    public string? Owner { get; set; }

    /// <summary>Which ideas are shown; null for all.</summary>
    public IdeaStatus? Status { get; set; }

    /// <summary>The idea that is edited; null for none. One without an id is new.</summary>
    public Idea? EditedIdea { get; private set; }

    /// <summary>The barrier that is edited; null for none. One without an id is new.</summary>
    public Barrier? EditedBarrier { get; private set; }

    /// <summary>What could not be done, or was joined with others' changes; null for nothing.</summary>
    public string? Said { get; private set; }

    /// <summary>The names of those who do ideas or look after barriers.</summary>
    public IReadOnlyList<string> Owners => [.. Map.Ideas.Select(i => i.Owner).Concat(Map.Barriers.Select(b => b.Owner)).Where(o => o.Length > 0).Distinct(StringComparer.CurrentCulture).Order(StringComparer.CurrentCulture)];

    /// <summary>Whether an idea is among those shown.</summary>
    public bool IsShown(Idea idea) => (Owner is null || idea.Owner == Owner) && (Status is null || idea.Status == Status);

    /// <summary>What was measured of a step; null where nothing was.</summary>
    public StepMeasure? Measure(string step) => Measured?.Steps.FirstOrDefault(s => s.Id == step);

    /// <summary>The name of a step; its id where it is gone.</summary>
    public string StepName(string? step) => Map.Steps().FirstOrDefault(s => s.Id == step)?.Name ?? step ?? "";

    /// <summary>Opens an idea beside the page; null closes it.</summary>
    public void Edit(Idea? idea)
    {
        (EditedIdea, EditedBarrier) = (idea, null);
        _changed();
    }

    /// <summary>Opens a barrier beside the page; null closes it.</summary>
    public void Edit(Barrier? barrier)
    {
        (EditedBarrier, EditedIdea) = (barrier, null);
        _changed();
    }

    /// <summary>Makes edits; others see them at once. Gives whether they were made.</summary>
    public async Task<bool> DoAsync(IReadOnlyList<MapEdit> edits, string label = "")
    {
        try
        {
            var change = await Seat.ApplyAsync(edits, Seat.Stored.Version, label, _gone.Token);
            Said = change.Conflicts.Count > 0 ? string.Join(" ", change.Conflicts.Select(c => SentenceBook.Say(c.Message))) : null;
            Take();
            return true;
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            Said = e.InWords();
            return false;
        }
        finally
        {
            _changed();
        }
    }

    /// <summary>Changes an idea.</summary>
    public Task<bool> ChangeAsync(Idea before, Idea after) => before == after ? Task.FromResult(true) : DoAsync([MapEdits.Change(before, after)]);

    /// <summary>Changes how ideas are ranked.</summary>
    public Task<bool> RankAsync(PrioritySettings settings) => settings == Map.Priority ? Task.FromResult(true) : DoAsync([new ChangePriority(Patch<PrioritySettings>.Between(Map.Priority, settings))]);

    /// <summary>Takes over what others did, on the page's own thread.</summary>
    public void Refresh()
    {
        if (Seat.Map != _ofMap || Measured != _ofMeasurement)
        {
            Take();
        }
    }

    /// <summary>Asks the events what became of released and tested ideas.</summary>
    public async Task AskEffectsAsync()
    {
        var map = Map;
        if (Measured is not { } measured || !Seat.Visit.May(Right.Ask))
        {
            Effects = [];
            return;
        }

        try
        {
            var report = await ImprovementReport.MakeAsync(Seat.Visit.Journeys(Right.Ask), map, measured, cancellationToken: _gone.Token);
            Effects = report.Effects;
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            (Effects, Said) = ([], e.InWords());
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Seat.News -= OnNews;
        _gone.Cancel();
        _gone.Dispose();
        Seat.Dispose();
    }

    private void Take()
    {
        var mustAsk = _ofMap is null || _ofMeasurement != Measured || !_ofMap.Ideas.Select(Asked).SequenceEqual(Map.Ideas.Select(Asked));
        (_ofMap, _ofMeasurement) = (Map, Measured);
        Ideas = PriorityList.Rank(Map, Measured);
        if (mustAsk)
        {
            Effects = null;
        }

        // What the effects depend on; a new owner of an idea asks nothing of the events.
        static object Asked(Idea idea) => (idea.Id, idea.Step, idea.Status == IdeaStatus.Released, idea.Status == IdeaStatus.Dropped, idea.ReleasedOn, idea.Experiment);
    }

    private void OnNews(MapNews news)
    {
        if (news.Kind is MapNewsKind.Edited or MapNewsKind.Measured)
        {
            _changed();
        }
    }
}
