namespace Kelione.Samples;

/// <summary>A file of another system as it can be written from a scenario, whatever it holds: for trying an import where no real file is at hand. Immutable.</summary>
public sealed record ExportSample
{
    private static readonly SampleOptions KnownIds = SampleOptions.Default with { AnonymousIds = false };

    private readonly Func<Scenario, int, long, Stream, long> _write;

    private ExportSample(Func<Scenario, int, long, Stream, long> write) => _write = write;

    /// <summary>The system, as the readers of exports call it: <c>mixpanel</c>.</summary>
    public required string System { get; init; }

    /// <summary>The export's own name, one for each shape of a system: <c>ga4-parquet</c>.</summary>
    public required string Name { get; init; }

    /// <summary>A file name as such exports have.</summary>
    public required string FileName { get; init; }

    /// <summary>The zone that a person has to name for its times, as the file does not show it; null for none.</summary>
    public string? Zone { get; init; }

    /// <summary>All of them: analytics, CRM, what customers say, search demand.</summary>
    public static IReadOnlyList<ExportSample> All { get; } =
    [
        .. SystemExports.All.Select(e => OfEvents(e, SampleOptions.Default)),
        .. CrmExports.All.Select(e => OfEvents(e, KnownIds)),
        .. FeedbackExports.All.Select(OfFeedback),
        .. DemandExports.All.Select(OfDemand),
    ];

    /// <summary>The one of a name; a system's name alone means its first. Null where there is none.</summary>
    public static ExportSample? Find(string name) =>
        All.FirstOrDefault(e => e.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) ?? All.FirstOrDefault(e => e.System.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the file. Same arguments, same bytes, but where a container keeps its own library's mark. Search demand is the same in every scenario.</summary>
    /// <param name="scenario">What happened.</param>
    /// <param name="customers">How many customers; 0 or more.</param>
    /// <param name="seed">Another seed is another world with the same truths.</param>
    /// <param name="target">Where to; flushed, not closed.</param>
    /// <returns>How many events, entries or points an import gives back; 0 where the scenario has nothing of the kind.</returns>
    public long Write(Scenario scenario, int customers, long seed, Stream target) => _write(scenario, customers, seed, target);

    private static ExportSample OfEvents(SystemExport export, SampleOptions options) => new((scenario, customers, seed, target) =>
    {
        var events = scenario.Generate(customers, seed, options).ToList();
        return export.Choose(events).Any() ? export.Write(events, target).Events : 0;
    }) { System = export.System, Name = export.Name, FileName = export.FileName, Zone = export.Zone };

    private static ExportSample OfFeedback(FeedbackExport export) => new((scenario, customers, seed, target) =>
    {
        var said = scenario.Feedback(customers, seed, KnownIds).ToList();
        var count = export.Truth(said).Count;
        if (count > 0)
        {
            export.Write(said, target);
        }

        return count;
    }) { System = export.System, Name = export.Name, FileName = export.FileName, Zone = export.Zone };

    private static ExportSample OfDemand(DemandExport export) => new((_, _, _, target) =>
    {
        var points = export.Of();
        export.Writer(points, target);
        return points.Count;
    }) { System = export.System, Name = export.Name, FileName = export.FileName };
}
