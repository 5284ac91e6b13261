using Kelione.Journeys;
using Kelione.Web.Explore.Flows;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Explore.Funnels.Aha;
using Kelione.Web.Explore.Funnels.Funnel;
using Kelione.Web.Explore.Funnels.Retention;
using Kelione.Workspace;

namespace Kelione.Web.Explore;

/// <summary>What the pages of Explore ask as they open, without filter and settings, the likeliest first. A question that is missing here, or one too many, costs a wait or some work; it never shows.</summary>
internal static class ExploreLooks
{
    private static readonly ExploreSettings Usual = ExploreSettings.Parse("http://localhost/");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FirstLook> All { get; } =
    [
        ask => ask(new FlowsQuestion()),
        ask => ask(FlowQuestions.Positions(Scope.All)),
        ask => ask(FlowQuestions.Matrix(Usual, Scope.All)),
        ask => ask(FlowQuestions.Variants(Usual, Scope.All)),
        FunnelAsync,
        ask => ask(FlowQuestions.Sankey(Usual, Scope.All)),
        async ask => await ask(RetentionSettings.Of(Usual, await DaysAsync(ask)).Question(Scope.All, [])),
        async ask => await ask(AhaSettings.Of(Usual, Scope.All, await DaysAsync(ask)).Question),
        ask => ask(new CrossingsQuestion()),
    ];

    private static async Task FunnelAsync(Func<Question, Task<Answer>> ask)
    {
        var steps = await FirstFunnel.AskAsync(Scope.All, async q => (FlowsAnswer)await ask(q), async q => (ParetoAnswer)await ask(q));
        var funnel = FunnelSettings.Of(Usual) with { Steps = steps };
        if (funnel.Required.Count > 1)
        {
            await ask(funnel.Question(Scope.All, isBroken: true));
            await ask(new DropOffsQuestion { Steps = funnel.Required, Within = funnel.Within, MinimumSupport = int.MaxValue });
            await ask(new DropOffsQuestion
            {
                Steps = funnel.Required, Within = Duration.FromDays(30), ExposureBefore = Duration.FromSeconds(3600), ExposureAfter = Duration.FromSeconds(1800), MinimumSupport = 10,
            });
        }
    }

    private static async Task<double> DaysAsync(Func<Question, Task<Answer>> ask) =>
        (StatusAnswer)await ask(new StatusQuestion()) is { FirstMicros: { } first, LastMicros: { } last } ? (last - first) / (double)UtcTime.MicrosPerDay : 0;
}
