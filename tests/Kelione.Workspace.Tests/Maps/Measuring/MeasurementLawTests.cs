using CsCheck;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

/// <summary>What holds of every measurement, whatever the journeys and the map.</summary>
public sealed class MeasurementLawTests
{
    private static readonly string[] Activities = ["a", "b", "c", "d", "error"];

    private static readonly Gen<JourneyEvent> Event = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 400], Gen.OneOf(Activities), Gen.OneOf("web", "store")).Select((customer, hour, activity, channel) =>
        new JourneyEvent
        {
            Customer = FormattableString.Invariant($"c{customer}"), TimeMicros = PlainWorkspace.Day + hour * 3600 * UtcTime.MicrosPerSecond, Activity = activity,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["channel"] = channel },
        });

    private static readonly Gen<string> Step = Gen.Select(Gen.OneOf("a", "b", "c", "d", "a|b", "c[channel=web]", ""), Gen.Bool).Select((events, optional) => (optional ? "?" : "") + (events.Length == 0 ? "" : ": " + events));

    [Fact]
    public async Task Parts_add_up_and_shares_are_shares() => await Gen.Select(Event.Array[1, 60], Step.Array[1, 6], Gen.Int[0, 10].Select(k => (MapKind)k), Gen.Bool).SampleAsync(
        async (events, steps, kind, period) =>
        {
            await using var plain = await PlainWorkspace.OfAsync(events);
            var map = MapKit.Map([.. steps.Select((s, i) => FormattableString.Invariant($"s{i}{s}"))]) with
            {
                Kind = kind, Measure = new MeasureSettings { Within = "3d", RetentionDays = 2, Errors = "error" }, Channels = [new Channel("web", "web", true), new Channel("store", "store", false)],
            };
            var options = new MeasureOptions { Period = period ? new Period(PlainWorkspace.Day + 8 * UtcTime.MicrosPerDay, null) : null, Segments = ["channel=web"] };
            MapMeasurement measured;
            try
            {
                measured = await MapMeasurer.MeasureAsync(plain.Workspace, map, options);
            }
            catch (MendableException)
            {
                Assert.DoesNotContain(map.Steps(), s => s.Binding is { } b && events.Any(e => StepPattern.Parse(b.Events).Activities.Contains(e.Activity, StringComparer.Ordinal)));
                return;
            }

            Assert.Equal(map.Steps().Select(s => s.Id), measured.Steps.Select(s => s.Id));
            if (measured.Conformance is { } c)
            {
                Assert.Equal(measured.Customers, c.Followed + c.Left + c.Skipped + c.OutOfOrder);
                Assert.Equal(measured.CustomersInScope, measured.Customers + c.NotOnMap);
                Assert.InRange(measured.Coverage ?? 0, 0, 1);
            }

            Assert.All(measured.Steps.Concat(measured.Segments.SelectMany(s => s.Steps)).Where(s => s.Bound), s =>
            {
                Assert.True(s.Next is null || s.WentOn + s.PassedBy + s.Exits == s.Customers);
                Assert.InRange(s.Criticality ?? 0, 0, 10);
                Assert.All(new[] { s.Share, s.ConversionToNext, s.Retained }, share => Assert.InRange(share ?? 0, 0, 1));
            });
            Assert.All(measured.Steps.Where(s => s.ReachedInOrder is not null), s => Assert.True(s.ReachedInOrder <= s.Customers));
            Assert.All(measured.Segments.SelectMany(s => s.Steps.Zip(measured.Steps)), p => Assert.True(!p.First.Bound || p.First.Customers <= p.Second.Customers));
            Assert.Equal(measured, MeasurementJson.Read(MeasurementJson.Write(measured)));
            Assert.All(MeasurementComparison.Compare(measured, measured).Steps.SelectMany(s => s.Numbers), n => Assert.Contains(n.Verdict, new[] { ChangeVerdict.NoClearChange, ChangeVerdict.NotJudged }));
        }, iter: 100, threads: 2);

    [Fact]
    public async Task A_period_without_events_is_measured_as_nobody_and_claims_nothing()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1m", "bob: look@0s");
        var measured = await MapMeasurer.MeasureAsync(
            plain.Workspace, MapKit.Map("look: look", "pay: pay") with { Kind = MapKind.ProductUse }, new MeasureOptions { Period = new Period(PlainWorkspace.Day + 90 * UtcTime.MicrosPerDay, null), Segments = ["did pay"] });
        Assert.Equal((0, 0, null), (measured.Customers, measured.CustomersInScope, measured.Coverage));
        Assert.All(measured.Steps, s => Assert.Equal((0L, null, null, null), (s.Customers, s.Share, s.ConversionToNext, s.Criticality)));
        Assert.Empty(measured.Barriers);
        Assert.Empty(measured.Aha);
        Assert.Empty(measured.Retention);
    }
}
