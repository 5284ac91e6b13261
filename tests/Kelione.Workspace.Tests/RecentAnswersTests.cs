using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class RecentAnswersTests
{
    private long? _version = 1;
    private int _asked;

    private Task<Answer> AskAsync(RecentAnswers answers, Question question) => answers.AskAsync(
        question,
        () =>
        {
            _asked++;
            return Task.FromResult<Answer>(new Some());
        });

    private RecentAnswers Answers() => new(() => _version);

    [Fact]
    public async Task The_same_question_is_asked_once_and_another_by_itself()
    {
        var answers = Answers();
        var first = await AskAsync(answers, new StatusQuestion());
        Assert.Same(first, await AskAsync(answers, new StatusQuestion()));
        Assert.NotSame(first, await AskAsync(answers, new FlowsQuestion()));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task What_changes_the_events_ends_every_answer()
    {
        var answers = Answers();
        await AskAsync(answers, new StatusQuestion());
        _version = 2;
        await AskAsync(answers, new StatusQuestion());
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task An_answer_is_not_kept_that_events_came_in_under()
    {
        var answers = Answers();
        await answers.AskAsync(
            new StatusQuestion(),
            () =>
            {
                _version = 2;
                return Task.FromResult<Answer>(new Some());
            });
        await AskAsync(answers, new StatusQuestion());
        Assert.Equal(1, _asked);
        await AskAsync(answers, new StatusQuestion());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Answers_about_single_customers_are_not_kept_nor_any_where_nobody_counts_changes()
    {
        var answers = Answers();
        await AskAsync(answers, new CustomersQuestion());
        await AskAsync(answers, new CustomersQuestion());
        _version = null;
        await AskAsync(answers, new StatusQuestion());
        await AskAsync(answers, new StatusQuestion());
        Assert.Equal(4, _asked);
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_again()
    {
        var answers = Answers();
        await Assert.ThrowsAsync<QuestionException>(() => answers.AskAsync(new StatusQuestion(), () => throw new QuestionException("no")));
        await AskAsync(answers, new StatusQuestion());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Only_the_latest_are_kept()
    {
        var answers = Answers();
        for (var n = 1; n <= 40; n++)
        {
            await AskAsync(answers, new VariantsQuestion { Top = n });
        }

        await AskAsync(answers, new VariantsQuestion { Top = 40 });
        Assert.Equal(40, _asked);
        await AskAsync(answers, new VariantsQuestion { Top = 1 });
        Assert.Equal(41, _asked);
    }

    [Fact]
    public async Task A_workspace_that_is_served_answers_anew_when_events_came_in()
    {
        using var scratch = new Scratch();
        await using var journeys = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder);
        var visit = new WorkspaceVisit(new ServedWorkspace("w", journeys), Visitor.Of("a", "Asta", MemberRole.Owner));
        var before = await visit.AskAsync(new StatusQuestion());
        Assert.Same(before, await visit.AskAsync(new StatusQuestion()));
        var file = Path.Combine(scratch.Folder.Path, "more.csv");
        await File.WriteAllTextAsync(file, "customer_id,event,timestamp\nann,look,2026-01-05T10:00:00Z\n");
        await journeys.ImportAsync(new ImportRequest { Files = [new SourceFile(file)] });
        var after = await visit.AskAsync(new StatusQuestion());
        Assert.Equal((0L, 1L), (before.Events, after.Events));
        await journeys.ForgetAsync("ann");
        Assert.Equal(0, (await visit.AskAsync(new StatusQuestion())).Events);
    }

    [Fact]
    public async Task Who_asks_what_is_being_answered_waits_for_that_answer()
    {
        var answers = Answers();
        var slow = new TaskCompletionSource<Answer>();
        var first = answers.AskAsync(new StatusQuestion(), () => slow.Task);
        var second = AskAsync(answers, new StatusQuestion());
        slow.SetResult(new Some());
        Assert.Same(await first, await second);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task Where_the_one_before_goes_away_the_next_asks_for_itself()
    {
        var answers = Answers();
        var slow = new TaskCompletionSource<Answer>();
        var first = answers.AskAsync(new StatusQuestion(), () => slow.Task);
        var second = AskAsync(answers, new StatusQuestion());
        slow.SetCanceled(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.IsType<Some>(await second);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Who_no_longer_waits_takes_nobody_elses_answer_away()
    {
        var answers = Answers();
        var slow = new TaskCompletionSource<Answer>();
        using var patience = new CancellationTokenSource();
        var first = answers.AskAsync(new StatusQuestion(), () => slow.Task);
        var second = answers.AskAsync(new StatusQuestion(), () => slow.Task, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        slow.SetResult(new Some());
        Assert.IsType<Some>(await first);
    }

    private sealed record Some : Answer
    {
        public override IEnumerable<Measure> Measures() => [];
    }
}
