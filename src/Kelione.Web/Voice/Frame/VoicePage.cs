using Kelione.Maps;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components.Routing;

namespace Kelione.Web.Voice.Frame;

/// <summary>A page of Voice: it reads its filter out of the address, finds the map on which feedback is placed, and loads anew where the address changes.</summary>
public abstract class VoicePage : WorkspacePage
{
    private const int MostLookedAt = 12;
    private const int Patience = 3;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);
    private string _query = "";
    private bool _isCatchingUp;

    /// <summary>What is looked at.</summary>
    protected VoiceFilter Filter { get; private set; } = VoiceFilter.All;

    /// <summary>The maps of the workspace.</summary>
    protected IReadOnlyList<MapSummary> Maps { get; private set; } = [];

    /// <summary>The map on which feedback is placed; null where there is none.</summary>
    protected JourneyMap? Map { get; private set; }

    /// <summary>The whole of what is said, unfiltered but for the map: what a filter can be set to.</summary>
    protected VoiceOverview? Whole { get; private set; }

    /// <summary>What passes the filter.</summary>
    protected VoiceOverview? Overview { get; private set; }

    /// <summary>How far the reading of texts has come that nobody read before, of 0 while their themes are looked for; null while none are read.</summary>
    protected (long Done, long Of)? Reading { get; private set; }

    /// <summary>Whether there is something to show.</summary>
    protected bool IsReady => IsLoaded && Whole is not null;

    /// <summary>What the overview is asked for: the filter, but for what a page shows otherwise.</summary>
    protected virtual VoiceFilter Asked => Filter;

    /// <summary>What the page is called in its address: empty for the overview.</summary>
    protected abstract string Tab { get; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += OnMoved;
    }

    /// <inheritdoc />
    protected override void Dispose(bool isDisposing)
    {
        Navigation.LocationChanged -= OnMoved;
        base.Dispose(isDisposing);
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(WorkspaceVisit visit)
    {
        _query = new Uri(Navigation.Uri).Query;
        Filter = VoiceFilter.Parse(Navigation.Uri);
        Maps = [.. (await visit.ListMapsAsync(cancellationToken: Gone)).OrderBy(m => m.Title, StringComparer.CurrentCulture)];
        Map = await MapAsync(visit);
        var whole = VoiceFilter.All.ToFeedback(visit, Map?.Id);
        var asked = Off(() => visit.VoiceOverviewAsync(whole, Gone));
        if (!await IsSoonAsync(visit, asked))
        {
            return;
        }

        Whole = await asked;
        if (Whole.N > 0)
        {
            Overview = await Off(() => visit.VoiceOverviewAsync(Asked.ToFeedback(visit, Map?.Id), Gone));
            await ShowAsync(visit);
        }
    }

    /// <summary>Asks away from the page's own thread: many entries take a while, and the page goes on answering meanwhile.</summary>
    protected Task<T> Off<T>(Func<Task<T>> ask) => Task.Run(ask, Gone);

    /// <summary>Asks what the page shows beside the overview.</summary>
    protected abstract Task ShowAsync(WorkspaceVisit visit);

    /// <summary>Loads anew, after a change.</summary>
    protected async Task AgainAsync()
    {
        if (Visit is { } visit)
        {
            await RunAsync(() => LoadAsync(visit));
            StateHasChanged();
        }
    }

    // Texts that were never read take their time. A page that is only drawn once does not wait for them; a living one tells how far it is.
    private async Task<bool> IsSoonAsync(WorkspaceVisit visit, Task asked)
    {
        for (var ticks = 1; await Task.WhenAny(asked, Task.Delay(Tick, visit.Time, Gone)) != asked; ticks++)
        {
            Gone.ThrowIfCancellationRequested();
            if (ticks < Patience)
            {
                continue;
            }

            if (!RendererInfo.IsInteractive)
            {
                _ = asked.ContinueWith(t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return false;
            }

            // After the last text the answer is worked out: the bar stays full.
            Reading = visit.VoiceReadingProgress() ?? (Reading is { Of: > 0 and var all } ? (all, all) : (0, 0));
            StateHasChanged();
        }

        Reading = null;
        return true;
    }

    // The map asked for, else the first that was measured, else the first.
    private async Task<JourneyMap?> MapAsync(WorkspaceVisit visit)
    {
        var seen = Maps.Where(m => visit.May(Right.SeeMap, m.Id)).ToList();
        if ((Filter.Map is { } wanted ? seen.FirstOrDefault(m => m.Id == wanted) : null) is { } asked)
        {
            return (await visit.GetMapAsync(asked.Id, cancellationToken: Gone)).Map;
        }

        foreach (var map in seen.Take(MostLookedAt))
        {
            if (await visit.NewestMeasurementAsync(map.Id, Gone) is not null)
            {
                return (await visit.GetMapAsync(map.Id, cancellationToken: Gone)).Map;
            }
        }

        return seen.Count > 0 ? (await visit.GetMapAsync(seen[0].Id, cancellationToken: Gone)).Map : null;
    }

    private void OnMoved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(CatchUpAsync);

    // One load at a time, until what is shown is what the address says: of two answers under way the older could come last and win.
    private async Task CatchUpAsync()
    {
        if (_isCatchingUp)
        {
            return;
        }

        _isCatchingUp = true;
        try
        {
            while (!Gone.IsCancellationRequested && Visit is not null && IsHere(new Uri(Navigation.Uri), out var query) && query != _query)
            {
                await AgainAsync();
            }
        }
        finally
        {
            _isCatchingUp = false;
        }
    }

    private bool IsHere(Uri address, out string query)
    {
        query = address.Query;
        return address.AbsolutePath.EndsWith($"/voice{(Tab.Length > 0 ? "/" + Tab : "")}", StringComparison.Ordinal);
    }
}
