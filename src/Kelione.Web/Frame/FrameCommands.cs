namespace Kelione.Web.Frame;

/// <summary>What the frame can be told to do from anywhere on a page. One for each tab.</summary>
public sealed class FrameCommands
{
    private readonly List<KeyGroup> _keys = [];

    /// <summary>Told when the command palette is to open.</summary>
    public event Action? PaletteAsked;

    /// <summary>Told when the list of keys is to open.</summary>
    public event Action? KeysAsked;

    /// <summary>Told when the tour is to begin.</summary>
    public event Action? TourAsked;

    /// <summary>The keys of what is on the page now, the page's own before those that work everywhere.</summary>
    public IReadOnlyList<KeyGroup> Keys => _keys;

    /// <summary>Opens the command palette.</summary>
    public void OpenPalette() => PaletteAsked?.Invoke();

    /// <summary>Opens the list of keys.</summary>
    public void OpenKeys() => KeysAsked?.Invoke();

    /// <summary>Begins the tour.</summary>
    public void BeginTour() => TourAsked?.Invoke();

    /// <summary>Adds keys to the list as long as a part of the page is there; dispose what it gives to take them away.</summary>
    public IDisposable AddKeys(KeyGroup group)
    {
        _keys.Insert(0, group);
        return new Taking(() => _keys.Remove(group));
    }

    private sealed class Taking(Action take) : IDisposable
    {
        public void Dispose() => take();
    }
}

/// <summary>Keys that belong together in the list of keys.</summary>
/// <param name="Title">Where they work: on the map.</param>
/// <param name="Rows">What they do, and the keys parted by spaces: <c>("Undo my last change", "Ctrl Z")</c>.</param>
public sealed record KeyGroup(string Title, IReadOnlyList<(string What, string Keys)> Rows);
