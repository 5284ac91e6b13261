namespace Kelione.Workspace;

/// <summary>Where a workspace keeps its papers: in its folder, or in the database that its nodes share. Nothing is answered from memory that somebody else may have changed. Safe for several threads.</summary>
internal interface IPapers
{
    /// <summary>Whether other nodes read and write the same papers.</summary>
    bool AreShared { get; }

    /// <summary>Where a paper lies, in words for a person; no secret.</summary>
    string PlaceOf(string name);

    /// <summary>A paper as it is now; null where there is none.</summary>
    /// <exception cref="MendableException">It cannot be read.</exception>
    Paper? Read(string name);

    /// <summary>Writes a paper, whole and durable when it returns; false where somebody else wrote it meanwhile, and nothing was done.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="over">The version that it takes the place of; null where there must be none.</param>
    /// <exception cref="MendableException">It cannot be written.</exception>
    bool TryWrite(string name, byte[] content, string? over);

    /// <summary>Writes a paper where there is none, and otherwise says that it was used.</summary>
    /// <exception cref="MendableException">It cannot be written.</exception>
    void Keep(string name, Func<byte[]> content, DateTimeOffset at);

    /// <summary>Takes a paper away; nothing happens where there is none.</summary>
    /// <exception cref="MendableException">It cannot be taken away.</exception>
    void Remove(string name);

    /// <summary>The papers whose names begin with a text that ends in a slash, those used last first.</summary>
    /// <exception cref="MendableException">They cannot be read.</exception>
    IReadOnlyList<PaperHead> List(string beginning);

    /// <summary>Another text after every change of the papers whose names begin so; the same everywhere and cheap.</summary>
    /// <exception cref="MendableException">They cannot be read.</exception>
    string MarkOf(string beginning);

    /// <summary>Clears away what a crash left half written under such names. Gives how much there was.</summary>
    int Sweep(string beginning) => 0;
}

/// <summary>What is done with papers wherever they lie.</summary>
internal static class PapersExtensions
{
    private const int MostAttempts = 100;

    /// <summary>Changes a paper; where somebody else changed it meanwhile, anew on what they left.</summary>
    /// <param name="papers">The papers.</param>
    /// <param name="name">Which one.</param>
    /// <param name="change">Makes what it is to hold of what it holds (null for nothing); null leaves it as it is.</param>
    /// <exception cref="MendableException">It cannot be written.</exception>
    public static void Change(this IPapers papers, string name, Func<byte[]?, byte[]?> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var paper = papers.Read(name);
            if (change(paper?.Content) is not { } content || papers.TryWrite(name, content, paper?.Version))
            {
                return;
            }

            if (attempt == MostAttempts)
            {
                throw new MendableException($"'{papers.PlaceOf(name)}' is changed by others all the time. Nothing was changed; try again in a while.");
            }
        }
    }

    /// <summary>Puts a paper in the place of whatever is there.</summary>
    /// <exception cref="MendableException">It cannot be written.</exception>
    public static void Write(this IPapers papers, string name, byte[] content) => papers.Change(name, _ => content);

    /// <summary>A paper's text as UTF-8; null where there is none.</summary>
    /// <exception cref="MendableException">It cannot be read.</exception>
    public static string? ReadText(this IPapers papers, string name) => papers.Read(name) is { } paper ? TextOf(paper.Content) : null;

    /// <summary>The text of a paper, a byte order mark left out: people edit them too.</summary>
    public static string TextOf(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content));
        return reader.ReadToEnd();
    }
}
