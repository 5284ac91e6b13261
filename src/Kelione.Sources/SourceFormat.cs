namespace Kelione.Sources;

/// <summary>A format that can be read. The list of them is <see cref="SourceFormats.All"/>; a new one is one more class there.</summary>
public abstract class SourceFormat
{
    private protected SourceFormat(string name, string description, params string[] aliases)
    {
        Name = name;
        Description = description;
        Aliases = aliases;
    }

    /// <summary>Its name, in lower case: <c>csv</c>, <c>xes</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public string Description { get; }

    /// <summary>Other names that mean it.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Whether content is of this format, by its first bytes.</summary>
    internal abstract bool Recognises(SourceHead head);

    /// <summary>Finds out how the content is written. The content is opened afresh for it and closed after it.</summary>
    internal abstract FormatDetails Inspect(SourceContent content, ImportRequest request);

    /// <summary>Opens the content for reading; the reader owns what it needs of it.</summary>
    internal abstract IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits);
}
