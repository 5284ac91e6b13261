using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Tests.Text;

/// <summary>Texts cut into words, faces and marks.</summary>
public sealed class TokenizerTests
{
    private static List<(TokenKind Kind, string Form)> Read(string text)
    {
        var list = new TokenList();
        Tokenizer.Read(text, list, LexiconSet.BuiltIn.Signs);
        return [.. list.Tokens.Select(t => (t.Kind, list.Form(t).ToString()))];
    }

    private static IEnumerable<string> Words(string text) => Read(text).Where(t => t.Kind is TokenKind.Word or TokenKind.Han or TokenKind.Number).Select(t => t.Form);

    [Theory]
    [InlineData("It’s SO gooooood", "it's so good")]
    [InlineData("Всё ещё ЁЛКА", "все еще елка")]
    [InlineData("e-mail on-time", "e mail on time")]
    [InlineData("#CustomerService #bad_day", "customer service bad day")]
    [InlineData("@united see https://t.co/Abc?x=1 and www.x.lt now", "see and now")]
    [InlineData("很好吃food真的", "很好吃 food 真的")]
    [InlineData("訂單", "订单")]
    [InlineData("10/10 at 10:30", "10/10 at 10:30")]
    [InlineData("zolty e\u0301clair", "zolty éclair")]
    public void Words_come_in_their_normal_form(string text, string words) => Assert.Equal(words, string.Join(' ', Words(text)));

    [Theory]
    [InlineData(":)", TokenKind.Emoticon)]
    [InlineData(":-(((", TokenKind.Emoticon)]
    [InlineData("👍🏽", TokenKind.Emoji)]
    [InlineData("❤️", TokenKind.Emoji)]
    [InlineData("👩‍👩‍👧‍👦", TokenKind.Emoji)]
    [InlineData("?!", TokenKind.Question)]
    [InlineData("！！", TokenKind.Exclaim)]
    [InlineData("…", TokenKind.End)]
    public void A_sign_is_one_token(string text, object kind) => Assert.Equal((TokenKind)kind, Assert.Single(Read(text)).Kind);

    [Theory]
    [InlineData("at 8:30pm")]
    [InlineData("http://x.y:8/")]
    [InlineData("exdx")]
    public void A_face_within_a_word_an_address_or_a_time_is_none(string text) => Assert.DoesNotContain(Read(text), t => t.Kind == TokenKind.Emoticon);

    [Fact]
    public void Stretched_and_shouted_words_are_marked()
    {
        var list = new TokenList();
        Tokenizer.Read("GREAT sooo", list, LexiconSet.BuiltIn.Signs);
        Assert.Equal([TokenMarks.Shouted, TokenMarks.Stretched], list.Tokens.Select(t => t.Marks));
    }
}
