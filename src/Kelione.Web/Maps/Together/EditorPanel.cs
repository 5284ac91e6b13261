namespace Kelione.Web.Maps.Together;

/// <summary>A panel at the side of the editor.</summary>
public enum EditorPanel
{
    /// <summary>None.</summary>
    None,

    /// <summary>The versions of the map.</summary>
    Versions,

    /// <summary>Comments.</summary>
    Comments,
}
