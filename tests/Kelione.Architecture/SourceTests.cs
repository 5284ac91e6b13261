using System.Text.RegularExpressions;

namespace Kelione.Architecture;

/// <summary>Rules that every source file of the product keeps.</summary>
public sealed class SourceTests
{
    private const int MostLines = 400;

    private static readonly string[] FromTheSurroundings =
        [@"\bDateTime(Offset)?\s*\.\s*(UtcNow|Now|Today)\b", @"\bnew\s+Random\s*\(", @"\bRandom\s*\.\s*Shared\b", @"\bGuid\s*\.\s*(NewGuid|CreateVersion7)\b"];

    /// <summary>Files that may take something from the surroundings, each with the reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["src/Kelione.Sources/Containers/SourceContent.cs"] = "the name of a temporary file, which nobody sees",
    };

    [Fact]
    public void Clock_and_chance_are_handed_in_and_never_taken_from_the_surroundings()
    {
        var found =
            from file in Repository.Files("src", "*.cs")
            where !Exempt.ContainsKey(file)
            from line in Repository.Lines(file)
            where TakesFromTheSurroundings(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()} — take a TimeProvider, a seed or a value instead";
        Assert.Empty(found);
    }

    [Fact]
    public void An_exemption_that_is_no_longer_needed_is_taken_off_the_list() =>
        Assert.DoesNotContain(Exempt.Keys, file => File.Exists(Path.Combine(Repository.Root, file)) && !Repository.Lines(file).Any(l => TakesFromTheSurroundings(l.Text)));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", true)]
    [InlineData("var now = DateTimeOffset.Now;", true)]
    [InlineData("var random = new Random(1);", true)]
    [InlineData("Random.Shared.Next()", true)]
    [InlineData("Guid.NewGuid()", true)]
    [InlineData("clock.GetUtcNow() // not DateTime.UtcNow", false)]
    [InlineData("/// <summary>Not <c>new Random(</c>.</summary>", false)]
    [InlineData("""var link = "https://example.org"; var now = DateTime.Now;""", true)]
    public void The_rule_sees_code_and_not_comments(string line, bool found) => Assert.Equal(found, TakesFromTheSurroundings(line));

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        var long_ = from file in Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"))
                    let lines = Repository.Lines(file).Count()
                    where lines > MostLines
                    select FormattableString.Invariant($"{file} has {lines} lines, more than {MostLines}: look for the second idea in it");
        Assert.Empty(long_);
    }

    [Fact]
    public void Nothing_is_left_undone()
    {
        var found = from file in Repository.Files("src", "*.cs")
                    from line in Repository.Lines(file)
                    where Regex.IsMatch(line.Text, @"\bNotImplementedException\b|//\s*(TODO|FIXME|HACK|XXX)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                    select $"{file}:{line.Number}: {line.Text.Trim()}";
        Assert.Empty(found);
    }

    private static bool TakesFromTheSurroundings(string line) =>
        FromTheSurroundings.Any(rule => Regex.IsMatch(Repository.WithoutComment(line), rule, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
}
