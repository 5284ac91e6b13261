using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Kelione.Web.Explore.Frame;

/// <summary>
/// A view of Explore: it reads the filter from its address, asks, and asks anew when the address changes. Wrap its content in <c>ExploreFrame</c>, which draws title, tabs, filter chips, link, export and pin.
/// </summary>
public abstract class ExplorePage : WorkspacePage
{
    /// <summary>What is looked at.</summary>
    protected ExploreFilter Filter { get; private set; } = ExploreFilter.All;

    /// <summary>The scope of segment A, or of all customers.</summary>
    protected Scope ScopeA { get; private set; } = Scope.All;

    /// <summary>The scope of segment B; null where nothing is compared.</summary>
    protected Scope? ScopeB { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += OnMoved;
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(WorkspaceVisit visit)
    {
        Filter = ExploreFilter.Parse(Navigation.Uri);
        (ScopeA, ScopeB) = ExploreScopes.Of(Filter, visit);
        await AskAsync(visit);
    }

    /// <summary>Asks what the view shows. Its own settings it reads from the address as well.</summary>
    protected abstract Task AskAsync(WorkspaceVisit visit);

    /// <inheritdoc />
    protected override void Dispose(bool isDisposing)
    {
        Navigation.LocationChanged -= OnMoved;
        base.Dispose(isDisposing);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (Visit is { } visit && !Gone.IsCancellationRequested)
        {
            await RunAsync(() => LoadAsync(visit));
            StateHasChanged();
        }
    });
}
