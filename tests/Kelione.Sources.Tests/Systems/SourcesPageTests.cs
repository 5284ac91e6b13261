using System.Text;
using Kelione.Journeys;

namespace Kelione.Sources.Tests;

/// <summary>The page of the systems says what the code does: it is made from the list of profiles. Run with KELIONE_WRITE_DOCS=1 to write it anew.</summary>
public sealed class SourcesPageTests
{
    private static string Path => System.IO.Path.Combine(Checkout.Root, "docs", "using", "sources.md");

    [Fact]
    public void The_page_of_systems_is_as_the_profiles_are()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("KELIONE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path, page);
        }

        Assert.True(File.Exists(Path) && File.ReadAllText(Path) == page, "docs/using/sources.md is not as the profiles are: run this test with KELIONE_WRITE_DOCS=1 and look at what changed.");
    }

    [Fact]
    public void Every_system_says_all_that_the_page_needs()
    {
        Assert.Distinct(SystemProfiles.All.Select(p => p.Name));
        Assert.All(SystemProfiles.All, p =>
        {
            Assert.Equal(p.Name, p.Name.ToLowerInvariant());
            Assert.NotEmpty(p.Title);
            Assert.NotEmpty(p.Files);
            Assert.EndsWith(".", p.ZonePolicy, StringComparison.Ordinal);
        });
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("""
            # Systems whose exports are known

            <!-- Made from the profiles in src/Kelione.Sources/Systems by SourcesPageTests. Changes made here are lost. -->

            Give the file as the system wrote it: `kelione import export.jsonl`, or drop it on the Import page. It is recognised by what is in it, not by its name; what was recognised is said, and `--preview` shows it without importing anything.
            A file of any other system is read as a table: see [bring-in-events](bring-in-events.md).

            How sure we are: **seen** — real files were looked at; **documented** — the vendor, or code that reads it, describes it field by field; **tell us** — described in part only: what could be told is read, what was not understood is said, and a real file would help.

            Of every system: e-mail addresses and phone numbers are kept as hashes keyed with the workspace's own key, which tell who is who across systems, never in clear; network addresses, names of people and positions are not kept at all.

            | System | Files | Sure | Known twice by |
            |---|---|---|---|

            """);
        foreach (var profile in SystemProfiles.All)
        {
            page.Append(Invariant($"| [{profile.Title}](#{Anchor(profile.Title)}) | {string.Join("; ", profile.Files)} | {Sure(profile)} | {profile.DedupeKey ?? "equal content"} |\n"));
        }

        foreach (var profile in SystemProfiles.All)
        {
            page.Append(Invariant($"\n## {profile.Title}\n\n`{profile.Name}` · brings in {string.Join(" and ", Yields(profile))}. {profile.ZonePolicy}\n"));
            if (profile.Fields.Count > 0)
            {
                page.Append("\n| Field | Becomes |\n|---|---|\n");
                foreach (var field in profile.Fields)
                {
                    page.Append(Invariant($"| {Cell(field.Field)} | {(IsPart(field.Becomes) ? $"**{field.Becomes}**" : Cell(field.Becomes))} |\n"));
                }
            }
        }

        page.Append("""

            ## Fabric Answers

            The service was closed in 2020 and no export of it is known. What its customers can still bring: apps that were linked to Firebase have their later events there (see Google Analytics 4 and Firebase before 2018 above);
            own copies of the events that were sent beside it are read as tables.

            """);
        return page.ToString();
    }

    private static IEnumerable<string> Yields(SystemProfile profile) => [JourneyJson.Write(profile.Yield).Trim('"')];

    private static bool IsPart(string becomes) => EventFields.IsReserved(becomes);

    private static string Sure(SystemProfile profile) => profile.Sureness switch { Sureness.Seen => "seen", Sureness.Documented => "documented", _ => "tell us" };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Anchor(string title) =>
        string.Concat(title.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').Select(c => c == ' ' ? '-' : c));
}
