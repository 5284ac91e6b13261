using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What came out of the reading of feedback since the last chunk. Immutable.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Rejected">Records that were rejected.</param>
/// <param name="Progress">How far the reading has come, this chunk included.</param>
public sealed record FeedbackChunk(IReadOnlyList<FeedbackEntry> Entries, IReadOnlyList<RejectedRow> Rejected, ReadProgress Progress)
{
    /// <summary>What the records tell about who said it, beside the entries. One whose value is its customer names somebody of whom nothing else is known: the entries bear the key.</summary>
    public IReadOnlyList<IdentityClue> Clues { get; init; } = [];
}

/// <summary>Reads the feedback that a plan describes, in bounded memory.</summary>
public static class FeedbackReader
{
    private const int EntriesPerChunk = 2_000;
    private const int TextPerChunk = 8 * 1024 * 1024;

    /// <summary>Reads on the caller's thread. Damage met on the way does not throw: it ends the part with a rejected record that is fatal.</summary>
    /// <param name="plan">What to read; see <see cref="FeedbackInspector"/>.</param>
    /// <param name="hashKey">The workspace's key; needed where fields are hashed.</param>
    /// <param name="cancellationToken">Ends the reading between two chunks.</param>
    /// <exception cref="SourceException">The file cannot be opened any more.</exception>
    public static IEnumerable<FeedbackChunk> Read(FeedbackSourcePlan plan, byte[]? hashKey = null, CancellationToken cancellationToken = default)
    {
        var before = default(ReadProgress);
        foreach (var part in plan.Parts)
        {
            foreach (var chunk in ReadPart(plan, part, hashKey, before, cancellationToken))
            {
                before = chunk.Progress;
                yield return chunk;
            }
        }
    }

    private static IEnumerable<FeedbackChunk> ReadPart(FeedbackSourcePlan plan, FeedbackPartPlan part, byte[]? hashKey, ReadProgress before, CancellationToken cancellationToken)
    {
        using var content = SourceContent.Open(plan.File, part.Entry, plan.Limits);
        using var reader = SystemProfiles.Open(SourceFormats.Named(part.Format), content, part.Details, plan.Limits);
        var mapper = new FeedbackMapper(part, reader.Columns, SourceName(plan.File.Name), hashKey);
        var progress = before;
        for (var ended = false; !ended;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (entries, rejected, weight) = (new List<FeedbackEntry>(), new List<RejectedRow>(), 0L);
            try
            {
                while (entries.Count < EntriesPerChunk && rejected.Count < EntriesPerChunk && weight < TextPerChunk && !(ended = !reader.Read()))
                {
                    if (reader.Columns.Count > plan.Limits.MaxColumns)
                    {
                        throw new SourceException(Invariant($"the records have more than {plan.Limits.MaxColumns} different fields, so they are no records of one kind; is the format right?"), reader.Row.Line);
                    }

                    weight += Take(reader, mapper, content.DisplayName, part.Hash.Count > 0, entries, rejected);
                }
            }
            catch (SourceException e)
            {
                ended = true;
                rejected.Add(new RejectedRow(content.DisplayName, e.Line, 0, null, e.Message, "", IsFatal: true));
            }

            progress = new ReadProgress(
                content.BytesRead, content.BytesTotal, progress.RowsRead + entries.Count + rejected.Count, progress.Batched + entries.Count, progress.Rejected + rejected.Count);
            yield return new FeedbackChunk(entries, rejected, progress) { Clues = SystemReader.CluesOf(reader, part.Hash) };
        }
    }

    private static long Take(IRowReader reader, FeedbackMapper mapper, string name, bool hidesText, List<FeedbackEntry> entries, List<RejectedRow> rejected)
    {
        var row = reader.Row;
        if (row.Problem is null && mapper.Map(row) is { } entry)
        {
            entries.Add(entry);
            return entry.Text.Length + 200;
        }

        var text = hidesText ? "" : reader.RawText(RawTexts.Longest);
        rejected.Add(row.Problem is { } problem
            ? new RejectedRow(name, row.Line, row.Record, row.ProblemField, problem, text)
            : new RejectedRow(name, row.Line, row.Record, mapper.RefusedField, mapper.RefusedReason, text));
        return text.Length + 200;
    }

    // A source that no column names is called as the file, without what packing and format add.
    private static string SourceName(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', 1);
        return dot > 0 ? name[..dot] : name;
    }
}
