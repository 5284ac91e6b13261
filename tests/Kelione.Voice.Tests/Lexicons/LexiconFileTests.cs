using Kelione.Voice.Lexicons;
using Kelione.Voice.Tests.Support;

namespace Kelione.Voice.Tests.Lexicons;

/// <summary>Files that a native speaker mends: mistakes are named by file and line, and the real ones have none.</summary>
public sealed class LexiconFileTests
{
    [Theory]
    [InlineData("en/sentiment.tsv", "entry\tvalue\n\n# a comment\ngood\tmuch\n", 4, "much")]
    [InlineData("en/sentiment.tsv", "entry\tvalue\ngood\t5\n", 2, "from -3 to 3")]
    [InlineData("en/sentiment.tsv", "entry\tvalue\temotion\ngood\t2\tglee\n", 2, "glee")]
    [InlineData("en/sentiment.tsv", "entry\tvalue\ngood\n", 2, "value")]
    [InlineData("en/topics.tsv", "entry\ttopic\ncourier\tdeliveries\n", 2, "deliveries")]
    [InlineData("en/shifters.tsv", "entry\tkind\tvalue\nvery\tbooster\t2\n", 2, "booster")]
    [InlineData("en/shifters.tsv", "entry\tkind\tvalue\nvery\tintensifier\t9\n", 2, "from 1 to 2.5")]
    [InlineData("en/sentiment.tsv", "entry\tvalue\n…\t2\n", 2, "no word")]
    public void A_mistake_names_the_file_and_the_line(string file, string text, int line, string words)
    {
        var wrong = Assert.Throws<LexiconException>(() => SmallLexicons.Set((file, text)));
        Assert.Equal((file, line), (wrong.File, wrong.Line));
        Assert.Contains(words, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{file}, line {line}"), wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lexicons_of_the_program_are_read_without_a_mistake() => Assert.NotEmpty(LexiconSet.BuiltIn.Version);

    [Fact]
    public void Another_word_is_another_version() =>
        Assert.NotEqual(SmallLexicons.Set().Version, SmallLexicons.Set(("en/stop.tsv", "word\nthe\n")).Version);
}
