namespace Kelione.Sources;

/// <summary>A source that cannot be read, or not further, in words for the person who gave it: which file, where, what to do.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="line">The physical line, from 1; 0 where it is not known or the format has no lines.</param>
    /// <param name="inner">What was noticed underneath, or null.</param>
    public SourceException(string message, long line = 0, Exception? inner = null)
        : base(message, inner) => Line = line;

    /// <summary>The physical line, from 1; 0 where it is not known or the format has no lines.</summary>
    public long Line { get; }
}
