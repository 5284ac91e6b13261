using Kelione.Journeys;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Visits;

/// <summary>
/// A page of a workspace, at <c>/w/{Workspace}/…</c>. It finds out who is there and what they may do, loads, and turns what goes wrong into words: <see cref="Trouble"/> is not null then. Pages are wrapped in <c>Loaded</c>, which shows the trouble.
/// </summary>
public abstract class WorkspacePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private string? _loaded;

    /// <summary>Makes a page.</summary>
    protected WorkspacePage() => Gone = _gone.Token;

    /// <summary>The workspace's name in the address.</summary>
    [Parameter]
    public string Workspace { get; set; } = "";

    /// <summary>Finds visits.</summary>
    [Inject]
    protected VisitDesk Desk { get; set; } = null!;

    /// <summary>Goes to other addresses.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The way into the workspace; null before it is known, and where there is no such workspace for them.</summary>
    protected WorkspaceVisit? Visit { get; private set; }

    /// <summary>What went wrong; null for nothing.</summary>
    protected Trouble? Trouble { get; set; }

    /// <summary>Whether <see cref="LoadAsync"/> has come to its end.</summary>
    protected bool IsLoaded { get; private set; }

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>What the load depends on beside the workspace; where it changes, the page loads anew. Empty unless overridden.</summary>
    protected virtual string LoadKey => "";

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var key = Workspace + "\n" + LoadKey;
        if (key == _loaded)
        {
            return;
        }

        _loaded = key;
        await RunAsync(async () =>
        {
            Visit = await Desk.FindAsync(Workspace);
            await LoadAsync(Visit);
            IsLoaded = true;
        });
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync(WorkspaceVisit visit);

    /// <summary>Does something and keeps what goes wrong in <see cref="Trouble"/>.</summary>
    protected async Task RunAsync(Func<Task> work)
    {
        try
        {
            Trouble = null;
            await work();
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The person went elsewhere.
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            Trouble = Trouble.Of(e);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the page holds. Call the base's.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
