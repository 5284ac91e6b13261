using System.Globalization;
using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Tests.Lexicons;

/// <summary>The words of the real lexicons: enough of them, in order, none that says two things, and everyday texts read as they are meant.</summary>
public sealed class LexiconWordsTests
{
    private const int Least = 1_500;
    private static readonly CompareInfo Ordinal = CultureInfo.InvariantCulture.CompareInfo;

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    public void Fifteen_hundred_entries_and_more_with_each_topic_among_them(string language)
    {
        var (sentiment, topics) = LexiconSet.BuiltIn.Count(language);
        Assert.True(sentiment + topics >= Least, $"{sentiment} + {topics}");
        var named = Rows(language, "topics").Select(r => r[1]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Topics.All.Except(named));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    public void No_entry_stands_twice_and_none_both_praises_and_blames(string language)
    {
        var rows = Rows(language, "sentiment").ToList();
        Assert.Empty(rows.GroupBy(r => r[0], StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(Rows(language, "topics").GroupBy(r => (r[0], r[1])).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(rows.GroupBy(r => Bare(r[0]), StringComparer.Ordinal).Where(g => g.Select(r => Math.Sign(Value(r))).Distinct().Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    public void Values_are_halves_and_never_nothing(string language) =>
        Assert.Empty(Rows(language, "sentiment").Where(r => Value(r) is 0 or < -3 or > 3 || Value(r) * 2 % 1 != 0).Select(r => r[0]));

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    public void Entries_stand_in_order_within_their_section(string language)
    {
        foreach (var file in new[] { "sentiment", "topics", "shifters" })
        {
            var last = "";
            foreach (var line in Lines(language, file))
            {
                var entry = line.StartsWith("# ", StringComparison.Ordinal) ? "" : line.Split('\t')[0];
                Assert.True(Ordinal.Compare(last, entry, CompareOptions.Ordinal) <= 0 || entry.Length == 0, $"{language}/{file}.tsv: \"{entry}\" after \"{last}\"");
                last = entry;
            }
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    public void What_customers_say_every_day_is_read_as_it_is_meant(string language)
    {
        var texts = EverydayTexts.Of(language).Select(t => (t.Meant, t.Text, Read: (int)VoiceReader.Standard.Read(t.Text, language).Sentiment.Class - 1)).ToList();
        var turned = texts.Where(t => t.Meant * t.Read < 0).Select(t => t.Text).ToList();
        Assert.True(turned.Count <= 2, string.Join('\n', turned));
        Assert.True(texts.Count(t => t.Meant == t.Read) >= texts.Count * 0.93, string.Join('\n', texts.Where(t => t.Meant != t.Read).Select(t => $"{t.Meant} {t.Read} {t.Text}")));
    }

    [Theory]
    [InlineData("My bag never arrived and the gate agent hung up", "luggage staff support")]
    [InlineData("5G coverage is terrible in my town", "network")]
    [InlineData("The courier dented the box", "delivery packaging")]
    [InlineData("Hair in the bathroom", "cleanliness")]
    [InlineData("Рейс задержали на пять часов", "flight schedule")]
    [InlineData("Рукава длинные", "size")]
    [InlineData("Нет пандуса для коляски", "accessibility")]
    [InlineData("Карту заблокировали", "card")]
    [InlineData("酒店厕所很脏", "cleanliness")]
    [InlineData("信用卡被盗刷", "card security")]
    [InlineData("保修期内不给修", "warranty repair")]
    public void Topics_are_named(string text, string topics)
    {
        var found = VoiceReader.Standard.Read(text).Topics.Select(t => t.Topic).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(topics.Split(' ').Except(found));
    }

    [Fact]
    public void A_chinese_word_of_feeling_speaks_of_the_topics_of_the_words_within_it()
    {
        // 配送很慢 is one entry; 配送 within it is delivery.
        var reading = VoiceReader.Standard.Read("配送很慢,但是味道不错");
        Assert.Contains("配送很慢", reading.Sentiment.Words.Select(w => "配送很慢,但是味道不错".Substring(w.Start, w.Length)));
        Assert.Superset(new HashSet<string> { "delivery", "taste" }, reading.Topics.Select(t => t.Topic).ToHashSet());
    }

    private static double Value(string[] row) => double.Parse(row[1], CultureInfo.InvariantCulture);

    private static string Bare(string entry) => entry.Replace("=", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal).Replace('ё', 'е');

    private static IEnumerable<string[]> Rows(string language, string file) => Lines(language, file).Where(l => !l.StartsWith("# ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split('\t'));

    private static IEnumerable<string> Lines(string language, string file) =>
        LexiconSet.Resource($"{language}/{file}.tsv")!.Split('\n').Where(l => l.Length > 0);
}
