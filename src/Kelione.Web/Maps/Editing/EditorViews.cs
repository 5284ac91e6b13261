namespace Kelione.Web.Maps.Editing;

/// <summary>What one part of the editor asks of another that shows the map: the foot asks the grid to fit.</summary>
public sealed class EditorViews
{
    /// <summary>Told that the whole width of the map is to be seen.</summary>
    public event Action? FitWanted;

    /// <summary>Asks to show the whole width.</summary>
    public void Fit() => FitWanted?.Invoke();
}
