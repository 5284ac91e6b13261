namespace Kelione.Sources;

/// <summary>A file to import.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">What to call it in messages and reports.</param>
public sealed record SourceFile(string Path, string Name)
{
    /// <summary>A file called by its own name.</summary>
    public SourceFile(string path)
        : this(path, System.IO.Path.GetFileName(path))
    {
    }
}
