using Microsoft.AspNetCore.Components;

namespace Kelione.Web.Maps.Editing;

/// <summary>A part of the map editor. It redraws itself when something that it cares for changes, and at no other time: a keystroke in one cell must not draw two thousand cards.</summary>
public abstract class EditorPart : ComponentBase, IDisposable
{
    /// <summary>What the parts share.</summary>
    [CascadingParameter]
    public EditorState State { get; set; } = null!;

    /// <summary>The changes after which this part redraws itself.</summary>
    protected abstract EditorChange CaresFor { get; }

    /// <inheritdoc />
    protected override void OnInitialized() => State.Changed += OnChanged;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the part holds. Call the base's.</summary>
    protected virtual void Dispose(bool isDisposing) => State.Changed -= OnChanged;

    /// <summary>Told of every change, on any thread, before the part redraws itself; for what has to be read anew.</summary>
    protected virtual void OnHeard(EditorChange change)
    {
    }

    private void OnChanged(EditorChange change)
    {
        OnHeard(change);
        if ((change & CaresFor) != EditorChange.None)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
