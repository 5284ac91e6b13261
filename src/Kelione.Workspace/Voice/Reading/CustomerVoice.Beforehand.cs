namespace Kelione.Workspace;

/// <summary>Reading before anybody asks.</summary>
public sealed partial class CustomerVoice
{
    /// <summary>Reads what has come in as soon as nobody works, and keeps what was found in the texts: whoever looks next, at any node, finds it there. Goes on until it is stopped.</summary>
    /// <param name="calm">How long nobody must have worked.</param>
    /// <param name="stop">Stops it.</param>
    internal async Task ReadBeforehandAsync(TimeSpan calm, CancellationToken stop)
    {
        for (var done = ""; ; await Task.Delay(calm, _workspace.Time, stop))
        {
            try
            {
                if (Edition is var edition && edition != done && _workspace.Traffic.IsCalm(calm, out var isCalm))
                {
                    using var both = CancellationTokenSource.CreateLinkedTokenSource(isCalm, stop);
                    await ReadAsync(await ShelfAsync(both.Token), both.Token);
                    done = edition;
                }
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // Somebody works: later.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database or a shard is away, or what people changed cannot be read: whoever looks is told.
            }
        }
    }
}
