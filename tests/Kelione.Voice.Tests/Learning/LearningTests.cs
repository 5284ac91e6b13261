using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;
using Kelione.Voice.Tests.Support;

namespace Kelione.Voice.Tests.Learning;

/// <summary>What people correct is learnt, kept, and used only where it is better.</summary>
public sealed class LearningTests
{
    private static readonly string[] Names = ["kiosk", "mirror", "garden", "window", "table", "carpet", "lamp", "chair", "shelf", "candle"];

    // "zonked" and "spiffy" stand in no lexicon: only labels can teach them.
    private static IEnumerable<VoiceLabel> Slang(int count) =>
        from i in Enumerable.Range(0, count)
        let isBad = i % 2 == 0
        select new VoiceLabel($"The {Names[i % 10]} number {i} was {(isBad ? "zonked" : "spiffy")} in the {Names[i / 10 % 10]} house", "en", isBad ? SentimentClass.Negative : SentimentClass.Positive);

    [Fact]
    public void Words_that_no_lexicon_knows_are_learnt_from_labels()
    {
        var model = VoiceTrainer.Train(SmallLexicons.Reader, Slang(300));
        var report = Assert.Single(model.Reports);
        Assert.True(report.IsUsed);
        Assert.Equal(1, report.Model!.Accuracy);
        Assert.InRange(report.Chance!.Value, 0, 1e-9);
        var reading = new LearntReader(SmallLexicons.Reader, model).Read("Such a zonked lamp", "en");
        Assert.Equal((VoiceSpeaker.Model, SentimentClass.Negative, VoiceKind.Complaint), (reading.Speaker, reading.Sentiment.Class, reading.Kind));
        Assert.InRange(reading.Sentiment.Score, -1, -Sentiment.Threshold);
    }

    [Fact]
    public void Where_the_lexicon_is_as_good_it_speaks()
    {
        var labels = Enumerable.Range(0, 300).Select(i => new VoiceLabel($"The {Names[i % 10]} number {i} is {(i % 2 == 0 ? "good" : "bad")}", "en", i % 2 == 0 ? SentimentClass.Positive : SentimentClass.Negative));
        var model = VoiceTrainer.Train(SmallLexicons.Reader, labels);
        Assert.False(Assert.Single(model.Reports).IsUsed);
        Assert.Equal(VoiceSpeaker.Lexicon, new LearntReader(SmallLexicons.Reader, model).Read("good", "en").Speaker);
    }

    [Fact]
    public void Labels_without_rhyme_or_reason_teach_nothing()
    {
        var labels = Enumerable.Range(0, 400).Select(i => new VoiceLabel($"The {Names[i * 7 % 10]} number {i}", "en", (i * 2654435761L >> 7) % 2 == 0 ? SentimentClass.Positive : SentimentClass.Negative));
        Assert.False(Assert.Single(VoiceTrainer.Train(SmallLexicons.Reader, labels).Reports).IsUsed);
    }

    [Fact]
    public void Too_few_labels_are_said_to_be_too_few()
    {
        var report = Assert.Single(VoiceTrainer.Train(SmallLexicons.Reader, Slang(100)).Reports);
        Assert.Equal((100, null, false), (report.Labels, report.Model, report.IsUsed));
    }

    [Fact]
    public void Of_two_labels_of_a_text_the_last_counts()
    {
        var labels = Slang(300).Select(l => l with { Class = SentimentClass.Neutral }).Concat(Slang(300));
        Assert.DoesNotContain(SentimentClass.Neutral, Assert.Single(VoiceTrainer.Train(SmallLexicons.Reader, labels).Reports).ByClass.Keys);
    }

    [Fact]
    public void Training_is_deterministic_and_survives_a_file()
    {
        static byte[] Bytes(VoiceModel model)
        {
            using var stream = new MemoryStream();
            model.Save(stream);
            return stream.ToArray();
        }

        var bytes = Bytes(VoiceTrainer.Train(SmallLexicons.Reader, Slang(300)));
        Assert.Equal(bytes, Bytes(VoiceTrainer.Train(SmallLexicons.Reader, Slang(300))));
        var loaded = VoiceModel.Load(new MemoryStream(bytes));
        Assert.Equal(bytes, Bytes(loaded));
        Assert.Equal(SmallLexicons.Reader.Version, loaded.ReaderVersion);
        Assert.Equal(VoiceSpeaker.Model, new LearntReader(SmallLexicons.Reader, loaded).Read("spiffy", "en").Speaker);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        using var stream = new MemoryStream();
        VoiceTrainer.Train(SmallLexicons.Reader, Slang(300)).Save(stream);
        var bytes = stream.ToArray();
        Assert.Throws<InvalidDataException>(() => VoiceModel.Load(new MemoryStream(bytes[..20])));
        Assert.Throws<InvalidDataException>(() => VoiceModel.Load(new MemoryStream(bytes[..^1])));
        Assert.Throws<InvalidDataException>(() => VoiceModel.Load(new MemoryStream([1, 2, 3])));
        bytes[bytes.Length / 2] ^= 1;
        Assert.Throws<InvalidDataException>(() => VoiceModel.Load(new MemoryStream(bytes)));
        bytes[8] = 9;
        Assert.Contains("version 9", Assert.Throws<InvalidDataException>(() => VoiceModel.Load(new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_without_a_model_is_read_by_the_lexicon() =>
        Assert.Equal(VoiceSpeaker.Lexicon, new LearntReader(SmallLexicons.Reader, VoiceTrainer.Train(SmallLexicons.Reader, Slang(300))).Read("ужасный", "ru").Speaker);
}
