using Kelione.Samples;
using Kelione.Sources;

namespace Kelione.Web.Tests.Connect;

/// <summary>What the page of systems says of them is said in each language.</summary>
public sealed class SystemSentenceTests
{
    /// <summary>What is the same in each language: the name of a column.</summary>
    private static readonly string[] Names = ["Respondent ID", "#, response_id"];

    public static TheoryData<string> Exports => [.. SystemExports.All.Select(e => e.Name)];

    [Fact]
    public void Kinds_of_files_and_rules_of_times_are_translated()
    {
        var unknown = SystemProfiles.All.SelectMany(p => p.Files.Append(p.ZonePolicy).Append(p.DedupeKey ?? "")).Except(Names).Where(s => s.Any(char.IsWhiteSpace) && !SentenceBook.Knows(s)).Distinct().ToList();
        Assert.True(unknown.Count == 0, string.Join('\n', unknown));
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void What_is_noted_of_an_export_is_translated(string name)
    {
        var export = SystemExports.Find(name)!;
        var folder = Directory.CreateTempSubdirectory("kelione-notes-").FullName;
        try
        {
            var path = Path.Combine(folder, export.FileName);
            using (var file = File.Create(path))
            {
                export.Write([.. Scenarios.Find("phone")!.Generate(40, seed: 3).Take(300)], file);
            }

            var notes = new[] { new ImportRequest(), new ImportRequest { Zone = export.Zone } }.SelectMany(r => SourceInspector.Inspect(path, r).Parts).SelectMany(p => p.Notes);
            Assert.All(notes.Distinct(), n => Assert.True(SentenceBook.Knows(n), n));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
