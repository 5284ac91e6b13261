namespace Kelione.Workspace;

/// <summary>Something went wrong that the user can mend. The message is for the user: it names what is wrong and what to do.</summary>
/// <param name="message">One or two sentences.</param>
/// <param name="inner">What was noticed underneath, or null.</param>
public sealed class MendableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do about it on the command line, in one sentence that names the command; null for nothing. Pages and programs, which have no commands, leave it out.</summary>
    public string? CommandHint { get; init; }

    /// <summary>Whether what was asked for is not there, rather than wrong.</summary>
    public bool IsMissing { get; init; }
}
