using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The store of a workspace cannot do what was asked, for a reason outside the program. The message is for the user: it names the folder or file and what to do.</summary>
public class WorkspaceException : IOException
{
    /// <summary>Makes the exception.</summary>
    public WorkspaceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>Another process has the workspace open.</summary>
public sealed class WorkspaceHeldException : WorkspaceException, IPassingTrouble
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Says who holds the workspace, as far as that is known.</param>
    /// <param name="processId">The number of the holding process; null where it is not known.</param>
    /// <param name="inner">What the system said.</param>
    public WorkspaceHeldException(string message, int? processId, Exception? inner = null)
        : base(message, inner) => ProcessId = processId;

    /// <summary>The number of the holding process; null where it is not known.</summary>
    public int? ProcessId { get; }
}

/// <summary>The disk had no room. What was acknowledged before is whole; what was being written was not acknowledged, and can be sent again whether or not it got to the disk.</summary>
public sealed class WorkspaceFullException : WorkspaceException, IPassingTrouble
{
    /// <summary>Makes the exception.</summary>
    public WorkspaceFullException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
