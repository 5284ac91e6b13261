using System.Xml.Linq;

namespace Kelione.Architecture;

/// <summary>The checkout that these tests stand in: its projects and its texts.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root => Checkout.Root;

    /// <summary>Every project of the solution.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
        [.. XDocument.Load(Path.Combine(Root, "kelione.slnx")).Descendants("Project").Select(p => Project.Load(p.Attribute("Path")!.Value))];

    /// <summary>The projects of the product.</summary>
    public static IEnumerable<Project> Sources => Projects.Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal));

    /// <summary>Files below a folder of the checkout, by their path from its root, with slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Any(part => part is "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal)
        : [];

    /// <summary>The lines of a file, by number from 1.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string file) => File.ReadLines(Path.Combine(Root, file)).Select((text, i) => (i + 1, text));

    /// <summary>A line of C# without the comment at its end. A double slash within quotes is no comment.</summary>
    public static string WithoutComment(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && quoted)
            {
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && line.AsSpan(i).StartsWith("//", StringComparison.Ordinal))
            {
                return line[..i];
            }
        }

        return line;
    }
}

/// <summary>What a project file says.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Name">Its name without the ending.</param>
/// <param name="References">The names of the projects it refers to.</param>
/// <param name="Packages">The packages it refers to.</param>
internal sealed record Project(string Path, string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static Project Load(string path)
    {
        var xml = XDocument.Load(System.IO.Path.Combine(Repository.Root, path));
        string[] Includes(string element) => [.. xml.Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>()];
        return new Project(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            [.. Includes("ProjectReference").Select(r => System.IO.Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))],
            Includes("PackageReference"));
    }
}
