using System.Collections.Immutable;

namespace Kelione.Posters.Tests.Text;

/// <summary>Sentences in the languages of the product, as they stand on maps.</summary>
internal static class Texts
{
    public static ImmutableArray<(string Language, string Text)> All { get; } =
    [
        ("en", "They turn back at the basket, where the price is 84 € above the shelf tag — and nobody tells them why."),
        ("ru", "Покупатели уходят из корзины: цена там на 84 € выше, чем на ценнике, и никто не объясняет, в чём дело."),
        ("zh-Hans", "他们在购物车前折返：那里的价格比货架标签高 84 欧元。“有何变化”对照表（旧机与新机）却无人解释，为什么？"),
        ("pl", "Zawracają przy koszyku, gdzie cena jest o 84 € wyższa niż na półce, i nikt nie wyjaśnia, w czym rzecz."),
        ("lt", "Jie apsisuka prie krepšelio, kur kaina 84 € didesnė nei lentynoje, o kodėl – niekas nepaaiškina."),
    ];

    public static TheoryData<string> Languages() => [.. All.Select(t => t.Language)];

    public static string Of(string language) => All.Single(t => t.Language == language).Text;
}
