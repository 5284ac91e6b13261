using CsCheck;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Every number opens to as many customers as it says, whatever the journeys and the scope.</summary>
public class OpeningTests
{
    [Fact]
    public void Status() => Check(_ => new StatusQuestion(), answer =>
        answer.ByActivity.Select(a => (Handles.Address("activity", a.Activity), a.Customers)).Append(("all", answer.Customers)));

    [Fact]
    public void Sankey() => Check(
        step => new SankeyQuestion { Anchor = step, Columns = 3, TopPerColumn = 2, Direction = step is null ? FlowDirection.Backward : FlowDirection.Forward, CollapseRepeats = step is null },
        answer => answer.Nodes.Select(n => (Handles.Address("node", Handles.Part(n.Column), n.Activity), n.Customers))
            .Concat(answer.Links.Select(l => (Handles.Address("link", Handles.Part(l.Column), l.From, l.To), l.Customers))));

    [Fact]
    public void StepMatrix() => Check(step => new StepMatrixQuestion { Anchor = step, After = 3, Before = step is null ? 0 : 2 }, answer =>
    {
        Assert.All(answer.Columns.Select((_, i) => i), column => Assert.Equal(answer.N, answer.Rows.Sum(r => r.Customers[column])));
        return answer.Rows.SelectMany(row => answer.Columns.Select((column, i) => (Handles.Address("cell", Handles.Part(column), row.Activity), row.Customers[i])));
    });

    [Fact]
    public void Loops() => Check(_ => new LoopsQuestion { MaxLength = 4 }, answer => answer.Loops.Select(l => (Handles.Address(["loop", .. l.Activities]), l.Customers)));

    [Fact]
    public void Variants() => Check(step => new VariantsQuestion { CollapseRepeats = step is null, Top = step is null ? null : 3 }, answer =>
        answer.Items.Select(v => (Handles.Address(["variant", .. v.Activities]), v.Count)));

    [Fact]
    public void Sessions() => Check(step => new SessionsQuestion { TimeOut = new Duration(RandomJourneys.Hours(3)), UseSessionIds = step is null }, answer =>
        answer.Entries.Select(e => (Handles.Address("entry", e.Activity), e.Customers))
            .Concat(answer.Exits.Select(e => (Handles.Address("exit", e.Activity), e.Customers)))
            .Concat(answer.Spread.Select(s => (Handles.Address("sessions", Handles.Part(s.Values)), s.Customers)))
            .Append(("all", answer.N)));

    [Fact]
    public void Pareto() => Check(step => new ParetoQuestion { Measure = step is null ? ParetoMeasure.Events : ParetoMeasure.Value }, answer => [("carrying", answer.Carrying)]);

    [Fact]
    public void Customers() => Check(_ => new CustomersQuestion { Top = 3 }, answer => [("all", answer.N)]);

    [Fact]
    public async Task Summaries_are_of_events_inside_the_scope()
    {
        var engine = TestEngine.Over([.. TestEngine.Journey("bob", "0 a[value=2]", "1 b", "5 a[value=3]"), .. TestEngine.Journey("ann", "2 b")]);
        var question = new StatusQuestion { Scope = new Scope { Where = StepSyntax.ParseConditions("activity!=x"), Period = new Period(RandomJourneys.Hours(1), null) } };
        var page = await engine.OpenAsync(question, "all", new PageRequest(), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                new CustomerSummary { Customer = "ann", Events = 1, FirstMicros = RandomJourneys.Hours(2), LastMicros = RandomJourneys.Hours(2) },
                new CustomerSummary { Customer = "bob", Events = 2, FirstMicros = RandomJourneys.Hours(1), LastMicros = RandomJourneys.Hours(5), Value = 3 },
            ],
            page.Customers);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("")]
    [InlineData("activity:nowhere")]
    [InlineData("activity:a:b")]
    [InlineData("all:of:them")]
    public void What_is_no_address_is_refused_kindly(string address) =>
        Assert.Throws<QuestionException>(() => TestEngine.Over(TestEngine.Journey("ann", "0 a")).OpenAll(new StatusQuestion(), address));

    [Fact]
    public async Task A_page_of_nothing_and_a_question_that_cannot_be_asked_are_refused()
    {
        var engine = TestEngine.Over([]);
        await Assert.ThrowsAsync<QuestionException>(() => engine.OpenAsync(new StatusQuestion(), "all", new PageRequest(0), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<QuestionException>(() => engine.AskAsync(new FlowsQuestion { Top = 0 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cancelled_question_stops_and_gives_the_snapshot_back()
    {
        var source = new CountingSource(MemorySnapshot.FromEvents(TestEngine.Journey("ann", "0 a", "1 b")));
        var engine = new JourneyEngine(source, new NoSegments(), 1);
        await engine.AskAsync(new StatusQuestion(), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.AskAsync(new StatusQuestion(), new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<QuestionException>(() => engine.OpenAsync(new StatusQuestion(), "nothing", new PageRequest(), TestContext.Current.CancellationToken));
        Assert.Equal(source.Lent, source.GivenBack);
        Assert.Equal(2, source.Lent);
    }

    private static void Check<TAnswer>(Func<StepPattern?, Question<TAnswer>> ask, Func<TAnswer, IEnumerable<(string Address, long Customers)>> numbers)
        where TAnswer : Answer =>
        Gen.Select(RandomJourneys.Events(), RandomJourneys.Scope, RandomJourneys.Step, Gen.Bool).Sample((events, scope, step, anchored) =>
        {
            var engine = TestEngine.Over(events);
            var question = ask(anchored ? step : null) with { Scope = scope };
            var answer = (TAnswer)engine.AskAsync(question).GetAwaiter().GetResult();
            foreach (var (address, customers) in numbers(answer))
            {
                Assert.Equal(customers, engine.OpenAll(question, address).Count);
            }
        });

    private sealed class CountingSource(JourneySnapshot snapshot) : ISnapshotSource
    {
        public int Lent { get; private set; }

        public int GivenBack { get; private set; }

        public Task<SnapshotLease> AcquireAsync(CancellationToken cancellationToken = default)
        {
            Lent++;
            return Task.FromResult(new SnapshotLease(snapshot, () => GivenBack++));
        }
    }

    private sealed class NoSegments : ISegmentEvaluator
    {
        public PersonSet Evaluate(SegmentRule rule, JourneySnapshot snapshot, int threads, CancellationToken cancellation) => throw new InvalidOperationException("No segment was asked for.");
    }
}
