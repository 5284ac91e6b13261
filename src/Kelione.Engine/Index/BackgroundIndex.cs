using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>What is done for an index beside all else, one thing at a time: building it anew while the old one still serves, and checking the rest of a large one. Started by one thread at a time.</summary>
/// <param name="writer">What builds.</param>
/// <param name="onBuilt">Called when an index is ready to be taken over.</param>
internal sealed class BackgroundIndex(IndexWriter writer, Action onBuilt) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private BaseIndex? _built;
    private Task _work = Task.CompletedTask;

    /// <summary>Why the last building failed; null where it did not. Whoever has an index of another way sets it back.</summary>
    public string? Problem { get; set; }

    /// <summary>Ends when nothing goes on. It waits for nobody, so it does end.</summary>
    public Task WhenIdle => _work;

    /// <summary>Whether an exception is one that work in the background may end with: what it was doing is then done again by whoever asks next.</summary>
    public static bool IsExpected(Exception e) => e is OperationCanceledException or IOException or InvalidDataException;

    /// <summary>Builds the index anew, unless something goes on already.</summary>
    public void Build()
    {
        if (!_work.IsCompleted)
        {
            return;
        }

        _work = Task.Run(() =>
        {
            try
            {
                var index = writer.Build(_stop.Token);
                Interlocked.Exchange(ref _built, index)?.Replace();
                onBuilt();
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                // The overlay goes on serving; the next change tries again.
                Problem = $"The index could not be built anew: {e.Message}";
            }
        });
    }

    /// <summary>Checks every checksum of an index. At the start, before anything is built.</summary>
    /// <param name="index">The index; held until the check is done.</param>
    /// <param name="files">Its files.</param>
    /// <param name="onDamage">Told what is wrong, in words.</param>
    public void Check(BaseIndex index, MappedColumns files, Action<string> onDamage)
    {
        index.Hold();
        _work = Task.Run(() =>
        {
            try
            {
                if (files.FindDamage(null, _stop.Token) is { } column)
                {
                    onDamage(IndexInspector.Damage(column, index));
                }
            }
            finally
            {
                index.Release();
            }
        });
    }

    /// <summary>An index that is ready, which is the caller's from now on; null for none.</summary>
    public BaseIndex? Take() => Interlocked.Exchange(ref _built, null);

    /// <summary>Stops what goes on and waits for its end. An index that is ready by then is the caller's to <see cref="Take"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _work;
        }
        catch (Exception e) when (IsExpected(e))
        {
            // It is done again at the next start.
        }
        finally
        {
            _stop.Dispose();
        }
    }
}
