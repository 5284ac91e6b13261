using System.Text.RegularExpressions;

namespace Kelione.Architecture;

/// <summary>Documents do not point at what is not there.</summary>
public sealed partial class DocumentTests
{
    private static IEnumerable<string> Documents() =>
        Repository.Files("docs", "*.md").Concat(new[] { "README.md", "CONTRIBUTING.md", "SECURITY.md" }.Where(f => File.Exists(Path.Combine(Repository.Root, f))));

    [Fact]
    public void Every_path_that_a_document_names_exists()
    {
        var missing = from document in Documents()
                      from line in Repository.Lines(document)
                      from path in Paths(line.Text)
                      where !Exists(path)
                      select $"{document}:{line.Number}: {path}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_link_to_a_file_leads_to_one()
    {
        var missing = from document in Documents()
                      from line in Repository.Lines(document)
                      from link in Links(line.Text)
                      where !Exists(Path.Combine(Path.GetDirectoryName(document) ?? "", link))
                      select $"{document}:{line.Number}: {link}";
        Assert.Empty(missing);
    }

    [Fact]
    public void There_is_a_document_that_defines_the_numbers() => Assert.Contains("docs/semantics.md", Documents());

    [Theory]
    [InlineData("see `src/Kelione.Journeys/Funnels` and `docs/semantics.md`", "src/Kelione.Journeys/Funnels docs/semantics.md")]
    [InlineData("run `./test.sh` or `dotnet run -c Release --project src/Kelione -- demo`", "test.sh src/Kelione")]
    [InlineData("`tests/**` and `src/Kelione.*` are patterns, `artifacts/bin` is built", "")]
    public void Paths_are_found_in_code_marks(string line, string paths) => Assert.Equal(paths, string.Join(' ', Paths(line)));

    /// <summary>What stands in code marks and begins with a folder of the checkout, or with <c>./</c>.</summary>
    private static IEnumerable<string> Paths(string line) =>
        from span in Code.Matches(line)
        from word in span.Groups["code"].Value.Split([' ', '"', '\'', ',', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
        where PathStart.IsMatch(word) && word.IndexOfAny(['*', '{', '<', '…', '$']) < 0
        select (word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word).TrimEnd('/', '.', ':');

    private static IEnumerable<string> Links(string line) =>
        from match in Link.Matches(line)
        let target = match.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        select Uri.UnescapeDataString(target);

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"^(src|tests|docs|bench|\.ci)/|^\./", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathStart { get; }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link { get; }
}
