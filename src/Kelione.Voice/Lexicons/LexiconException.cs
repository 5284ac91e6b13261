namespace Kelione.Voice.Lexicons;

/// <summary>A lexicon's file is not as it should be.</summary>
public sealed class LexiconException : Exception
{
    /// <summary>Says what and where.</summary>
    /// <param name="file">The file, as <c>lt/sentiment.tsv</c>.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="message">What is wrong, in words for the person who mends the file.</param>
    public LexiconException(string file, int line, string message)
        : base(FormattableString.Invariant($"{file}, line {line}: {message}"))
    {
        File = file;
        Line = line;
    }

    /// <summary>The file, as <c>lt/sentiment.tsv</c>.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
