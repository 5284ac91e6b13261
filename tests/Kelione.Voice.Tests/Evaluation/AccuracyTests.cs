using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Tests.Evaluation;

/// <summary>What the page of accuracy promises is held here, as far as the texts are the project's own.</summary>
public sealed class AccuracyTests
{
    public static TheoryData<string> Languages() => [.. VoiceLanguages.All];

    [Theory]
    [InlineData("pl", 200)]
    [InlineData("lt", 200)]
    [InlineData("pl-second", 220)]
    [InlineData("lt-second", 220)]
    public void Written_sentences_are_understood(string name, int count)
    {
        var sentences = WrittenSentences.Of(name);
        var right = sentences.Count(s => (int)VoiceReader.Standard.Read(s.Text).Sentiment.Class - 1 == s.Label);
        Assert.Equal(count, sentences.Count);
        Assert.True(right >= 0.85 * sentences.Count, $"{right} of {sentences.Count}");
    }

    [Theory]
    [InlineData("pl", "pl")]
    [InlineData("lt", "lt")]
    [InlineData("pl", "pl-second")]
    [InlineData("lt", "lt-second")]
    public void Their_language_is_told(string language, string name)
    {
        var texts = WrittenSentences.Of(name).Where(s => s.Text.Split(' ').Length >= 5).ToList();
        var right = texts.Count(s => VoiceReader.Standard.Languages.Find(s.Text).Language == language);
        Assert.True(right >= 0.98 * texts.Count, $"{right} of {texts.Count}");
    }

    [Fact]
    public void Other_languages_are_called_unknown()
    {
        var rows = WrittenSentences.Rows("other").ToList();
        var wrong = rows.Where(r => VoiceReader.Standard.Languages.Find(r[1]).Language != VoiceLanguages.Unknown).Select(r => r[1]).ToList();
        Assert.True(wrong.Count <= 0.03 * rows.Count, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_lexicon_has_at_least_fifteen_hundred_entries(string language)
    {
        var (sentiment, topics) = LexiconSet.BuiltIn.Count(language);
        Assert.True(sentiment + topics >= 1_500, $"{sentiment} + {topics}");
    }
}
