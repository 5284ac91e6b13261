using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Asks the questions of something that people look at, through what it is given.</summary>
/// <param name="ask">Asks one question.</param>
public delegate Task FirstLook(Func<Question, Task<Answer>> ask);

/// <summary>
/// Asks beforehand what people are likely to look at first, after the start and after an import, so that they find the answers there: what pages show as they open, then what was asked lately. Only over many events, where an answer takes
/// long enough to be waited for; one question at a time on one thread, while nobody works; a person's question stops it at once. After each round it rests for many times as long as it worked, however often events come in.
/// </summary>
/// <param name="journeys">The workspace; it must remember answers.</param>
public sealed class FirstLooks(JourneyWorkspace journeys) : IAsyncDisposable
{
    /// <summary>Over fewer events nobody waits for an answer.</summary>
    public const long FewestEvents = 1_000_000;

    private const int MostOfLately = 12;
    private const int RestFactor = 20;
    private static readonly TimeSpan LeastRest = TimeSpan.FromSeconds(30);

    private CancellationTokenSource? _ends;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _work = Task.CompletedTask;

    // Of this round; the waiting for a calm moment is no work.
    private TimeSpan _worked;

    /// <summary>The fewest events over which questions are asked beforehand; tests make it small.</summary>
    internal long Fewest { get; init; } = FewestEvents;

    /// <summary>How long nobody must have worked.</summary>
    internal TimeSpan Calm { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it waits before it looks again whether it is calm.</summary>
    internal TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Ends when all was asked once, or there was nothing to gain.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Begins, and goes on until it is disposed; returns at once. After that it may begin anew.</summary>
    /// <param name="looks">What pages show as they open, the likeliest first.</param>
    public void Begin(IReadOnlyList<FirstLook> looks)
    {
        var stop = (_ends = new CancellationTokenSource()).Token;
        _work = Task.Run(() => RunAsync(looks, stop), CancellationToken.None);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ends, null) is { } ends)
        {
            await ends.CancelAsync();
            await _work;
            ends.Dispose();
        }
    }

    private async Task RunAsync(IReadOnlyList<FirstLook> looks, CancellationToken stop)
    {
        try
        {
            for (long? done = null; ; await Task.Delay(Pause, journeys.Time, stop))
            {
                if (journeys.Version is not { } version || version == done)
                {
                    continue;
                }

                _worked = TimeSpan.Zero;
                await LookAsync(looks, stop);
                done = version;
                _ready.TrySetResult();
                var rest = RestFactor * _worked;
                await Task.Delay(rest > LeastRest ? rest : LeastRest, journeys.Time, stop);
            }
        }
        catch (OperationCanceledException)
        {
            _ready.TrySetCanceled(CancellationToken.None);
        }
    }

    private async Task LookAsync(IReadOnlyList<FirstLook> looks, CancellationToken stop)
    {
        var events = 0L;
        await WhileCalmAsync(async ask => events = ((StatusAnswer)await ask(new StatusQuestion())).Events, stop);
        if (events < Fewest)
        {
            return;
        }

        foreach (var look in looks.Concat(Lately()))
        {
            await WhileCalmAsync(look, stop);
        }
    }

    // Where the shelf cannot be read just now, whoever asks is told; beforehand there is nothing to tell.
    private FirstLook[] Lately()
    {
        try
        {
            return [.. journeys.Questions.Latest(MostOfLately).Select(q => (FirstLook)(ask => ask(q)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or MendableException)
        {
            return [];
        }
    }

    /// <summary>Looks when it is calm, and once more from the beginning where somebody came in between: what was answered by then is known.</summary>
    private async Task WhileCalmAsync(FirstLook look, CancellationToken stop)
    {
        while (true)
        {
            if (!journeys.Traffic.IsCalm(Calm, out var calm))
            {
                await Task.Delay(Pause, journeys.Time, stop);
                continue;
            }

            var began = journeys.Time.GetTimestamp();
            using var both = CancellationTokenSource.CreateLinkedTokenSource(calm, stop);
            try
            {
                await look(question => journeys.AskBeforehandAsync(question, both.Token));
                return;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Somebody works: later.
            }
            catch (Exception e) when (e is QuestionException or MendableException or IOException or UnauthorizedAccessException)
            {
                // What cannot be asked any more is told to whoever asks it.
                return;
            }
            finally
            {
                _worked += journeys.Time.GetElapsedTime(began);
            }
        }
    }
}
