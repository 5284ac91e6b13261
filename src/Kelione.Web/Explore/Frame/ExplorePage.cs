using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Kelione.Web.Explore.Frame;

/// <summary>
/// A view of Explore: it reads filter and settings from its address, asks, and asks anew when the address changes. Wrap its content in <c>ExploreFrame</c>, which draws title, tabs, filter chips, link, export and pin.
/// </summary>
public abstract class ExplorePage : WorkspacePage
{
    private readonly AnswerMemory _answers = new();
    private CancellationTokenSource? _asking;
    private bool _isLeft;

    /// <summary>What is looked at.</summary>
    protected ExploreFilter Filter { get; private set; } = ExploreFilter.All;

    /// <summary>The view's own settings in the address.</summary>
    protected ExploreSettings Settings { get; private set; } = ExploreSettings.Parse("http://localhost/");

    /// <summary>The scopes that the filter means.</summary>
    protected ExploreScopes Scopes { get; private set; } = ExploreScopes.All;

    /// <summary>The scope of segment A, or of all customers.</summary>
    protected Scope ScopeA => Scopes.A;

    /// <summary>The scope of segment B; null where nothing is compared.</summary>
    protected Scope? ScopeB => Scopes.B;

    /// <summary>Ends when the address changes or the page is left: give it to every question.</summary>
    protected CancellationToken Asking { get; private set; }

    /// <summary>Whether questions are under way while earlier answers are still shown.</summary>
    protected bool IsAsking { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += OnMoved;
    }

    /// <inheritdoc />
    protected override async Task LoadAsync(WorkspaceVisit visit)
    {
        if (_isLeft)
        {
            throw new OperationCanceledException(Asking);
        }

        (_asking, var before) = (CancellationTokenSource.CreateLinkedTokenSource(Gone), _asking);
        // Kept as a token: its source may be let go of while a question is still on its way.
        Asking = _asking.Token;
        if (before is not null)
        {
            await before.CancelAsync();
            before.Dispose();
        }

        var there = await OnceAsync(visit, new StatusQuestion());
        Filter = ExploreFilter.Parse(Navigation.Uri) with { HasTold = there.ByActivity.Any(a => a.Activity == ToldEvent.Activity) };
        Settings = ExploreSettings.Parse(Navigation.Uri);
        Scopes = ExploreScopes.Of(Filter, visit);
        await AskAsync(visit);
    }

    /// <summary>Asks what the view shows. Its own settings it reads from <see cref="Settings"/>.</summary>
    protected abstract Task AskAsync(WorkspaceVisit visit);

    /// <summary>Asks a question once: while the page is open, the same question gives the answer that it gave before.</summary>
    protected Task<TAnswer> OnceAsync<TAnswer>(WorkspaceVisit visit, Question<TAnswer> question)
        where TAnswer : Answer => _answers.AskAsync(visit, question, Asking);

    /// <summary>Changes a setting in the address, without a new entry in the browser's history.</summary>
    protected void Set(string name, string? value) => Navigation.NavigateTo(Settings.With(name, value), replace: true);

    /// <inheritdoc />
    protected override void Dispose(bool isDisposing)
    {
        _isLeft = true;
        Navigation.LocationChanged -= OnMoved;
        base.Dispose(isDisposing);
        _asking?.Dispose();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == Settings.Path)
        {
            _ = InvokeAsync(AskAnewAsync);
        }
    }

    private async Task AskAnewAsync()
    {
        if (Visit is not { } visit || _isLeft)
        {
            return;
        }

        var address = Navigation.Uri;
        IsAsking = true;
        StateHasChanged();
        try
        {
            await RunAsync(() => LoadAsync(visit));
        }
        catch (OperationCanceledException) when (address != Navigation.Uri)
        {
            // A later address took over, and shows its own.
            return;
        }

        IsAsking = false;
        StateHasChanged();
    }
}
