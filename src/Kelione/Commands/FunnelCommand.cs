using Kelione.Journeys;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione funnel</c>: how far customers get along some steps.</summary>
internal static class FunnelCommand
{
    /// <summary>Makes the analysis.</summary>
    public static Analysis Create()
    {
        var steps = Args.Steps("STEP", "The steps in order: cart, \"cart|basket\", \"order[channel=web]\", \"coupon?\" (may be passed by)", 1);
        var within = Args.Length("--within", "The time from the first step in which all must happen [default: 30d]");
        var order = Args.Choice<FunnelOrder>("--order", "How the steps must follow one another");
        var firstOnly = Args.Flag("--first-only", "Only a customer's first event of step 1 may begin");
        var exclude = Args.Options("--exclude", "Events that may not come in between; may be given several times", StepPattern.Parse, "STEP");
        var removes = Args.Flag("--exclude-removes", "An excluded event removes the customer instead of breaking the attempt");
        var by = Args.Text("--by", "Break down by the values of this field: channel, device, any attribute", "FIELD");
        var byStep = Args.Number("--by-step", "The step whose event gives the value [default: 1]");
        var byTop = Args.Number("--by-top", "How many values are named [default: 10]");
        var hold = Args.Text("--hold", "All steps must have the same value of this field", "FIELD");
        var previous = Args.Flag("--previous", "Show the period before beside it (needs --from and --to)");
        var counts = Args.Flag("--counts-only", "Leave out times; several times faster");
        var command = new KelioneCommand(
            "funnel",
            "How far customers get along some steps, within a time, and where they are lost.",
            "kelione funnel view cart order --within 7d",
            "kelione funnel view \"cart|basket\" \"order[value>=100]\" --by channel",
            "kelione funnel cart payment_done --order strict --exclude payment_error",
            "kelione funnel cart order --from 2026-02-01 --to 2026-03-01 --previous --json")
        {
            steps, within, order, firstOnly, exclude, removes, by, byStep, byTop, hold, previous, counts,
        };
        return new Analysis(command, ask => new FunnelQuestion
        {
            Scope = ask.Scope,
            Steps = ask.Parse.GetValue(steps)!,
            Within = ask.Get(within) ?? Duration.FromDays(30),
            Order = ask.Get(order) ?? FunnelOrder.Ordered,
            FirstOnly = ask.Get(firstOnly),
            Exclude = ask.Get(exclude)!,
            ExclusionEffect = ask.Get(removes) ? ExclusionEffect.RemovesCustomer : ExclusionEffect.BreaksAttempt,
            By = ask.Get(by),
            ByStep = ask.Get(byStep) ?? 1,
            ByTop = ask.Get(byTop) ?? 10,
            HoldConstant = ask.Get(hold),
            PreviousPeriod = ask.Get(previous),
            Times = !ask.Get(counts),
        });
    }
}
