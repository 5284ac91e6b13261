using Kelione.Maps;
using Kelione.Web.Maps.Editing;
using Kelione.Web.Visits;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>A part of the inspector: knows the words, makes edits and keeps what goes wrong with them.</summary>
public abstract class InspectPart : EditorPart
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>What went wrong; null for nothing.</summary>
    protected Trouble? Trouble { get; set; }

    /// <summary>Ends when the part is gone.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>The map as it is now.</summary>
    protected JourneyMap Map => State.Map;

    /// <summary>The way into the workspace.</summary>
    protected WorkspaceVisit Visit => State.Seat.Visit;

    /// <inheritdoc />
    protected override EditorChange CaresFor => EditorChange.Map | EditorChange.Measurement | EditorChange.Selection;

    /// <summary>Makes edits as one version; what goes wrong is told in <see cref="Trouble"/>.</summary>
    protected Task<bool> DoAsync(params MapEdit[] edits) => RunAsync(() => State.DoAsync(edits));

    /// <summary>Does something; false where it went wrong, which is then in <see cref="Trouble"/>.</summary>
    protected async Task<bool> RunAsync(Func<Task> work)
    {
        try
        {
            Trouble = null;
            await work();
            return true;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            Trouble = Trouble.Of(e);
            return false;
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool isDisposing)
    {
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose(isDisposing);
    }
}
