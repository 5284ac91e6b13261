namespace Kelione.Sources;

/// <summary>What shows of a part of a file before anybody decides what its columns mean: its format, how that is written, the system it comes from, its columns and first values.</summary>
/// <param name="Format">The format.</param>
/// <param name="Details">How it is written; names the system where it is the export of one.</param>
/// <param name="Columns">The columns with values: of a system's export those of its events or feedback, else those of the file.</param>
/// <param name="Rows">How many records the values are of.</param>
/// <param name="IsWhole">Whether these are all records.</param>
internal sealed record PartLook(SourceFormat Format, FormatDetails Details, IReadOnlyList<ColumnValues> Columns, int Rows, bool IsWhole)
{
    private const int SampledRecords = 5_000;

    /// <summary>Looks at a part of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="entry">The entry of a zip; null elsewhere.</param>
    /// <param name="request">What is given rather than found out. A format named there is kept to; a system named there is taken at its word.</param>
    /// <param name="wanted">What is to be brought in.</param>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static PartLook At(SourceFile file, string? entry, ImportRequest request, SystemYield wanted = SystemYield.Events)
    {
        var (general, sample, profile) = Recognised(file, entry, request);
        var format = general.Format;
        if (profile is null)
        {
            return general;
        }

        if (!profile.Yields.Contains(wanted))
        {
            return wanted == SystemYield.Events && request.Format is null && request.Roles.Count == 0 && request.Mapping is null ? throw NoEvents(profile) : general;
        }

        if (profile.Refusal(sample) is { } refusal)
        {
            throw new SourceException($"{(entry is null ? file.Name : $"{file.Name} › {entry}")}: {refusal}");
        }

        var system = Look(file, entry, request, format, SystemProfiles.Applied(profile, sample, request, wanted));

        // Whoever names a column of the file itself wants the file as a table.
        var named = request.Roles.Values.Concat(request.Mapping?.Roles.Values ?? []).ToList();
        return request.Format is null && named.Exists(n => sample.Has(n) && system.Columns.All(c => c.Name != n)) ? general : system;
    }

    /// <summary>Looks at a part as a general table, and says which system it comes from; null for none that is known.</summary>
    public static (PartLook General, ProfileSample Sample, SystemProfile? Profile) Recognised(SourceFile file, string? entry, ImportRequest request)
    {
        var (format, head) = FormatOf(file, entry, request);
        var general = Look(file, entry, request, format, null);
        var sample = new ProfileSample(format.Name, entry ?? file.Name, general.Details, general.Columns, general.Rows) { Head = head };
        return (general, sample, request.Format is { } name ? SystemProfiles.Find(name) : SystemProfiles.Recognise(sample));
    }

    private static SourceException NoEvents(SystemProfile profile) => new(profile.Yield == SystemYield.Demand
        ? $"this is an export of {profile.Title}: it holds how much was searched for, no events of customers. Bring it in as demand."
        : $"this is an export of {profile.Title}: it holds what customers say, no events. Bring it in as feedback.");

    /// <summary>Whether no column can show only later.</summary>
    public static bool AreAllKnown(FormatDetails details, int rows, bool isWhole) => (details.Columns is not null && details.System is null) || (isWhole && rows > 0);

    private static PartLook Look(SourceFile file, string? entry, ImportRequest request, SourceFormat format, FormatDetails? known)
    {
        using var content = SourceContent.Open(file, entry, request.Limits);
        var details = known ?? format.Inspect(content, request);

        // What was unpacked to a file is not unpacked again.
        using var anew = content.IsUnpackedToFile || known is not null ? null : SourceContent.Open(file, entry, request.Limits);
        var (columns, rows, isWhole) = Sample(anew ?? content, format, details, request);
        return new PartLook(format, details, columns, rows, isWhole);
    }

    private static (SourceFormat Format, string Head) FormatOf(SourceFile file, string? entry, ImportRequest request)
    {
        using var content = SourceContent.Open(file, entry, request.Limits);
        var head = SourceHead.Of(content.Stream);
        if (content.Packing != Packing.None && IsArchive(head))
        {
            throw new SourceException($"{content.DisplayName}: an archive inside an archive is refused; unpack the outer one first.");
        }

        var format = request.Format is { } name && SystemProfiles.Find(name) is null ? SourceFormats.Named(name) : SourceFormats.Recognise(head, content.DisplayName);
        return (format, head.Text[..Math.Min(head.Text.Length, ProfileSample.HeadLength)]);
    }

    private static bool IsArchive(SourceHead head)
    {
        var isSpreadsheet = head.Bytes.AsSpan().IndexOf("xl/"u8) >= 0 || head.Bytes.AsSpan().IndexOf("[Content_Types].xml"u8) >= 0;
        return head.StartsWith([0x1F, 0x8B]) || (head.StartsWith("PK\x3\x4"u8) && !isSpreadsheet);
    }

    private static (IReadOnlyList<ColumnValues> Columns, int Rows, bool IsWhole) Sample(
        SourceContent content, SourceFormat format, FormatDetails details, ImportRequest request)
    {
        using var reader = SystemProfiles.Open(format, content, details, request.Limits);
        var columns = new List<ColumnValues>();
        var rows = 0;
        var isWhole = false;
        try
        {
            for (var read = 0; read < SampledRecords && !(isWhole = !reader.Read()); read++)
            {
                AddMissing(columns, reader.Columns);
                if (reader.Row.Problem is not null)
                {
                    continue;
                }

                rows++;
                for (var i = 0; i < reader.Row.Count && i < columns.Count; i++)
                {
                    if (reader.Row[i] is var cell && !Row.IsAbsent(cell))
                    {
                        columns[i].Add(cell);
                    }
                }
            }
        }
        catch (SourceException) when (rows > 0)
        {
            // The records before the damage are sample enough; the reading itself reports the damage.
        }

        AddMissing(columns, reader.Columns);
        return (columns, rows, isWhole);
    }

    private static void AddMissing(List<ColumnValues> values, ColumnSet columns)
    {
        while (values.Count < columns.Count)
        {
            values.Add(new ColumnValues(columns[values.Count]));
        }
    }
}
