using CsCheck;
using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Sources.Tests;

/// <summary>What a scenario put into a system's export comes out of it again, to the event.</summary>
public sealed class ExportTruthTests : IDisposable
{
    private static readonly IReadOnlyList<JourneyEvent> Events = [.. Scenarios.Find("phone")!.Generate(60, seed: 7).Take(900)];

    private readonly TempFiles _files = new();

    public static TheoryData<string> Exports => [.. SystemExports.All.Select(e => e.Name)];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Exports))]
    public void An_export_is_recognised_and_gives_the_scenario_back(string name)
    {
        var export = SystemExports.Find(name)!;
        var (path, tally) = Write(export, Events);

        var imported = Imported.From(path, RequestFor(export));

        Assert.All(imported.Plan.Parts, p => Assert.Equal(export.System, p.Details.System));
        Assert.Equal(Told(export, export.Truth(Events)), Told(export, DistinctById(imported.Events)));
        Assert.Equal(tally.Events + tally.Repeated, imported.Totals.Batched);
        Assert.Equal(tally.Broken, imported.Totals.Rejected);
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void Any_cut_of_any_world_comes_back(string name)
    {
        var export = SystemExports.Find(name)!;
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 1_000_000], Gen.Int[1, 120]).Sample(
            (customers, seed, count) =>
            {
                var events = Scenarios.Find("phone")!.Generate(customers, seed).Take(count).ToList();
                if (!export.Choose(events).Any())
                {
                    return true;
                }

                var imported = Imported.From(Write(export, events).Path, RequestFor(export));
                Assert.Equal(Told(export, export.Truth(events)), Told(export, DistinctById(imported.Events)));
                return true;
            },
            iter: 12, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Exports))]
    public void No_address_of_a_person_or_a_network_becomes_an_attribute(string name)
    {
        var export = SystemExports.Find(name)!;

        var imported = Imported.From(Write(export, Events).Path, RequestFor(export));

        Assert.DoesNotContain(imported.Events.SelectMany(e => e.Fields.Values), v => v.Contains("192.0.2.1", StringComparison.Ordinal) || v.Contains("anna@example.com", StringComparison.Ordinal));
        Assert.DoesNotContain(imported.Clues, c => c.Value.Contains('@', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("city-guide")]
    [InlineData("clothes")]
    [InlineData("b2b")]
    public void Tables_of_no_system_stay_plain_tables(string scenario)
    {
        foreach (var (name, format) in new[] { ("a.csv", SampleFormat.Csv), ("a.jsonl", SampleFormat.JsonLines) })
        {
            var path = Path.Combine(_files.Folder, name);
            using (var file = File.Create(path))
            {
                SampleWriter.WriteEvents(Scenarios.Find(scenario)!, 30, 1, file, format);
            }

            Assert.Null(SourceInspector.Inspect(path).First.Details.System);
        }
    }

    private static ImportRequest RequestFor(SystemExport export) => new() { Zone = export.Zone };

    // What was sent twice has one id; the store keeps it once.
    private static IEnumerable<JourneyEvent> DistinctById(IReadOnlyList<JourneyEvent> events) => events.Where(e => e.EventId is null).Concat(events.Where(e => e.EventId is not null).DistinctBy(e => e.EventId, StringComparer.Ordinal));

    private static List<string> Told(SystemExport export, IEnumerable<JourneyEvent> events)
    {
        var fields = export.Carries.Values.Append(EventFields.Session).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. events.Select(e => $"{e.Customer} {UtcTime.Format(e.TimeMicros)} {e.Activity} {e.Value:R} {string.Join(' ', fields.Select(f => $"{f}={e.Field(f)}"))}").Order(StringComparer.Ordinal)];
    }

    private (string Path, ExportTally Tally) Write(SystemExport export, IReadOnlyList<JourneyEvent> events)
    {
        var path = Path.Combine(_files.Folder, export.FileName);
        using var file = File.Create(path);
        return (path, export.Write(events, file));
    }
}
