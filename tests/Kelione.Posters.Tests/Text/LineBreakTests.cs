using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Text;

public sealed class LineBreakTests
{
    [Theory]
    [InlineData("en", "two words", "two|words")]
    [InlineData("en", "84\u00A0€ a\u202Fb", "84\u00A0€|a\u202Fb")]
    [InlineData("en", "follow-up and/or 2026-09-30 1/3 -5", "follow-|up|and/|or|2026-09-30|1/3|-5")]
    [InlineData("zh-Hans", "付款，再见。", "付|款，|再|见。")]
    [InlineData("zh-Hans", "（旧机）“新机”", "（旧|机）|“新|机”")]
    [InlineData("zh-Hans", "比标签高 84 欧元！", "比|标|签|高|84|欧|元！")]
    [InlineData("zh-Hans", "停在80%。我", "停|在|80%。|我")]
    [InlineData("zh-Hans", "iPhone手机", "iPhone|手|机")]
    [InlineData("zh-Hans", "等等……好——是", "等|等……|好——|是")]
    [InlineData("zh-Hans", "𠀀𠀁字", "𠀀|𠀁|字")]
    [InlineData("en", "  spaced   out  ", "  spaced|out")]
    public void Lines_may_end_only_where_a_reader_expects_it(string language, string text, string expected)
    {
        var start = 0;
        var pieces = new List<string>();
        foreach (var place in LineBreaks.Find(text, language))
        {
            pieces.Add(text[start..place.End]);
            start = place.Next;
        }

        Assert.Equal(expected, string.Join('|', pieces));
    }

    [Theory]
    [InlineData("pl", "w sklepie i w domu", "w i w")]
    [InlineData("ru", "цена в магазине и у нас", "в и у")]
    [InlineData("lt", "kaina o kodėl", "o")]
    [InlineData("en", "what a day I had", "")]
    public void A_word_of_one_letter_is_kept_with_the_next_where_the_language_asks_for_it(string language, string text, string kept)
    {
        var found = from place in LineBreaks.Find(text, language)
                    where place.Penalty >= 0.5
                    select text[(place.End - 1)..place.End];
        Assert.Equal(kept, string.Join(' ', found));
    }

    [Fact]
    public void A_pause_is_the_best_end_of_a_chinese_line()
    {
        var places = LineBreaks.Find("购物车里，比价签贵", "zh-Hans");
        Assert.Equal([5, 9], places.Where(p => p.Penalty == 0).Select(p => p.End));
    }
}
