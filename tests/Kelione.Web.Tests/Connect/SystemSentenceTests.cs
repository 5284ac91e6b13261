using Kelione.Sources;

namespace Kelione.Web.Tests.Connect;

/// <summary>What the page of systems says of them is said in each language.</summary>
public sealed class SystemSentenceTests
{
    [Fact]
    public void Kinds_of_files_and_rules_of_times_are_translated()
    {
        var unknown = SystemProfiles.All.SelectMany(p => p.Files.Append(p.ZonePolicy)).Where(s => s.Any(char.IsWhiteSpace) && !SentenceBook.Knows(s)).Distinct().ToList();
        Assert.True(unknown.Count == 0, string.Join('\n', unknown));
    }
}
