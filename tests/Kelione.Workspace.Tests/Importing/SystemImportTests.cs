using Kelione.Journeys;
using Kelione.Samples;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>Exports of other systems through the whole import: nothing is lost between what is read and what is told, and nothing counts twice.</summary>
public sealed class SystemImportTests : IDisposable
{
    private static readonly IReadOnlyList<JourneyEvent> Events = [.. Scenarios.Find("phone")!.Generate(40, seed: 11).Take(400)];

    private readonly Scratch _scratch = new();

    public static TheoryData<string> Exports => [.. SystemExports.All.Select(e => e.Name)];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Exports))]
    public async Task Read_is_accepted_and_duplicates_and_rejected_and_a_second_time_adds_nothing(string name)
    {
        var export = SystemExports.Find(name)!;
        var (path, tally) = Write(export, "first", Events);
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder);

        var once = await workspace.ImportAsync(RequestFor(export, path));
        var twice = await workspace.ImportAsync(RequestFor(export, path));

        Assert.Equal((tally.Events, tally.Repeated, tally.Broken), (once.Accepted, once.Duplicates, once.Rejected));
        Assert.Equal(once.Read, once.Accepted + once.Duplicates + once.Rejected);
        Assert.Equal((0L, once.Accepted + once.Duplicates, once.Rejected), (twice.Accepted, twice.Duplicates, twice.Rejected));
        Assert.Equal(tally.Events, (await workspace.AskAsync(new StatusQuestion())).Events);
    }

    /// <summary>Of two exports the choice of events hangs on the range: the first event of a customer, and the most frequent name. A second range of those is another file, not the same one again.</summary>
    public static TheoryData<string> Resent => [.. SystemExports.All.Select(e => e.Name).Where(n => n is not ("appmetrica-installations" or "clevertap-titled"))];

    [Theory]
    [MemberData(nameof(Resent))]
    public async Task What_is_sent_again_after_three_days_adds_only_what_came_late(string name)
    {
        var export = SystemExports.Find(name)!;

        // Every ninth customer was offline: what they did arrives with the days that are written anew.
        var late = Events.Select(e => e.Customer).Distinct(StringComparer.Ordinal).Where((_, i) => i % 9 == 4).ToHashSet(StringComparer.Ordinal);
        var first = Events.Where(e => !late.Contains(e.Customer)).ToList();
        var again = Events.Skip(Events.Count / 2).ToList();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder);

        await workspace.ImportAsync(RequestFor(export, Write(export, "first", first).Path));
        await workspace.ImportAsync(RequestFor(export, Write(export, "again", again).Path));

        var expected = export.Truth(first).Count() + export.Truth([.. again.Where(e => late.Contains(e.Customer))]).Count();
        Assert.Equal(expected, (await workspace.AskAsync(new StatusQuestion())).Events);
    }

    private static ImportRequest RequestFor(SystemExport export, string path) => new() { Files = [new SourceFile(path)], Zone = export.Zone };

    private (string Path, ExportTally Tally) Write(SystemExport export, string folder, IReadOnlyList<JourneyEvent> events)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_scratch.Path, folder)).FullName, export.FileName);
        using var file = File.Create(path);
        return (path, export.Write(events, file));
    }
}
