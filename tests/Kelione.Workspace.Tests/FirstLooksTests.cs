using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class FirstLooksTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly HeardEngine _people = new();
    private readonly HeardEngine _beforehand = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Who_comes_first_finds_what_was_asked_beforehand()
    {
        await using var workspace = await OpenAsync();
        await using var looks = Looks(workspace, fewest: 1);
        looks.Begin([ask => ask(new FlowsQuestion()), ask => ask(new SankeyQuestion())]);
        await looks.Ready;
        Assert.Equal([typeof(StatusQuestion), typeof(FlowsQuestion), typeof(SankeyQuestion)], _beforehand.Asked);
        Assert.Equal(2, (await workspace.AskAsync(new FlowsQuestion(), TestContext.Current.CancellationToken)).Customers);
        Assert.Empty(_people.Asked);
    }

    [Fact]
    public async Task What_people_asked_lately_is_asked_after_the_next_start_too()
    {
        await using (var workspace = await OpenAsync())
        {
            await workspace.AskAsync(new LoopsQuestion { Top = 7 }, TestContext.Current.CancellationToken);
            await workspace.AskAsync(new TimelineQuestion { Customer = "ann" }, TestContext.Current.CancellationToken);
        }

        await using var again = await OpenAsync();
        await using var looks = Looks(again, fewest: 1);
        looks.Begin([]);
        await looks.Ready;
        Assert.Equal([typeof(StatusQuestion), typeof(LoopsQuestion)], _beforehand.Asked);
    }

    [Fact]
    public async Task Over_few_events_nothing_is_asked_but_how_many_there_are()
    {
        await using var workspace = await OpenAsync();
        await using var looks = Looks(workspace, fewest: 1000);
        looks.Begin([ask => ask(new FlowsQuestion())]);
        await looks.Ready;
        Assert.Equal([typeof(StatusQuestion)], _beforehand.Asked);
    }

    [Fact]
    public async Task A_persons_question_stops_it_and_it_goes_on_afterwards()
    {
        await using var workspace = await OpenAsync();
        await using var looks = Looks(workspace, fewest: 1);
        var began = HoldTheFirstFlows();
        looks.Begin([ask => ask(new FlowsQuestion())]);
        await began;
        await workspace.AskAsync(new SankeyQuestion(), TestContext.Current.CancellationToken);
        await looks.Ready;
        Assert.Equal([typeof(FlowsQuestion), typeof(FlowsQuestion)], _beforehand.Asked.Where(q => q == typeof(FlowsQuestion)));
        Assert.Equal([typeof(SankeyQuestion)], _people.Asked);
    }

    [Fact]
    public async Task A_person_does_not_wait_for_the_slow_answer_that_is_being_made_beforehand()
    {
        await using var workspace = await OpenAsync();
        await using var looks = Looks(workspace, fewest: 1);
        var began = HoldTheFirstFlows();
        looks.Begin([ask => ask(new FlowsQuestion())]);
        await began;
        Assert.Equal(2, (await workspace.AskAsync(new FlowsQuestion(), TestContext.Current.CancellationToken)).Customers);
        Assert.Equal([typeof(FlowsQuestion)], _people.Asked);
        await looks.Ready;
    }

    [Fact]
    public async Task What_can_no_longer_be_asked_is_passed_over()
    {
        await using var workspace = await OpenAsync();
        await using var looks = Looks(workspace, fewest: 1);
        looks.Begin([ask => ask(new FlowsQuestion { From = StepPattern.Of("nowhere") }), ask => ask(new SankeyQuestion())]);
        await looks.Ready;
        Assert.Equal([typeof(StatusQuestion), typeof(SankeyQuestion)], _beforehand.Asked);
    }

    // The first such question that is asked beforehand is never answered: whoever asked it has to give it up.
    private Task HoldTheFirstFlows()
    {
        var began = new TaskCompletionSource();
        _beforehand.Meanwhile = async (question, cancellationToken) =>
        {
            if (question is FlowsQuestion && began.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        };
        return began.Task;
    }

    private static FirstLooks Looks(JourneyWorkspace workspace, long fewest)
    {
        workspace.RememberAnswers();
        return new FirstLooks(workspace) { Fewest = fewest, Calm = TimeSpan.Zero, Pause = TimeSpan.FromMilliseconds(5) };
    }

    private async Task<JourneyWorkspace> OpenAsync()
    {
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder, async (folder, cancellationToken) => new HeardStorage(await EmbeddedStorage.OpenAsync(folder, cancellationToken), _people, _beforehand));
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(_scratch.Write("events.csv", "user_id,event,timestamp\nann,view,2026-01-01\nann,order,2026-01-02\nbob,view,2026-01-03\n"))] });
        return workspace;
    }

    /// <summary>Says what was asked of it.</summary>
    private sealed class HeardEngine : IJourneyEngine
    {
        private readonly List<Type> _asked = [];

        public IJourneyEngine? Engine { get; set; }

        public IReadOnlyList<Type> Asked => _asked;

        public Func<Question, CancellationToken, Task> Meanwhile { get; set; } = (_, _) => Task.CompletedTask;

        public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default)
        {
            _asked.Add(question.GetType());
            await Meanwhile(question, cancellationToken);
            return await Engine!.AskAsync(question, cancellationToken);
        }

        public Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default) => Engine!.OpenAsync(question, address, page, cancellationToken);
    }

    private sealed class HeardStorage : IWorkspaceStorage
    {
        private readonly IWorkspaceStorage _storage;

        public HeardStorage(IWorkspaceStorage storage, HeardEngine people, HeardEngine beforehand)
        {
            (_storage, Engine, QuietEngine) = (storage, people, beforehand);
            (people.Engine, beforehand.Engine) = (storage.Engine, storage.QuietEngine);
        }

        public IJourneyStore Store => _storage.Store;

        public IFeedbackStore Feedback => _storage.Feedback;

        public IPersonKeyStore Keys => _storage.Keys;

        public IJourneyEngine Engine { get; }

        public IJourneyEngine QuietEngine { get; }

        public long? Version => _storage.Version;

        public Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default) => _storage.VerifyAsync(cancellationToken);

        public Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default) => _storage.RebuildAsync(cancellationToken);

        public ValueTask DisposeAsync() => _storage.DisposeAsync();
    }
}
