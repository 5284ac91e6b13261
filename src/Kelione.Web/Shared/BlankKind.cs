namespace Kelione.Web.Shared;

/// <summary>Why there is nothing to see.</summary>
public enum BlankKind
{
    /// <summary>Nothing is there yet.</summary>
    Empty,

    /// <summary>Something went wrong.</summary>
    Error,

    /// <summary>They may not see it.</summary>
    Refused,

    /// <summary>There is no such thing.</summary>
    NotFound,
}
