using System.Text.RegularExpressions;

namespace Kelione.Architecture;

/// <summary>Dependencies point one way, and each library is known in one place only (docs/architecture.md).</summary>
public sealed class DirectionTests
{
    /// <summary>Whom each project of the product may know. A new project states its place here.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Kelione.Maps"] = [],
        ["Kelione.Journeys"] = [],
        ["Kelione.Engine"] = ["Kelione.Journeys"],

        // What SQL cannot say is answered by the same kernels over journeys that the shards give (decision 0013).
        ["Kelione.ClickHouse"] = ["Kelione.Journeys", "Kelione.Engine"],
        ["Kelione.Sources"] = ["Kelione.Journeys"],
        ["Kelione.Voice"] = ["Kelione.Journeys"],
        ["Kelione.Samples"] = ["Kelione.Journeys"],
        ["Kelione.Posters"] = ["Kelione.Maps"],
        ["Kelione.Workspace"] = ["Kelione.Maps", "Kelione.Journeys", "Kelione.Engine", "Kelione.ClickHouse", "Kelione.Sources", "Kelione.Voice", "Kelione.Posters", "Kelione.Samples"],
        ["Kelione.Web"] = ["Kelione.Workspace"],
        ["Kelione.Client"] = ["Kelione.Maps", "Kelione.Journeys"],
        ["Kelione"] = ["Kelione.Web", "Kelione.Workspace", "Kelione.Samples"],
    };

    /// <summary>Libraries by the beginning of their names, with the one project that knows them.</summary>
    private static readonly (string Library, string Owner)[] Owners =
    [
        ("DuckDB", "Kelione.Engine"),
        ("SkiaSharp", "Kelione.Posters"),
        ("HarfBuzzSharp", "Kelione.Posters"),
        ("Microsoft.EntityFrameworkCore", "Kelione.Workspace"),
        ("Npgsql", "Kelione.Workspace"),
        ("Spectre.Console", "Kelione"),
        ("System.CommandLine", "Kelione"),
    ];

    public static TheoryData<string> Sources() => [.. Repository.Sources.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_knows_only_whom_it_may(string name)
    {
        var project = Repository.Sources.Single(p => p.Name == name);
        Assert.True(MayKnow.TryGetValue(name, out var allowed), $"{name} is new: state in {nameof(MayKnow)} whom it may know.");
        Assert.Empty(project.References.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_refers_to_no_library_that_another_owns(string name)
    {
        var project = Repository.Sources.Single(p => p.Name == name);
        Assert.DoesNotContain(project.Packages, package => Owners.Any(o => package.StartsWith(o.Library, StringComparison.Ordinal) && o.Owner != name));
    }

    [Fact]
    public void A_library_is_named_in_its_owner_s_code_alone()
    {
        var foreign =
            from file in Repository.Files("src", "*.cs")
            from line in Repository.Lines(file)
            from owner in Owners
            where !file.StartsWith($"src/{owner.Owner}/", StringComparison.Ordinal)
            where Regex.IsMatch(line.Text, $@"^\s*(global\s+)?using\s+(static\s+)?{Regex.Escape(owner.Library)}\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            select $"{file}:{line.Number}: {line.Text.Trim()} belongs to {owner.Owner}";
        Assert.Empty(foreign);
    }

    [Fact]
    public void The_contracts_do_no_input_or_output_and_know_no_clock()
    {
        var found =
            from file in Repository.Files("src/Kelione.Journeys", "*.cs").Concat(Repository.Files("src/Kelione.Maps", "*.cs"))
            from line in Repository.Lines(file)
            let code = Repository.WithoutComment(line.Text)
            where Regex.IsMatch(code, @"\bSystem\.IO\b(?!\.Hashing)|\bSystem\.Net\b|\b(File|Directory|Console|HttpClient|TimeProvider|Stopwatch)\s*\.", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            select $"{file}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(found);
    }

    [Fact]
    public void Tests_and_benches_are_known_by_nobody_in_the_product() =>
        Assert.DoesNotContain(Repository.Sources.SelectMany(p => p.References), r => !MayKnow.ContainsKey(r));
}
