namespace Kelione.Journeys;

/// <summary>Answers questions about journeys. Every engine gives the same numbers, in the same order, with the same policy lines.</summary>
public interface IJourneyEngine
{
    /// <summary>Answers a question as things stand now.</summary>
    /// <exception cref="QuestionException">The question cannot be asked; the message says what to change.</exception>
    Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default);

    /// <summary>Opens a number of an answer to the customers behind it, in pages.</summary>
    /// <param name="question">The question whose answer holds the number.</param>
    /// <param name="address">The number's address, as the answer states.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QuestionException">The question cannot be asked or has no such number.</exception>
    Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default);
}

/// <summary>What can be asked with a typed answer.</summary>
public static class JourneyEngineExtensions
{
    /// <summary>Answers a question with the answer's own type.</summary>
    public static async Task<TAnswer> AskForAsync<TAnswer>(this IJourneyEngine engine, Question<TAnswer> question, CancellationToken cancellationToken = default)
        where TAnswer : Answer => (TAnswer)await engine.AskAsync((Question)question, cancellationToken).ConfigureAwait(false);
}
