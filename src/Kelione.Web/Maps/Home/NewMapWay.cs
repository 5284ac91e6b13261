namespace Kelione.Web.Maps.Home;

/// <summary>How a map is begun.</summary>
public enum NewMapWay
{
    /// <summary>Drafted from the events.</summary>
    Data,

    /// <summary>From a template.</summary>
    Template,

    /// <summary>From a text: YAML, JSON or Mermaid.</summary>
    Text,

    /// <summary>From an empty sheet of a kind.</summary>
    Empty,
}
