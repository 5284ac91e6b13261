using Kelione.Journeys;

namespace Kelione.Conformance;

/// <summary>An engine over some events, with what it stands on: both go together, so that nothing goes while somebody still asks.</summary>
/// <param name="engine">Answers.</param>
/// <param name="close">Lets go of what the engine stands on; null where there is nothing.</param>
public sealed class OpenedEngine(IJourneyEngine engine, Func<ValueTask>? close = null) : IJourneyEngine, IAsyncDisposable
{
    /// <inheritdoc />
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default) => engine.AskAsync(question, cancellationToken);

    /// <inheritdoc />
    public Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default) => engine.OpenAsync(question, address, page, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => close?.Invoke() ?? default;
}
