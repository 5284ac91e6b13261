using CsCheck;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Text;

public sealed class FittingTests
{
    private readonly TextMeasurer _measurer = new(FontLibrary.Machine);

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public void No_line_is_wider_than_the_measure(string language) =>
        Gen.Select(Gen.Double[60, 400], Gen.Double[8.4, 20], Gen.Bool).Sample(
            (width, size, balance) =>
            {
                var style = new TextStyle(size);
                Assert.All(TextFit.Wrap(_measurer, Texts.Of(language), style, width, language, balance), line =>
                    Assert.True(_measurer.Width(line, style) <= width + 1e-9 || LineBreaks.Find(line, language).Length == 1, line));
            },
            iter: 60, threads: 1);

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public void Wrapping_loses_no_character_but_the_spaces_at_line_ends(string language) =>
        Gen.Select(Gen.Double[30, 400], Gen.Bool).Sample(
            (width, balance) =>
            {
                var lines = TextFit.Wrap(_measurer, Texts.Of(language), new TextStyle(10), width, language, balance);
                Assert.Equal(Texts.Of(language).Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            },
            iter: 60, threads: 1);

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public void Balancing_takes_no_more_lines_and_evens_them_out(string language)
    {
        var (style, text) = (new TextStyle(10), Texts.Of(language));
        foreach (var width in Enumerable.Range(8, 30).Select(i => i * 10.0))
        {
            var plain = TextFit.Wrap(_measurer, text, style, width, language, balance: false);
            var balanced = TextFit.Wrap(_measurer, text, style, width, language, balance: true);
            Assert.Equal(plain.Length, balanced.Length);
            Assert.True(Unevenness(balanced, style, width) <= Unevenness(plain, style, width) + 0.6);
        }
    }

    [Fact]
    public void A_balanced_text_leaves_no_short_last_line()
    {
        var style = new TextStyle(10);
        const string text = "Find out whether a change is worth it at all";
        var width = _measurer.Width("Find out whether a change is worth it", style) + 1;
        Assert.Equal(["Find out whether a change is worth it", "at all"], TextFit.Wrap(_measurer, text, style, width, "en", balance: false));
        var balanced = TextFit.Wrap(_measurer, text, style, width, "en", balance: true);
        Assert.Equal(2, balanced.Length);
        Assert.InRange(_measurer.Width(balanced[1], style) / _measurer.Width(balanced[0], style), 0.75, 1.33);
    }

    [Fact]
    public void A_hyphen_that_kerns_against_the_next_letter_does_not_stick_out_at_the_end_of_a_line()
    {
        // Within the word the hyphen stands nearer to the T than the end of a line does.
        var style = new TextStyle(20);
        var within = _measurer.Shape("in long-Tail", style).Starts["in long-".Length] * 20;
        var alone = _measurer.Width("in long-", style);
        Assert.SkipUnless(within < alone - 0.2, "skipped: the font of this machine does not kern a hyphen against a T");
        Assert.Equal(["in", "long-", "Tail"], TextFit.Wrap(_measurer, "in long-Tail", style, (within + alone) / 2, "en", balance: false));
        Assert.Equal(["in long-", "Tail"], TextFit.Wrap(_measurer, "in long-Tail", style, alone, "en", balance: false));
    }

    [Fact]
    public void A_chinese_line_ends_at_the_pause_where_both_lines_fit()
    {
        Assert.SkipWhen(FontLibrary.Machine.Find('购', 400, false) is null, "skipped: this machine has no Chinese font (fonts-noto-cjk)");
        var lines = TextFit.Wrap(_measurer, "购物车里，比价签贵很多", new TextStyle(10), 75, "zh-Hans", balance: true);
        Assert.Equal(["购物车里，", "比价签贵很多"], lines);
    }

    [Fact]
    public void Chinese_lines_never_begin_with_closing_punctuation_nor_end_with_an_opening_one()
    {
        var text = string.Concat(Enumerable.Repeat("他说：“好（真的），走吧！”《书》。", 6));
        for (var width = 25.0; width < 260; width += 3)
        {
            var lines = TextFit.Wrap(_measurer, text, new TextStyle(10), width, "zh-Hans", balance: false);
            Assert.DoesNotContain(lines, l => "，。：！”）》".Contains(l[0], StringComparison.Ordinal) || "“（《".Contains(l[^1], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_polish_line_does_not_end_with_a_word_of_one_letter_where_it_can_be_helped()
    {
        var lines = TextFit.Wrap(_measurer, "Cena jest wyższa w sklepie i w koszyku", new TextStyle(10), 90, "pl", balance: false);
        Assert.True(lines.Length > 1);
        Assert.DoesNotContain(lines, l => l.EndsWith(" w", StringComparison.Ordinal) || l.EndsWith(" i", StringComparison.Ordinal));
    }

    [Fact]
    public void What_fits_stays_as_it_is()
    {
        var fitted = Fit("Looks up what is new", new(12), 200, 2);
        Assert.Null(fitted.Notice);
        Assert.Equal(12, fitted.Style.Size);
    }

    [Fact]
    public void What_nearly_fits_is_set_smaller_and_reported()
    {
        var style = new TextStyle(12);
        var fitted = Fit("Compares models", style, _measurer.Width("Compares models", style) * 0.95, 1);
        Assert.Equal(SceneNoticeKind.Shrunk, fitted.Notice?.Kind);
        Assert.Equal("Compares models", Assert.Single(fitted.Lines));
        Assert.InRange(fitted.Style.Size, 11.2, 11.8);
        Assert.Equal(fitted.Style.Size, fitted.Notice?.Size);
    }

    [Fact]
    public void What_does_not_fit_at_all_is_cut_at_a_word_with_an_ellipsis_and_reported()
    {
        var fitted = Fit("They turn back at the basket, where the price is higher than on the tag", new(10), 100, 2);
        Assert.Equal(2, fitted.Lines.Length);
        Assert.Equal(TextFit.Floor, fitted.Style.Size);
        Assert.Equal(SceneNoticeKind.Cut, fitted.Notice?.Kind);
        var last = fitted.Lines[^1];
        Assert.EndsWith("…", last, StringComparison.Ordinal);
        Assert.Contains(last[..^1].Split(' ')[^1], "They turn back at the basket, where the price is higher than on the tag".Split(' '));
    }

    [Fact]
    public void One_word_that_is_too_long_is_cut_within()
    {
        var fitted = Fit("nebeprisikiškiakopūsteliaujantiesiems", new(10), 60, 1);
        Assert.StartsWith("nebepri", fitted.Lines[0], StringComparison.Ordinal);
        Assert.EndsWith("…", fitted.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_text_keeps_its_room_whatever_the_text_and_the_room() =>
        Gen.Select(Gen.Int[0, Texts.All.Length - 1], Gen.Double[20, 200], Gen.Int[1, 4], Gen.Double[8, 30]).Sample(
            (which, width, most, size) =>
            {
                var t = Texts.All[which];
                var fitted = TextFit.Fit(_measurer, t.Text, new TextStyle(size), width, most, 1.25, TextFit.Floor, t.Language, balance: true);
                Assert.InRange(fitted.Lines.Length, 1, most);
                Assert.All(fitted.Lines, l => Assert.True(_measurer.Width(l, fitted.Style) <= width + 1e-9, l));
                Assert.Equal(fitted.Notice?.Kind == SceneNoticeKind.Cut, fitted.Lines.Any(l => l.EndsWith('…')));
                Assert.Equal(fitted.Lines.Length * fitted.Style.Size * 1.25, fitted.Height, 1e-9);
            },
            iter: 150, threads: 1);

    [Fact]
    public void A_style_below_the_floor_is_not_set_smaller() => Assert.Equal(7, Fit("far too long for that", new(7), 40, 1).Style.Size);

    [Fact]
    public void Empty_paragraphs_leave_no_line() => Assert.Equal(["one", "two"], TextFit.Wrap(_measurer, "\n one \n\n  \r\ntwo\n", new TextStyle(10), 100, "en", balance: false));

    private FittedText Fit(string text, TextStyle style, double width, int lines) => TextFit.Fit(_measurer, text, style, width, lines, 1.25, TextFit.Floor, "en", balance: false);

    private double Unevenness(IReadOnlyCollection<string> lines, TextStyle style, double width) => lines.Sum(l => Math.Pow(1 - (_measurer.Width(l, style) / width), 2));
}
