using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A mapping that somebody saved under a name.</summary>
/// <param name="Name">Its name, as it was given.</param>
/// <param name="Mapping">The mapping.</param>
public sealed record NamedMapping(string Name, ColumnMapping Mapping)
{
    /// <summary>Whether all columns that the mapping names are among some columns, letter case ignored.</summary>
    public bool Fits(IEnumerable<string> columns)
    {
        var known = columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Mapping.Roles.Count > 0 && Mapping.Roles.Values.All(known.Contains);
    }
}

/// <summary>The mappings that people saved, a file for each; the same files that <c>kelione import --mapping</c> takes. Safe for several threads.</summary>
/// <param name="folder">The workspace.</param>
public sealed class MappingShelf(WorkspaceFolder folder)
{
    private const string Ending = ".json";
    private const int LongestName = 80;

    private string Place => Path.Combine(folder.Path, "mappings");

    /// <summary>All of them by name; files that are no mappings are passed over.</summary>
    public IReadOnlyList<NamedMapping> All()
    {
        if (!Directory.Exists(Place))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(Place, "*" + Ending).Select(Read).OfType<NamedMapping>().OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Saves one; what had the name is replaced.</summary>
    /// <exception cref="MendableException">The name is empty or has characters that no file name can have, or the file cannot be written.</exception>
    public void Save(string name, ColumnMapping mapping) => UserFile.Try(PathOf(name), () => AtomicFile.Write(PathOf(name), mapping.ToJson() + "\n"));

    /// <summary>Removes one; nothing happens where there is none.</summary>
    public void Remove(string name) => UserFile.Try(PathOf(name), () => File.Delete(PathOf(name)));

    private static NamedMapping? Read(string path)
    {
        try
        {
            return new NamedMapping(Path.GetFileNameWithoutExtension(path), ColumnMapping.Load(path));
        }
        catch (SourceException)
        {
            return null;
        }
    }

    // A name is part of a path: letters, digits, blanks and a few marks, and nothing that leads elsewhere.
    private string PathOf(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > LongestName || trimmed[0] == '.' || trimmed.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '.' or '(' or ')')))
        {
            throw new MendableException("Give the mapping a name of letters, digits, blanks, hyphens and dots, at most 80 of them.");
        }

        return Path.Combine(Place, trimmed + Ending);
    }
}
