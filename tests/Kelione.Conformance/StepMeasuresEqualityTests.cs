using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle.Generation;

namespace Kelione.Conformance;

/// <summary>The measures of steps are the numbers that the other questions give: one pass may not know it better than they do.</summary>
public sealed class StepMeasuresEqualityTests
{
    private const int Cases = 200;

    public static TheoryData<string> Engines() => [.. EngineUnderTest.All.Prepend(EngineUnderTest.Plain).Select(e => e.Name)];

    [Theory, MemberData(nameof(Engines))]
    public Task Steps_are_funnels_of_the_step_and_the_next_one(string engine) => Check(engine, async (asked, question, answer) =>
    {
        for (var i = 0; i < question.Steps.Count; i++)
        {
            var (step, figures) = (question.Steps[i], answer.Steps[i]);
            var one = await asked.AskForAsync(new FunnelQuestion { Steps = [step.Events], Scope = question.Scope });
            Assert.Equal(one.Steps[0].Customers, figures.Customers);
            if (i + 1 == question.Steps.Count)
            {
                Assert.Null(figures.WentOn);
                continue;
            }

            var two = await asked.AskForAsync(new FunnelQuestion { Steps = [step.Events, question.Steps[i + 1].Events], Within = question.Within, Times = true, Scope = question.Scope });
            Assert.Equal((two.Steps[1].Customers, two.Steps[1].MedianSeconds, two.Steps[1].P90Seconds), (figures.WentOn!.Value, figures.MedianSecondsToNext, figures.P90SecondsToNext));
            Assert.Equal(two.Steps[1].Interval, figures.ConversionInterval);
            Assert.Equal(figures.Customers, figures.WentOn + figures.PassedBy + figures.Exits);
            Assert.Equal(figures.Exits, figures.LeftTo.Sum(l => l.Customers) + figures.LeftToOthers);
        }
    });

    [Theory, MemberData(nameof(Engines))]
    public Task Retained_is_unbounded_retention_of_the_success(string engine) => Check(engine, async (asked, question, answer) =>
    {
        foreach (var (step, figures) in question.Steps.Zip(answer.Steps))
        {
            var retention = await asked.AskForAsync(new RetentionQuestion
            {
                Start = step.Success ?? step.Events, Kind = RetentionKind.Unbounded, Periods = question.RetentionDays, Scope = question.Scope,
            });
            Assert.Equal((retention.Overall[^1].Customers, retention.Overall[^1].Size), (figures.Retained, figures.RetainedOf));
        }
    });

    [Theory, MemberData(nameof(Engines))]
    public Task Moves_are_flows_where_each_activity_is_one_step(string engine) => Check(engine, async (asked, question, _) =>
    {
        var everything = await asked.AskForAsync(question with { Steps = [.. JourneyGen.Activities.Select(a => new MeasuredStep(a, StepPattern.Of(a)))], Arcs = [] });
        var flows = await asked.AskForAsync(new FlowsQuestion { CollapseRepeats = true, Scope = question.Scope });
        Assert.Equal(
            flows.Edges.Select(e => (e.From, e.To, e.Customers!.Value, e.Count)).Order(),
            everything.Moves.Select(m => (m.From, m.To, m.Customers, m.Count)).Order());
        Assert.Equal(flows.Starts.Select(s => (s.Activity, s.Count)).Order(), everything.Steps.Where(s => s.Starts > 0).Select(s => (s.Id, s.Starts)).Order());
        Assert.Equal(flows.Ends.Select(s => (s.Activity, s.Count)).Order(), everything.Steps.Where(s => s.Ends > 0).Select(s => (s.Id, s.Ends)).Order());
        var whole = await asked.AskForAsync(new FlowsQuestion { Scope = question.Scope });
        Assert.Equal(whole.Activities.Select(s => (s.Activity, s.Count, s.Customers)).Order(), everything.Steps.Where(s => s.Events > 0).Select(s => (s.Id, s.Events, s.Customers)).Order());
        Assert.Empty(everything.OffMap);
    });

    [Theory, MemberData(nameof(Engines))]
    public Task The_classes_add_up_and_starts_and_ends_too(string engine) => Check(engine, (_, _, answer) =>
    {
        var c = answer.Conformance;
        Assert.Equal(answer.Customers, c.Followed + c.Left + c.Skipped + c.OutOfOrder);
        Assert.InRange(c.Explained, Math.Max(0, c.Followed + c.Left - c.Looped), c.Followed + c.Left);
        Assert.Equal((answer.Customers, answer.Customers), (answer.Steps.Sum(s => s.Starts), answer.Steps.Sum(s => s.Ends)));
        return Task.CompletedTask;
    });

    private static Task Check(string engine, Func<IJourneyEngine, StepMeasuresQuestion, StepMeasuresAnswer, Task> check)
    {
        var underTest = EngineUnderTest.Named(engine);
        return Case.Of("StepMeasures").SampleAsync(
            async @case =>
            {
                await using var asked = underTest.Open(@case.Events);
                var question = (StepMeasuresQuestion)@case.Question;
                await check(asked, question, await asked.AskForAsync(question));
            },
            iter: underTest.NeedsServers ? Cases / 10 : Cases,
            print: @case => @case.ToString());
    }
}
