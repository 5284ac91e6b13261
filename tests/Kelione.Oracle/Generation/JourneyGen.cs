using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>
/// Random small sets of events: few customers, few activities, equal times, times before 1970, missing fields, names in several scripts and with characters that addresses must escape.
/// Amounts are multiples of a half, so that sums do not depend on their order.
/// </summary>
public static class JourneyGen
{
    /// <summary>Activities that events have.</summary>
    public static IReadOnlyList<string> Activities { get; } = ["a", "b", "c", "B", "оплата", "x:y 50%", "a,b"];

    /// <summary>Values of the channel, some of them direct.</summary>
    public static IReadOnlyList<string> Channels { get; } = ["web", "app", "direct", "магазин", "a>b"];

    /// <summary>Customers; their ordinal order is not the numbers'.</summary>
    public static IReadOnlyList<string> Customers { get; } = ["c1", "c10", "c2", "клиент", "客户", "C1", "z:1"];

    /// <summary>Free attribute whose values are partly numbers.</summary>
    public const string Attribute = "plan";

    /// <summary>Around which moments events happen: 1970 and before, a night on which clocks are moved, the end of a year.</summary>
    private static readonly long[] Bases = [0, -5 * UtcTime.MicrosPerDay - 1, At("2026-03-28T20:00:00Z"), At("2025-12-29T23:30:00Z")];

    /// <summary>A moment near a base: steps of seconds, minutes, hours or days, often the same.</summary>
    public static Gen<long> Offset { get; } = Gen.Frequency(
        (3, Gen.Long[0, 3].Select(s => s * UtcTime.MicrosPerSecond)),
        (3, Gen.Long[0, 4].Select(m => m * 15 * 60 * UtcTime.MicrosPerSecond)),
        (3, Gen.Long[0, 30].Select(h => h * 3600 * UtcTime.MicrosPerSecond)),
        (3, Gen.Long[0, 12].Select(d => d * UtcTime.MicrosPerDay)),
        (1, Gen.Long[0, 12 * UtcTime.MicrosPerDay]));

    /// <summary>A base for a whole set.</summary>
    public static Gen<long> Base { get; } = Gen.OneOf(Bases);

    /// <summary>A set of events in import order (not the order of time), with the base of its times.</summary>
    public static Gen<(long Base, IReadOnlyList<JourneyEvent> Events)> Events { get; } =
        from start in Base
        from events in Around(start)
        select (start, events);

    /// <summary>A set of events in import order whose times lie near a base.</summary>
    public static Gen<IReadOnlyList<JourneyEvent>> Around(long start) =>
        from customers in Gen.Int[1, Customers.Count]
        from events in OneEvent(start, customers).List[0, 6 * customers]
        select (IReadOnlyList<JourneyEvent>)events;

    private static Gen<JourneyEvent> OneEvent(long start, int customers) =>
        from customer in Gen.Int[0, customers - 1]
        from activity in Gen.Frequency((6, Gen.Int[0, 2]), (2, Gen.Int[0, Activities.Count - 1]))
        from offset in Offset
        from fields in Fields
        from value in Gen.Frequency((2, Gen.Const((double?)null)), (1, Gen.Int[-4, 40].Select(v => (double?)v / 2)))
        select new JourneyEvent
        {
            Customer = Customers[customer],
            Activity = Activities[activity],
            TimeMicros = start + offset,
            Fields = fields,
            Value = value,
        };

    private static Gen<IReadOnlyDictionary<string, string>> Fields { get; } =
        from channel in Maybe(Gen.OneOf([.. Channels]))
        from device in Maybe(Gen.OneOf("phone", "desktop"))
        from session in Maybe(Gen.OneOf("s1", "s2"))
        from source in Maybe(Gen.OneOf("crm"))
        from attribute in Maybe(Gen.OneOf("9", "10", "9.50", "Gold", "gold card"))
        select (IReadOnlyDictionary<string, string>)new[]
            {
                (EventFields.Channel, channel), (EventFields.Device, device), (EventFields.Session, session), (EventFields.Source, source), (Attribute, attribute),
            }
            .Where(f => f.Item2 is not null).ToDictionary(f => f.Item1, f => f.Item2!);

    private static Gen<string?> Maybe(Gen<string> gen) => Gen.Frequency((1, Gen.Const((string?)null)), (1, gen.Select(t => (string?)t)));

    private static long At(string text) => UtcTime.TryParse(text, out var micros) ? micros : throw new FormatException(text);
}
