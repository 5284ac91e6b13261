using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Finds out how a file would be imported.</summary>
public static class SourceInspector
{
    /// <summary>Finds out how a file would be imported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What is given rather than found out; null for nothing.</param>
    /// <exception cref="SourceException">The file cannot be read, or what was asked does not fit it.</exception>
    public static SourcePlan Inspect(string path, ImportRequest? request = null) => Inspect(new SourceFile(path), request);

    /// <summary>Finds out how a file would be imported. A plan may lack parts of an event: see <see cref="PartPlan.Missing"/> and <see cref="EnsureComplete"/>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out; null for nothing.</param>
    /// <exception cref="SourceException">The file cannot be read, or what was asked does not fit it.</exception>
    public static SourcePlan Inspect(SourceFile file, ImportRequest? request = null)
    {
        var asked = request ?? ImportRequest.Default;
        ColumnMapping.CheckRoles(asked.Roles, "the options");
        _ = ZoneRule.Of(asked.Zone ?? asked.Mapping?.Zone);
        using (var stream = SourceContent.OpenFile(file))
        {
            if (SourceContent.PackingOf(stream, file) != Packing.Zip)
            {
                return new SourcePlan(file, SourceContent.PackingOf(stream, file), [InspectPart(file, null, asked)], [], asked);
            }
        }

        var parts = new List<PartPlan>();
        var skipped = new List<SkippedEntry>();
        var entries = ZipEntries.DataEntries(file, asked.Limits);
        foreach (var entry in entries)
        {
            try
            {
                var part = InspectPart(file, entry, asked);
                if (part.Missing.Count == 0 || entries.Count == 1)
                {
                    parts.Add(part);
                }
                else
                {
                    skipped.Add(new SkippedEntry(entry, $"no column was found for: {string.Join(", ", part.Missing)}"));
                }
            }
            catch (SourceException e) when (entries.Count > 1)
            {
                skipped.Add(new SkippedEntry(entry, e.Message));
            }
        }

        skipped.AddRange(SystemParts.Strangers(parts, p => (p.Entry, p.Details)));
        parts.RemoveAll(p => skipped.Exists(s => s.Entry == p.Entry));
        return parts.Count > 0
            ? new SourcePlan(file, Packing.Zip, parts, skipped, asked)
            : throw new SourceException($"{file.Name}: no entry of the zip can be imported: {string.Join("; ", skipped.Select(s => $"{s.Entry}: {s.Reason}"))}");
    }

    /// <summary>Checks that a plan has all that an event needs.</summary>
    /// <exception cref="SourceException">A part is missing; the message lists the columns with samples and says which option to give.</exception>
    public static void EnsureComplete(SourcePlan plan)
    {
        foreach (var part in plan.Parts)
        {
            if (part.Missing.Count > 0)
            {
                var name = part.Entry is null ? plan.File.Name : $"{plan.File.Name} › {part.Entry}";
                var columns = part.Columns.Select(c => $"  {c.Name}: {(c.Samples.Count == 0 ? "(empty)" : string.Join(" | ", c.Samples))}");
                var options = part.Missing.Select(m => $"--{m} COLUMN");
                throw new SourceException(
                    $"{name}: no column was found for: {string.Join(", ", part.Missing)}. Say which with {string.Join(" ", options)}. The columns are:\n{string.Join("\n", columns)}");
            }
        }
    }

    private static PartPlan InspectPart(SourceFile file, string? entry, ImportRequest request)
    {
        var name = entry is null ? file.Name : $"{file.Name} › {entry}";
        try
        {
            return Look(file, entry, request);
        }
        catch (SourceException e) when (!e.Message.StartsWith(file.Name, StringComparison.Ordinal) && !e.Message.StartsWith(file.Path, StringComparison.Ordinal))
        {
            throw new SourceException(Invariant($"{name}{(e.Line > 0 ? Invariant($", line {e.Line}") : "")}: {e.Message}"), e.Line, e);
        }
    }

    private static PartPlan Look(SourceFile file, string? entry, ImportRequest request)
    {
        var (format, details, columns, rows, isWhole) = PartLook.At(file, entry, request);
        var guessed = MappingGuesser.Guess(columns, rows, PartLook.AreAllKnown(details, rows, isWhole), details, request);
        var time = TimePlanOf(guessed);
        return new PartPlan
        {
            Entry = entry,
            Format = format.Name,
            Details = details,
            Columns = [.. columns.Select(c => c.Describe(rows))],
            SampledRecords = rows,
            Mapping = guessed.Mapping,
            Reasons = guessed.Reasons,
            Time = time,
            Missing = guessed.Missing,
            NoCustomerWords = columns.FirstOrDefault(c => c.Name == guessed.Mapping.ColumnOf(EventFields.Customer)) is { } customer ? NoneWords.In(customer) : [],
            Notes = [.. details.Notes, .. NotesOf(guessed, time), .. HashNotes(guessed.Mapping, columns, rows)],
        };
    }

    private static TimePlan TimePlanOf(GuessedMapping guessed)
    {
        var mapping = guessed.Mapping;
        var inFile = guessed.Time.Offsets == 1 || mapping.TimeFormat is { } format && TimeFormats.IsEpoch(format);
        var origin = inFile ? ZoneOrigin.InFile : mapping.Zone is not null ? ZoneOrigin.Given : ZoneOrigin.AssumedUtc;
        return new TimePlan(
            mapping.TimeFormat, mapping.ColumnOf(ColumnMapping.TimeOfDay) is null ? null : guessed.TimeOfDay, ZoneRule.Of(mapping.Zone).Name, origin);
    }

    private static IEnumerable<string> HashNotes(ColumnMapping mapping, IReadOnlyList<ColumnValues> columns, int rows) =>
        HashFields.Unmatched(mapping, [.. columns.Select(c => c.Name)])
            .Select(name => Invariant($"{name}: is to be hashed, but is in none of the first {rows} records; is it spelt as in the file?"));

    private static IEnumerable<string> NotesOf(GuessedMapping guessed, TimePlan time)
    {
        if (guessed.Mapping.ColumnOf(EventFields.Time) is { } column)
        {
            if (guessed.Time.Assumption is { } assumption)
            {
                yield return $"{column}: {assumption}";
            }

            if (guessed.Time.Offsets is > 0 and < 1)
            {
                yield return $"{column}: some times carry an offset from UTC, the others are taken as {time.Zone}";
            }

            if (time.ZoneOrigin == ZoneOrigin.AssumedUtc)
            {
                yield return $"{column}: no zone is stated, UTC is assumed (say it with --zone)";
            }
        }

        foreach (var ignored in guessed.Mapping.Ignore.Where(i => i.StartsWith("column ", StringComparison.Ordinal)))
        {
            yield return $"{ignored}: a running number without a name is not kept";
        }
    }
}
