using Kelione.Journeys;

namespace Kelione.Sources.Tests;

/// <summary>All that came out of one import, gathered, with the sums checked on the way.</summary>
internal sealed record Imported(SourcePlan Plan, IReadOnlyList<JourneyEvent> Events, IReadOnlyList<RejectedRow> Rejected, ReadProgress Totals, IReadOnlyList<string> Notes, IReadOnlyList<IdentityClue> Clues)
{
    public int Customers => Events.Select(e => e.Customer).Distinct(StringComparer.Ordinal).Count();

    public int Activities => Events.Select(e => e.Activity).Distinct(StringComparer.Ordinal).Count();

    public static Imported From(string path, ImportRequest? request = null, byte[]? key = null) =>
        From(SourceInspector.Inspect(path, request), key);

    public static Imported From(SourcePlan plan, byte[]? key = null)
    {
        var events = new List<JourneyEvent>();
        var rejected = new List<RejectedRow>();
        var notes = new List<string>();
        var clues = new List<IdentityClue>();
        var totals = default(ReadProgress);
        foreach (var chunk in SourceReader.Read(plan, key, TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < (chunk.Batch?.Count ?? 0); i++)
            {
                events.Add(chunk.Batch![i]);
            }

            rejected.AddRange(chunk.Rejected);
            clues.AddRange(chunk.Clues);
            notes.AddRange(chunk.Notes);
            totals = chunk.Progress;
            Assert.Equal(totals.RowsRead, totals.Batched + totals.Rejected);
        }

        Assert.Equal(totals.Batched, events.Count);
        Assert.Equal(totals.Rejected, rejected.Count);
        return new Imported(plan, events, rejected, totals, notes, clues);
    }
}
