namespace Kelione.Web.Data.Import;

/// <summary>Files that were dropped on one page of a tab, on their way to the page where they are looked at. One draft at most; what is not taken goes with the tab.</summary>
public sealed class HandedDraft : IDisposable
{
    private string _workspace = "";
    private ImportDraft? _draft;

    /// <summary>Gives a draft on; one that nobody took is let go of.</summary>
    /// <param name="workspace">Whose files they are.</param>
    /// <param name="draft">The files.</param>
    public void Give(string workspace, ImportDraft draft)
    {
        _draft?.Dispose();
        (_workspace, _draft) = (workspace, draft);
    }

    /// <summary>Takes the draft of a workspace, once; null for none.</summary>
    /// <param name="workspace">The workspace.</param>
    public ImportDraft? Take(string workspace)
    {
        var draft = workspace == _workspace ? _draft : null;
        _draft = draft is null ? _draft : null;
        return draft;
    }

    /// <inheritdoc />
    public void Dispose() => _draft?.Dispose();
}
