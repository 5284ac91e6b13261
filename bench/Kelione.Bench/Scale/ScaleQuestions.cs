using Kelione.Journeys;

namespace Kelione.Bench;

/// <summary>What each place is asked: every page of the app asks one of these.</summary>
internal static class ScaleQuestions
{
    /// <summary>The questions by the names they have in the report.</summary>
    public static IReadOnlyList<(string Name, Question Question)> All { get; } =
    [
        ("status", new StatusQuestion()),
        ("flows, counts", new FlowsQuestion { Details = false }),
        ("flows with customers, median and p90", new FlowsQuestion { Details = true }),
        (BenchTasks.Map, OursPeer.Map),
        (BenchTasks.Funnel, OursPeer.Funnel(times: false)),
        (BenchTasks.FunnelTimes, OursPeer.Funnel(times: true)),
        ("drop-offs of the funnel", new DropOffsQuestion { Steps = OursPeer.Funnel(times: false).Steps, Within = Duration.FromDays(BenchData.WindowDays) }),
        (BenchTasks.Retention, new RetentionQuestion { Periods = BenchData.RetentionDays }),
        (BenchTasks.Variants, new VariantsQuestion { Top = 20 }),
        ("Sankey, five columns", new SankeyQuestion { Columns = 5 }),
        ("step matrix", new StepMatrixQuestion()),
        ("sessions", new SessionsQuestion()),
        ("Pareto of activities", new ParetoQuestion { Over = EventFields.Activity }),
        ("a segment's status", new StatusQuestion { Scope = new Scope { Segment = new NamedSegment("buyers", SegmentRule.Parse("did order_paid >= 2 times")) } }),
    ];

    /// <summary>The number that is opened: its question and its address.</summary>
    public static (string Name, FunnelQuestion Question, string Address) Opened { get; } = ("the first page of a funnel's last step opened", OursPeer.Funnel(times: false), "step:5");
}
