using System.Text;
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

/// <summary>The mappings that people saved, a paper for each; the same text that <c>kelione import --mapping</c> takes. Safe for several threads and nodes.</summary>
public sealed class MappingShelf
{
    private const string Ending = ".json";
    private const int LongestName = 80;

    private readonly IPapers _papers;

    /// <param name="papers">Where they are kept.</param>
    internal MappingShelf(IPapers papers) => _papers = papers;

    /// <summary>All of them by name; what is no mapping is passed over.</summary>
    public IReadOnlyList<NamedMapping> All() =>
        [.. _papers.List(PaperNames.Mappings).Where(h => h.Name.EndsWith(Ending, StringComparison.Ordinal)).Select(h => Read(h.Name)).OfType<NamedMapping>().OrderBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <summary>Saves one; what had the name is replaced.</summary>
    /// <exception cref="MendableException">The name is empty or has characters that no file name can have, or it cannot be written.</exception>
    public void Save(string name, ColumnMapping mapping) => _papers.Write(PaperOf(name), Encoding.UTF8.GetBytes(mapping.ToJson() + "\n"));

    /// <summary>Removes one; nothing happens where there is none.</summary>
    public void Remove(string name) => _papers.Remove(PaperOf(name));

    private NamedMapping? Read(string paper)
    {
        try
        {
            return _papers.ReadText(paper) is { } text ? new NamedMapping(paper[PaperNames.Mappings.Length..^Ending.Length], ColumnMapping.Parse(text, paper)) : null;
        }
        catch (Exception e) when (e is SourceException or MendableException)
        {
            return null;
        }
    }

    // A name is part of a path: letters, digits, blanks and a few marks, and nothing that leads elsewhere.
    private static string PaperOf(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > LongestName || trimmed[0] == '.' || trimmed.Any(c => !char.IsLetterOrDigit(c) && c is not (' ' or '-' or '_' or '.' or '(' or ')')))
        {
            throw new MendableException("Give the mapping a name of letters, digits, blanks, hyphens and dots, at most 80 of them.");
        }

        return PaperNames.Mappings + trimmed + Ending;
    }
}
