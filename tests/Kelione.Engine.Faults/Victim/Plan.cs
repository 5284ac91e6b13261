using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Faults;

/// <summary>What the victim stores, chunk by chunk, so that the test knows it too without being told.</summary>
internal static class Plan
{
    public const int ChunkSize = 1000;

    /// <summary>Small limits, so that overlays and compactions happen all the time.</summary>
    public static EventStoreOptions Options { get; } = new() { CompactionFloor = 3000, CompactionShare = 0.05, MemoryLimitBytes = 256 << 20, ProgramName = "victim" };

    /// <summary>The events of a chunk: 300 customers, some events twice, an attribute that comes and goes, every 50th event with an id of its own.</summary>
    public static IEnumerable<JourneyEvent> Chunk(int number)
    {
        for (var i = 0; i < ChunkSize; i++)
        {
            var original = i % 20 == 19 ? i - 1 : i;
            var fields = new Dictionary<string, string> { [EventFields.Channel] = $"channel{original % 4}" };
            if (number % 3 == 0)
            {
                fields[$"attribute{number % 12}"] = $"{original % 7}";
            }

            yield return new JourneyEvent
            {
                Customer = $"customer{(original * 7 + number) % 300}",
                TimeMicros = number * 1_000_000L + original % 500,
                Activity = $"activity{original % 11}",
                Fields = fields,
                EventId = i % 50 == 0 ? $"id-{number}-{i}" : null,
            };
        }
    }

    /// <summary>The customer that the victim erases by this number.</summary>
    public static string Gone(int number) => $"gone-{number:000}-unmistakable";

    /// <summary>That customer's events.</summary>
    public static IEnumerable<JourneyEvent> GoneEvents(int number) => Enumerable.Range(0, 20).Select(i => new JourneyEvent
    {
        Customer = Gone(number),
        TimeMicros = i * 1_000_000L,
        Activity = $"activity{i % 11}",
        Fields = new Dictionary<string, string> { ["secret"] = $"secret-{number:000}-unmistakable" },
    });
}
