using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>
/// Journeys written down so that a reader can follow them: one line a customer, one word an event, <c>activity@time</c> with the time since <see cref="Day"/> and, after commas in brackets, fields:
/// <c>ann: main@0s cart@5m[channel=web,value=10]</c>. The lines are the import order.
/// </summary>
internal static class Story
{
    /// <summary>Monday, 5 January 2026, midnight UTC: where all stories begin.</summary>
    public static readonly long Day = UtcTime.FromDateTime(new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc));

    /// <summary>The moment so long after the stories' beginning.</summary>
    public static long At(string after) => Day + Duration.Parse(after).Micros;

    public static IReadOnlyList<JourneyEvent> Tell(params string[] lines) => [.. lines.SelectMany(Line)];

    private static IEnumerable<JourneyEvent> Line(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Event(line[..colon], word));
    }

    private static JourneyEvent Event(string customer, string word)
    {
        var bracket = word.IndexOf('[', StringComparison.Ordinal);
        var fields = bracket < 0
            ? []
            : word[(bracket + 1)..^1].Split(',').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1]);
        var head = (bracket < 0 ? word : word[..bracket]).Split('@');
        return new JourneyEvent
        {
            Customer = customer,
            Activity = head[0],
            TimeMicros = At(head[1]),
            Value = fields.Remove(EventFields.Value, out var value) ? double.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : null,
            Fields = fields,
        };
    }
}

/// <summary>A test over every engine, the oracle too: small journeys whose answers are worked out by hand.</summary>
public abstract class GoldenTests
{
    /// <summary>The names of all engines.</summary>
    public static TheoryData<string> Engines() => [.. EngineUnderTest.All.Prepend(EngineUnderTest.Plain).Select(e => e.Name)];

    private protected static async Task<TAnswer> Ask<TAnswer>(string engine, IReadOnlyList<JourneyEvent> story, Question<TAnswer> question)
        where TAnswer : Answer
    {
        await using var opened = EngineUnderTest.Named(engine).Open(story);
        return await opened.AskForAsync(question);
    }

    private protected static async Task<string> Open(string engine, IReadOnlyList<JourneyEvent> story, Question question, string address)
    {
        await using var opened = EngineUnderTest.Named(engine).Open(story);
        var page = await opened.OpenAsync(question, address, new PageRequest());
        Assert.Equal(page.Total, page.Customers.Count);
        return string.Join(' ', page.Customers.Select(c => c.Customer));
    }

    private protected static IReadOnlyList<StepPattern> Steps(params string[] steps) => [.. steps.Select(StepPattern.Parse)];

    private protected static NamedSegment Segment(string name, string rule) => new(name, SegmentRule.Parse(rule));
}
