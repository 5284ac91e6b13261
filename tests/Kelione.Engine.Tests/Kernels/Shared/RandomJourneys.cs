using System.Globalization;
using CsCheck;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Random small journeys: few customers, few activities, equal times, fields that are missing now and then.</summary>
internal static class RandomJourneys
{
    public static Gen<JourneyEvent> Event(int activities = 5, int hours = 60) =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, activities - 1], Gen.Int[-5, hours], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 4])
            .Select((customer, activity, hour, channel, plan, value, session) => new JourneyEvent
            {
                Customer = "c" + customer.ToString(CultureInfo.InvariantCulture),
                Activity = ((char)('a' + activity)).ToString(),
                TimeMicros = hour * 3600 * UtcTime.MicrosPerSecond,
                Fields = Fields(("channel", channel, 0), ("plan", plan, 1), ("session", session, 2)),
                Value = value < 3 ? null : value - 3.5,
            });

    public static Gen<List<JourneyEvent>> Events(int activities = 5, int most = 60, int hours = 60) => Event(activities, hours).List[0, most];

    /// <summary>Steps of one activity, of several, of any, with and without conditions on every kind of field.</summary>
    public static Gen<StepPattern> Step { get; } = Pick(
        "a", "b", "c", "d", "e", "a|b", "c|d|e", "*", "a[channel=1]", "b[channel!=2]", "*[plan>=2]", "*[channel]", "c[!channel]", "d[value>0]", "*[value=0.5]", "*[!value]",
        "*[activity=a|c, plan]", "*[customer!=c1]", "b[customer~C]", "nowhere", "a[nofield!=1]", "e[nofield]").Select(StepPattern.Parse);

    public static Gen<Scope> Scope { get; } = Gen.Select(
        Gen.OneOf(Gen.Const((Period?)null), Gen.Select(Gen.Int[-5, 30], Gen.Int[0, 60]).Select((start, length) => (Period?)new Period(Hours(start), Hours(start + length)))),
        Pick("", "channel=1|2", "activity!=a", "value>=0.5", "customer!=c3", "!plan", "plan<3, channel"),
        Gen.OneOf(Gen.Const((List<string>?)null), Pick("c0", "c1", "c2", "c4", "c9").List[0, 4].Select(c => (List<string>?)c)))
        .Select((period, conditions, customers) => new Scope { Period = period, Where = conditions.Length == 0 ? [] : StepSyntax.ParseConditions(conditions), Customers = customers });

    public static long Hours(int hours) => hours * 3600L * UtcTime.MicrosPerSecond;

    /// <summary>The journeys that a scope leaves, worked out the plain way.</summary>
    public static Dictionary<string, List<JourneyEvent>> Journeys(IEnumerable<JourneyEvent> events, Scope scope) =>
        events.Where(e => scope.Period?.Contains(e.TimeMicros) != false && scope.Where.All(c => c.Matches(e)) && scope.Customers?.Contains(e.Customer) != false)
            .Select((e, order) => (Event: e, Order: order))
            .GroupBy(e => e.Event.Customer, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(e => e.Event.TimeMicros).ThenBy(e => e.Order).Select(e => e.Event).ToList(), StringComparer.Ordinal);

    /// <summary>Any one of some texts.</summary>
    public static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Dictionary<string, string> Fields(params (string Name, int Number, int Least)[] fields) =>
        fields.Where(f => f.Number > f.Least).ToDictionary(f => f.Name, f => f.Number.ToString(CultureInfo.InvariantCulture));
}
