using Kelione.ClickHouse.Http;

namespace Kelione.ClickHouse.Reading;

/// <summary>Where whole journeys stand: the events of one shard that count, or the journeys of persons with several ids, which are put together on the first shard. No person is in two of them.</summary>
/// <param name="Shard">The server.</param>
/// <param name="Table">The table.</param>
/// <param name="Condition">Which of its rows.</param>
internal sealed record JourneyRows(Shard Shard, string Table, string Condition)
{
    /// <summary>The order in which journeys follow one another, and their events.</summary>
    public const string Order = "bucket, customer, time, seq";
}
