namespace Kelione.Workspace;

/// <summary>Something went wrong that the user can mend. The message is for the user: it names what is wrong and what to do.</summary>
/// <param name="message">One or two sentences.</param>
/// <param name="inner">What was noticed underneath, or null.</param>
public sealed class MendableException(string message, Exception? inner = null) : Exception(message, inner);
