using System.Xml.Linq;

namespace Kelione.Architecture;

/// <summary>The solution holds everything, builds strictly, and pins every version in one place.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void Every_project_on_disk_is_in_the_solution_so_that_no_suite_is_forgotten()
    {
        var onDisk = new[] { "src", "tests", "bench" }.SelectMany(folder => Repository.Files(folder, "*.csproj"));
        Assert.Equal(onDisk.Order(StringComparer.Ordinal), Repository.Projects.Select(p => p.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Versions_stand_in_one_file_and_are_exact()
    {
        var inProjects = from project in Repository.Projects
                         from reference in Xml(project.Path).Descendants("PackageReference")
                         where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
                         select $"{project.Path}: {reference}";
        Assert.Empty(inProjects);
        Assert.All(
            Xml("Directory.Packages.props").Descendants("PackageVersion"),
            package => Assert.Matches(@"^\d+(\.\d+){1,3}(-[\w.]+)?$", package.Attribute("Version")!.Value));
    }

    [Fact]
    public void Warnings_are_errors_and_public_members_must_be_documented()
    {
        Assert.Equal("true", Assert.Single(Xml("Directory.Build.props").Descendants("TreatWarningsAsErrors")).Value);
        Assert.Equal("true", Assert.Single(Xml("src/Directory.Build.props").Descendants("GenerateDocumentationFile")).Value);

        // Razor components become public classes that nobody writes documentation for.
        string[] exempt = ["src/Kelione.Web/Kelione.Web.csproj"];
        var turnedOff =
            from file in Repository.Sources.Select(p => p.Path).Concat(Repository.Files("src", "*.cs")).Append("Directory.Build.props").Append("src/Directory.Build.props").Append(".editorconfig")
            where !exempt.Contains(file)
            from line in Repository.Lines(file)
            where line.Text.Contains("CS1591", StringComparison.Ordinal) && !line.Text.TrimStart().StartsWith("<!--", StringComparison.Ordinal)
            select $"{file}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(turnedOff);
    }

    private static XDocument Xml(string path) => XDocument.Load(Path.Combine(Repository.Root, path));
}
