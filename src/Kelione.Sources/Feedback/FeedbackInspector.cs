using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Finds out how a file of feedback would be read.</summary>
public static class FeedbackInspector
{
    /// <summary>Finds out how a file would be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out; null for nothing.</param>
    /// <exception cref="SourceException">The file cannot be read, or no column gives a text or a rating.</exception>
    public static FeedbackSourcePlan Inspect(SourceFile file, FeedbackRequest? request = null)
    {
        var asked = request ?? new FeedbackRequest();
        _ = ZoneRule.Of(asked.Reading.Zone);
        using (var stream = SourceContent.OpenFile(file))
        {
            if (SourceContent.PackingOf(stream, file) != Packing.Zip)
            {
                return new FeedbackSourcePlan(file, [InspectPart(file, null, asked)], [], asked.Reading.Limits);
            }
        }

        var (parts, skipped) = (new List<FeedbackPartPlan>(), new List<SkippedEntry>());
        foreach (var entry in ZipEntries.DataEntries(file, asked.Reading.Limits))
        {
            try
            {
                parts.Add(InspectPart(file, entry, asked));
            }
            catch (SourceException e)
            {
                skipped.Add(new SkippedEntry(entry, e.Message));
            }
        }

        skipped.AddRange(SystemParts.Strangers(parts, p => (p.Entry, p.Details)));
        parts.RemoveAll(p => skipped.Exists(s => s.Entry == p.Entry));
        return parts.Count > 0
            ? new FeedbackSourcePlan(file, parts, skipped, asked.Reading.Limits)
            : throw new SourceException($"{file.Name}: no entry of the zip can be read as feedback: {string.Join("; ", skipped.Select(s => $"{s.Entry}: {s.Reason}"))}");
    }

    private static FeedbackPartPlan InspectPart(SourceFile file, string? entry, FeedbackRequest request)
    {
        try
        {
            return Look(file, entry, request);
        }
        catch (SourceException e) when (!e.Message.StartsWith(file.Name, StringComparison.Ordinal))
        {
            throw new SourceException($"{(entry is null ? file.Name : $"{file.Name} › {entry}")}: {e.Message}", e.Line, e);
        }
    }

    private static FeedbackPartPlan Look(SourceFile file, string? entry, FeedbackRequest request)
    {
        var (format, details, columns, rows, isWhole) = PartLook.At(file, entry, request.Reading, SystemYield.Feedback);
        var plan = new FeedbackPartPlan
        {
            Entry = entry,
            Format = format.Name,
            Details = details,
            Columns = [.. columns.Select(c => c.Describe(rows))],
            Roles = ColumnMapping.None,
            Reasons = ColumnMapping.None,
            Constants = ColumnMapping.None,
            Kind = FeedbackKind.Survey,
            KindReason = "",
            Notes = details.Notes,
        };
        return new FeedbackGuesser(columns, rows, request, entry ?? file.Name).Complete(plan, PartLook.AreAllKnown(details, rows, isWhole));
    }
}
