namespace Kelione.Web.Data.Import;

/// <summary>Files that were dropped on one page and are imported on another: the draft waits here while the person goes there. Of one person's visit.</summary>
public sealed class DraftHandover : IDisposable
{
    private (string Workspace, ImportDraft Draft)? _given;

    /// <summary>Leaves a draft; one that nobody took goes.</summary>
    public void Give(string workspace, ImportDraft draft)
    {
        _given?.Draft.Dispose();
        _given = (workspace, draft);
    }

    /// <summary>Takes the draft of a workspace; null where none waits.</summary>
    public ImportDraft? Take(string workspace)
    {
        if (_given is not { } given || given.Workspace != workspace)
        {
            return null;
        }

        _given = null;
        return given.Draft;
    }

    /// <inheritdoc />
    public void Dispose() => _given?.Draft.Dispose();
}
