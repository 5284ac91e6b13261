using System.Diagnostics;
using System.Text;
using CsCheck;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Sentiments;
using Kelione.Voice.Themes;

namespace Kelione.Voice.Tests.Text;

/// <summary>Whatever comes in, a reading comes out: in bounded time, within its bounds, pointing into the text.</summary>
public sealed class HostileTextTests
{
    private static readonly VoiceReader Reader = VoiceReader.Standard;

    private static readonly string[] Parts =
    [
        "not ", "very ", "good", " но ", "не ", "ужасно ", "很", "不好", "nie ", "labai ", "!!!", "???", "\"", "(((", ")))", ":)", "😡", "👍🏽", "\uD83D", "#Great", "@me ", "https://x.y/z ", "\n", ", ", "…",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Char['\u0000', '\uFFFF'].Array[0, 60].Select(c => new string(c)),
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 40].Select(string.Concat));

    public static TheoryData<string> Odd() =>
    [
        "", " ", "\0\0\0", "\uD83D", "\uDE00\uD83D", "😀😀😀", "👩‍👩‍👧‍👦", "<script>alert('x')</script> terrible", "'; drop table feedback; --", "\u202Eevil\u202C good", "a\u0301\u0301\u0301\u0301",
        "!!!!!!!!", "????????", "((((((((", "\"\"\"\"", "#", "@", "#@#@", "http://", ":-", "....", "\r\n\r\n", "\uFEFFgood", "İıİı", "ǅ", "ﬁne", "Ａｗｅｓｏｍｅ", "Ужасно!!! 很差 terrible źle blogai 😡", "１２３", "½",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Odd_texts_do_no_harm(string text) => Check(text);

    [Fact]
    public void Nothing_is_a_text_too() => Assert.Equal(0, Reader.Read(null).Sentiment.Score);

    [Fact]
    public void Any_text_gives_a_reading_within_its_bounds() => AnyText.Sample(text => Check(text), iter: 3_000, seed: "0000KOIPZdq1");

    [Theory]
    [InlineData("a")]
    [InlineData("not good ")]
    [InlineData("差")]
    [InlineData("不好吃")]
    [InlineData("((")]
    [InlineData("\"good\" ")]
    [InlineData("но ")]
    [InlineData("https://")]
    [InlineData("😡")]
    [InlineData("?!")]
    [InlineData("very very ")]
    [InlineData("a\u0301")]
    public void A_megabyte_is_read_in_bounded_time(string part)
    {
        var text = new StringBuilder().Insert(0, part, (1 << 20) / part.Length).ToString();
        Reader.Read("warm up, очень, 很好");
        var watch = Stopwatch.StartNew();
        var reading = Reader.Read(text);
        Assert.True(reading.IsCut);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_text_reads_the_same_from_any_thread()
    {
        string[] texts = ["Terrible service, still waiting!", "Очень вкусно, но дорого(((", "送餐太慢了，不好吃", "Bardzo dobra obsługa", "Labai greitas pristatymas", "😡"];
        var alone = texts.Select(t => Show(Reader.Read(t))).ToList();
        Parallel.For(0, 400, i => Assert.Equal(alone[i % texts.Length], Show(Reader.Read(texts[i % texts.Length]))));
    }

    [Fact]
    public void The_same_text_under_the_same_lexicons_reads_the_same() =>
        AnyText.Sample(text => Show(Reader.Read(text)) == Show(new VoiceReader(LexiconSet.BuiltIn).Read(text)), iter: 20, seed: "0000KOIPZdq1");

    private static string Show(VoiceReading reading) =>
        FormattableString.Invariant($"{reading.Language} {reading.Found.Confidence} {reading.Sentiment.Score} {reading.Sentiment.Confidence} {reading.Kind} {string.Join(',', reading.Sentiment.Words)} {string.Join(',', reading.Topics)}");

    private static bool Check(string text)
    {
        var (reading, themes) = new ThemeReader(Reader, ThemeModel.OfTopics).Read(text);
        Assert.InRange(reading.Sentiment.Score, -1, 1);
        Assert.InRange(reading.Sentiment.Confidence, 0, 1);
        Assert.InRange(reading.Found.Confidence, 0, 1);
        Assert.Equal(Sentiment.ClassOf(reading.Sentiment.Score), reading.Sentiment.Class);
        var places = reading.Sentiment.Words.Select(w => (w.Start, w.Length)).Concat(reading.Topics.Select(t => (t.Start, t.Length))).Concat(themes.Select(t => (t.Start, t.Length)));
        Assert.All(places, p => Assert.True(p.Start >= 0 && p.Length > 0 && p.Start + p.Length <= text.Length, $"{p} in {text.Length}"));
        Assert.All(reading.Sentiment.Words, w => Assert.InRange(w.Weight, -12, 12));
        return true;
    }
}
