using System.Globalization;
using Kelione.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Journeys;

namespace Kelione.Tests.Views;

/// <summary>Answers made by hand, so that views are tested without an engine.</summary>
internal static class Made
{
    public static string View(Answer answer, string language = "", int width = 80)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var texts = new Texts(culture);
        var sheet = new Sheet(texts, new Say(culture, texts), width);
        AnswerViews.Show(sheet, answer);
        using var writer = new StringWriter { NewLine = "\n" };
        sheet.WriteTo(writer, colour: false);
        return writer.ToString();
    }

    public static T Of<T>(T answer, Question question, long n)
        where T : Answer => answer with { N = n, Handle = Handles.Of(question), Policy = [.. question.PolicyLines()] };

    public static FlowEdge Edge(string from, string to, long count) => new()
    {
        From = from, To = to, Count = count, Customers = count / 2, ShareOfExits = 0.4, ShareOfEntries = 0.2, MedianSeconds = 75, P90Seconds = 7200,
    };

    public static FlowsAnswer Flows() => Of(
        new FlowsAnswer
        {
            Customers = 1200, Transitions = 4321, EdgeCount = 40,
            Edges = [Edge("查看商品详情页面以及用户评价", "加入购物车", 1200), Edge("product_page_with_a_very_long_name_that_never_ends", "cart", 640), Edge("корзина", "оплата заказа картой", 12)],
            Starts = [new FlowEnd("main", 900, 0.75), new FlowEnd("search", 300, 0.25)],
            Ends = [new FlowEnd("paid", 400, 1 / 3.0)],
            Activities = [],
        },
        new FlowsQuestion(), 1200);

    public static FunnelAnswer Funnel()
    {
        var question = new FunnelQuestion { Steps = [StepPattern.Of("view"), StepPattern.Of("cart"), StepPattern.Parse("order[channel=web]")], Within = Duration.FromDays(7) };
        FunnelStep[] steps =
        [
            new() { Step = "view", Customers = 4000, ShareOfFirst = 1, ShareOfPrevious = 1 },
            new() { Step = "cart", Customers = 1000, ShareOfFirst = 0.25, ShareOfPrevious = 0.25, Interval = Proportions.Wilson(1000, 4000), MedianSeconds = 90, P90Seconds = 4000 },
            new() { Step = "order[channel=web]", Customers = 300, ShareOfFirst = 0.075, ShareOfPrevious = 0.3, Interval = Proportions.Wilson(300, 1000), MedianSeconds = 90_000, P90Seconds = 400_000 },
        ];
        return Of(
            new FunnelAnswer
            {
                Within = question.Within, Order = FunnelOrder.Ordered, Steps = steps,
                TimeToConvert = new TimeToConvert(90_100, 400_000, [new HistogramBin(0, 60, 0), new HistogramBin(60, 300, 120), new HistogramBin(300, 900, 180), new HistogramBin(900, null, 0)]),
                Breakdown = [new FunnelBreakdown("web", steps), new FunnelBreakdown(FunnelAnswer.NoValue, steps)],
                Previous = new FunnelPrevious(new Period(0, 86_400_000_000), steps),
            },
            question, 5000);
    }

    public static RetentionAnswer Retention() => Of(
        new RetentionAnswer
        {
            Kind = RetentionKind.NDay,
            Cohorts = [new RetentionCohort(new DateOnly(2026, 1, 1), 60, [Cell(0, 60, true), Cell(1, 30, true), Cell(2, 12, true)]), new RetentionCohort(new DateOnly(2026, 1, 2), 40, [Cell(0, 40, true), Cell(1, 10, false), new RetentionCell(2, 0, null, false, 0)])],
            Overall = [Point(0, 100, 100), Point(1, 100, 40), Point(2, 60, 12)],
            Groups = [new RetentionGroup("newsletter", 30, [Point(0, 30, 30), Point(1, 30, 20), Point(2, 20, 9)])],
        },
        new RetentionQuestion { Periods = 2 }, 100);

    public static AhaAnswer AhaOf(params (string Activity, long With, long RetainedWith)[] candidates) => Of(
        new AhaAnswer
        {
            Base = 4318, Retained = 1036, Tried = candidates.Length, Candidates = [.. candidates.Select(c => Candidate(c.Activity, 1, c.With, c.RetainedWith, 4318 - c.With, 1036 - c.RetainedWith)).OrderByDescending(c => c.Low)],
        },
        new AhaQuestion(), 5000);

    public static AhaAnswer Aha() => Of(
        new AhaAnswer
        {
            Base = 4318, Retained = 1036, Tried = 84,
            Candidates = [Candidate("wish_list", 2, 742, 341, 3576, 694), Candidate("support_chat", 1, 263, 69, 4055, 967)],
        },
        new AhaQuestion(), 5000);

    private static RetentionCell Cell(int period, long customers, bool complete) => new(period, customers, customers / 60.0, complete, 60);

    private static RetentionPoint Point(int day, long size, long customers) =>
        new(day, day, size, customers, customers / (double)size, Proportions.Wilson(customers, size)!.Low, Proportions.Wilson(customers, size)!.High);

    private static AhaCandidate Candidate(string activity, int times, long with, long retainedWith, long without, long retainedWithout)
    {
        var interval = Proportions.Newcombe(retainedWith, with, retainedWithout, without)!;
        var p = Proportions.TwoProportionP(retainedWith, with, retainedWithout, without);
        return new AhaCandidate
        {
            Activity = activity, Times = times, With = with, Without = without, RetainedWith = retainedWith, RetainedWithout = retainedWithout,
            Difference = retainedWith / (double)with - retainedWithout / (double)without, Low = interval.Low, High = interval.High, Phi = 0.2,
            PositivePredictiveValue = retainedWith / (double)with, NegativePredictiveValue = 0.8, Coverage = with / 4318.0, P = p, Q = p, Clear = p < 0.05,
        };
    }
}
