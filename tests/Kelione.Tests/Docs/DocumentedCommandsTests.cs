using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Docs;

/// <summary>
/// Every command in the README and the guides is run, in the order of its page, over a sample of the phone scenario. Lines that are not ours (git, cd) and those that serve until Ctrl+C are only looked at.
/// A line that ends in <c># HANDLE</c> is understood only, since its handle depends on the reader's own questions.
/// </summary>
public sealed class DocumentedCommandsTests
{
    private static readonly string[] FileEndings = [".csv", ".gz", ".parquet", ".xes", ".json", ".yaml", ".mmd", ".pdf", ".svg", ".png", ".xlsx", ".md", ".zip", ".kelione", "-workspace", "-exports"];

    public static TheoryData<string> Pages => new(
        Directory.GetFiles(Path.Combine(Checkout.Root, "docs", "using"), "*.md").Append(Path.Combine(Checkout.Root, "README.md"))
            .Select(p => Path.GetRelativePath(Checkout.Root, p).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_of_a_page_works(string page)
    {
        using var cli = new Cli();
        foreach (var line in Commands(await File.ReadAllTextAsync(Path.Combine(Checkout.Root, page), TestContext.Current.CancellationToken)))
        {
            var (text, remark) = Split(line);
            var words = Shell.Words(text)[1..].Select(w => IsFile(w) ? cli.File(w) : w).ToArray();
            if (remark.Contains("HANDLE", StringComparison.Ordinal) || words[0] is "serve" || (words[0] == "demo" && !words.Contains("--tour-only")))
            {
                using var surroundings = new Surroundings { Out = TextWriter.Null, Error = TextWriter.Null };
                Assert.Empty(KelioneProgram.Root(surroundings).Parse(words, KelioneProgram.Grammar).Errors);
                continue;
            }

            await PrepareAsync(cli, words);
            var result = await cli.RunAsync(words);
            Assert.True(result.Exit == ExitCode.Done, $"{page}: {line}\n{result.Error}");
        }
    }

    // What a reader would have: their own event file, and events imported, before the page's first command.
    private static async Task PrepareAsync(Cli cli, string[] words)
    {
        if (!File.Exists(cli.File("events.csv")))
        {
            (await cli.RunAsync("sample", "phone", "--customers", "300", "-o", cli.File("events.csv"), "--identities", cli.File("pairs.csv"), "--costs", cli.File("costs.csv"), "--feedback", cli.File("said.csv"))).Succeeded();
            cli.Write("sketch.mmd", "journey\n    title A sketch\n    section Study\n      Compares: 4: Ieva\n");
            cli.Write("paths.csv", "path,total_conversions,total_conversion_value,total_null\nsearch > mail,3,30,1\nmail,1,10,4\n");
        }

        if (words[0] is not ("import" or "sample" or "demo") && !Directory.Exists(cli.WorkspacePath))
        {
            (await cli.RunAsync("import", cli.File("events.csv"))).Succeeded();
        }
    }

    private static bool IsFile(string word) => !word.StartsWith('-') && FileEndings.Any(e => word.EndsWith(e, StringComparison.Ordinal));

    private static (string Text, string Remark) Split(string line)
    {
        var at = line.IndexOf(" # ", StringComparison.Ordinal);
        return at < 0 ? (line, "") : (line[..at].TrimEnd(), line[(at + 3)..]);
    }

    private static IEnumerable<string> Commands(string page)
    {
        var inside = false;
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line.Trim() == "```sh";
            }
            else if (inside && line.TrimStart().StartsWith("kelione ", StringComparison.Ordinal))
            {
                yield return line.Trim();
            }
        }
    }
}
