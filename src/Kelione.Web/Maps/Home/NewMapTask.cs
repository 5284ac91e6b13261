using Kelione.Web.Visits;

namespace Kelione.Web.Maps.Home;

/// <summary>Begins a map and keeps what goes wrong, in words. For one person, on the renderer's thread.</summary>
internal sealed class NewMapTask : IDisposable
{
    private CancellationTokenSource? _stop;

    /// <summary>Whether it runs.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether the person stopped it.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>What went wrong; null for nothing.</summary>
    public string? Problem { get; set; }

    /// <summary>Runs it.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work)
    {
        _stop?.Dispose();
        _stop = new CancellationTokenSource();
        (IsBusy, IsCancelled, Problem) = (true, false, null);
        try
        {
            await work(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            IsCancelled = true;
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            Problem = e.InWords();
        }

        IsBusy = false;
    }

    /// <summary>Stops it.</summary>
    public void Cancel() => _stop?.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
    }
}
