using Kelione.Voice.Tests.Support;
using Kelione.Voice.Themes;

namespace Kelione.Voice.Tests.Themes;

/// <summary>Words that set two groups apart.</summary>
public sealed class GroupWordsTests
{
    private static IReadOnlyList<GroupWord> Compare(IEnumerable<string> first, IEnumerable<string> second) =>
        GroupWords.Compare(SmallLexicons.Reader, first.Select(t => new SourceText(t, "en")), second.Select(t => new SourceText(t, "en")));

    private static IEnumerable<string> Repeat(string text, int count) => Enumerable.Repeat(text, count);

    [Fact]
    public void The_formula_is_that_of_the_paper()
    {
        // 40 of 100 words against 10 of 120, prior of 500 words shared out as the words of both groups are.
        var words = Compare([.. Repeat("late", 40), .. Repeat("house", 60)], [.. Repeat("late", 10), .. Repeat("house", 110)]);
        var prior = 500.0 * 50 / 220;
        var odds = Math.Log((40 + prior) / (100 + 500 - 40 - prior)) - Math.Log((10 + prior) / (120 + 500 - 10 - prior));
        var z = odds / Math.Sqrt((1 / (40 + prior)) + (1 / (10 + prior)));
        Assert.True(z < 2.8, "a difference that is not clear under the prior is not shown");
        Assert.DoesNotContain(words, w => w.Word == "late");

        var clear = Compare([.. Repeat("late", 400), .. Repeat("house", 600)], [.. Repeat("late", 100), .. Repeat("house", 1100)]);
        prior = 500.0 * 500 / 2200;
        odds = Math.Log((400 + prior) / (1000 + 500 - 400 - prior)) - Math.Log((100 + prior) / (1200 + 500 - 100 - prior));
        var late = Assert.Single(clear, w => w.Word == "late");
        Assert.Equal(odds, late.LogOdds, 10);
        Assert.Equal(odds / Math.Sqrt((1 / (400 + prior)) + (1 / (100 + prior))), late.Z, 10);
        Assert.Equal((400, 100), (late.InFirst, late.InSecond));
    }

    [Fact]
    public void Groups_that_speak_alike_are_not_told_apart() => Assert.Empty(Compare(Repeat("late house", 300), Repeat("late house", 300)));

    [Fact]
    public void One_person_who_repeats_a_word_does_not_decide() =>
        Assert.DoesNotContain(Compare([string.Join(' ', Repeat("late", 500)), .. Repeat("house", 50)], Repeat("house", 50)), w => w.Word == "late");

    [Fact]
    public void Forms_of_a_word_count_together_and_the_commonest_is_shown()
    {
        var words = Compare([.. Repeat("couriers", 300), .. Repeat("courier", 100), .. Repeat("house", 200)], Repeat("house", 600));
        Assert.Contains(words, w => w is { Word: "couriers", InFirst: 400, Z: > 2.8 });
        Assert.DoesNotContain(words, w => w.Word == "courier");
    }

    [Fact]
    public void A_pair_speaks_for_words_that_mostly_stand_in_it()
    {
        var words = Compare([.. Repeat("return label", 400), .. Repeat("house", 200)], Repeat("house", 600));
        Assert.Contains(words, w => w.Word == "return label");
        Assert.DoesNotContain(words, w => w.Word is "return" or "label");
    }

    [Fact]
    public void Nothing_to_compare_gives_nothing() => Assert.Empty(Compare([], ["late"]));
}
