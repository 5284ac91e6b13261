using Kelione.Web.Maps.Inspecting;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Editing;

/// <summary>What one part of the editor asks of another that shows the map: the foot asks the grid to fit.</summary>
public sealed class EditorViews
{
    private string? _toBind;

    /// <summary>Told that the whole width of the map is to be seen.</summary>
    public event Action? FitWanted;

    /// <summary>Told that other customers or days are to be looked at.</summary>
    public event Action<LensChoice>? LensWanted;

    /// <summary>The saved view that was chosen last; null for none.</summary>
    public MapView? Current { get; set; }

    /// <summary>Which customers and days are looked at, as the toolbar says.</summary>
    public LensChoice Lens { get; set; } = LensChoice.Plain;

    /// <summary>Asks the inspector to open the dialog that binds events, once it shows a step.</summary>
    public void AskToBind(string step) => _toBind = step;

    /// <summary>Whether a step is to be bound; asked once, it is so no more.</summary>
    public bool TakeBinding(string step)
    {
        var isWanted = _toBind == step;
        _toBind = isWanted ? null : _toBind;
        return isWanted;
    }

    /// <summary>Asks to show the whole width.</summary>
    public void Fit() => FitWanted?.Invoke();

    /// <summary>Asks to look at other customers or days.</summary>
    public void Want(LensChoice lens) => LensWanted?.Invoke(lens);
}
