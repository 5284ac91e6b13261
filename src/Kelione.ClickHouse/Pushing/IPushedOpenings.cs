using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>The customers behind a number, as SQL.</summary>
/// <param name="Columns">What the tuples of a journey's events hold beside time and import order.</param>
/// <param name="Customers">From the journeys to a statement that gives these customers' ids as <c>customer</c>.</param>
/// <param name="MayBeEmpty">Whether the answer has the number even where nobody is behind it.</param>
/// <param name="Condition">Which events journeys are made of; null for the scope's.</param>
internal sealed record PushedOpening(string Columns, Func<string, string> Customers, bool MayBeEmpty, ScopeCondition? Condition = null);

/// <summary>A kind of question whose numbers the shards open themselves.</summary>
internal interface IPushedOpenings
{
    /// <summary>The customers behind a number; null where that cannot be said in SQL, or where the answer has no such number.</summary>
    /// <param name="question">The question, of this kind.</param>
    /// <param name="address">The parts of the number's address.</param>
    /// <param name="run">What to look at.</param>
    PushedOpening? Open(Question question, string[] address, PushedRun run);
}
