using System.Globalization;
using Bunit;
using Kelione.Journeys;
using Kelione.Voice.Likely;
using Kelione.Web.Customers;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Customers;

/// <summary>The likely satisfaction of a customer is told with its reasons, in the person's language, and where nothing can be told that is said.</summary>
public sealed class LikelyCardTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly CultureInfo _beforeUi = CultureInfo.CurrentUICulture;

    private static readonly LikelyBasis Basis = new(LikelySilence.None, 3_514, 0.15, new LikelyQuality(3_514, 0.49, 0.66, 0.4), [new PolicyLine("sentiment of an entry", EntryFeeling.Policy)]);

    private static readonly LikelySatisfaction Likely = new()
    {
        Customer = "c1",
        Value = -0.5,
        Interval = new Interval(-1, 0.2),
        Said = -1,
        Basis = Basis,
        Reasons =
        [
            new LikelyReason(LikelyReasonKind.Passed, "courier_late", null, 1, 0.18, -0.3), new LikelyReason(LikelyReasonKind.Passed, "delivery_done", null, 0, 0.6, -0.2),
            new LikelyReason(LikelyReasonKind.Wait, "order_paid", "delivery_done", 6 * 86_400, 2 * 86_400, -0.1), new LikelyReason(LikelyReasonKind.Repeated, "support_call", null, 3, 1.1, -0.05),
            new LikelyReason(LikelyReasonKind.Repeated, "search", null, 1, 2.5, 0.03), new LikelyReason(LikelyReasonKind.Stopped, "support_call", null, 1, 0.05, -0.02),
            new LikelyReason(LikelyReasonKind.Events, "", null, 40, 22, -0.02), new LikelyReason(LikelyReasonKind.Pause, "", null, 90_000, 3_600, -0.02),
        ],
    };

    [Theory]
    [InlineData("en", "passed “courier_late”", "what goes together")]
    [InlineData("ru", "прошли «courier_late»", "а не о причинах")]
    [InlineData("zh-Hans", "经过了“courier_late”", "而不是原因")]
    [InlineData("pl", "przeszli „courier_late”", "nie co jest przyczyną")]
    [InlineData("lt", "praėjo „courier_late“", "o ne kas yra priežastis")]
    public void Value_reasons_and_that_they_are_no_causes_are_told_in_each_language(string language, string reason, string noCause)
    {
        Use(language);
        var card = Render<LikelyCard>(p => p.Add(c => c.Likely, Likely));
        Assert.Contains(reason, card.Find(".reasons").TextContent, StringComparison.Ordinal);
        Assert.Equal(8, card.FindAll(".reasons li").Count);
        Assert.Single(card.FindAll(".reasons li b.up"));
        Assert.Contains(noCause, card.Markup, StringComparison.Ordinal);
        Assert.Contains(0.5.ToString("N2", CultureInfo.CurrentCulture), card.Find(".figure").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{", card.Find("section").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LikelySilence.TooFew, "it takes 100 customers")]
    [InlineData(LikelySilence.NoBetterThanMean, "not clearly better than the mean")]
    public void Where_nothing_can_be_told_that_is_said_and_no_number_stands_there(LikelySilence silence, string words)
    {
        Use("en");
        var card = Render<LikelyCard>(p => p.Add(c => c.Likely, new LikelySatisfaction { Customer = "c1", Basis = Basis with { Silence = silence } }));
        Assert.Contains(words, card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll(".figure"));
    }

    protected override void Dispose(bool disposing)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_before, _beforeUi);
        base.Dispose(disposing);
    }

    [Fact]
    public void While_it_is_worked_out_the_card_says_so() => Assert.NotNull(Render<LikelyCard>(p => p.Add(c => c.Likely, null)).Find("[role=status]"));

    private static void Use(string language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(language), CultureInfo.GetCultureInfo(language));
}
