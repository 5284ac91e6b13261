using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>How a file of demand is read, and what is in it. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="System">Where it comes from: <see cref="SystemProfile.Name"/>.</param>
/// <param name="Points">What was read.</param>
/// <param name="Rejected">Records that were rejected.</param>
/// <param name="Notes">What a person should know.</param>
/// <param name="Skipped">Entries of a zip that are not read, each with the reason.</param>
public sealed record DemandSource(SourceFile File, string System, IReadOnlyList<DemandPoint> Points, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Notes, IReadOnlyList<SkippedEntry> Skipped);

/// <summary>Reads exports of search demand. They are small: a file is read whole, up to a bound.</summary>
public static class DemandReader
{
    /// <summary>The most points that are taken of one file.</summary>
    public const int Most = 1_000_000;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out; null for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">It cannot be read, or is no export of search demand that is known.</exception>
    public static DemandSource Read(SourceFile file, ImportRequest? request = null, CancellationToken cancellationToken = default)
    {
        var asked = request ?? ImportRequest.Default;
        var (points, rejected, notes, skipped) = (new List<DemandPoint>(), new List<RejectedRow>(), new List<string>(), new List<SkippedEntry>());
        string? system = null;
        foreach (var entry in EntriesOf(file, asked))
        {
            try
            {
                var look = PartLook.At(file, entry, asked, SystemYield.Demand);
                if (look.Details.SystemYield != SystemYield.Demand)
                {
                    throw new SourceException("this is no export of search demand that is known (Google Trends, Yandex Wordstat, Statista)");
                }

                // All of an entry or nothing: half a series would look as if demand had ended.
                var (read, refused) = (new List<DemandPoint>(), new List<RejectedRow>());
                ReadPart(file, entry, look, asked.Limits, read, refused, cancellationToken);
                if (points.Count + rejected.Count + read.Count + refused.Count > Most)
                {
                    throw TooMany(file);
                }

                system = look.Details.System;
                notes.AddRange(look.Details.Notes);
                points.AddRange(read);
                rejected.AddRange(refused);
            }
            catch (SourceException e) when (entry is not null)
            {
                skipped.Add(new SkippedEntry(entry, e.Message));
            }
        }

        return system is not null
            ? new DemandSource(file, system, points, rejected, [.. notes.Distinct(StringComparer.Ordinal)], skipped)
            : throw new SourceException($"{file.Name}: no entry of the zip is an export of search demand: {string.Join("; ", skipped.Select(s => $"{s.Entry}: {s.Reason}"))}");
    }

    private static IReadOnlyList<string?> EntriesOf(SourceFile file, ImportRequest request)
    {
        using var stream = SourceContent.OpenFile(file);
        return SourceContent.PackingOf(stream, file) == Packing.Zip ? [.. ZipEntries.DataEntries(file, request.Limits)] : [null];
    }

    private static void ReadPart(SourceFile file, string? entry, PartLook look, SourceLimits limits, List<DemandPoint> points, List<RejectedRow> rejected, CancellationToken cancellationToken)
    {
        using var content = SourceContent.Open(file, entry, limits);
        using var reader = SystemProfiles.Open(look.Format, content, look.Details, limits);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = reader.Row;
            if (row.Problem is { } problem)
            {
                rejected.Add(new RejectedRow(content.DisplayName, row.Line, row.Record, row.ProblemField, problem, reader.RawText(RawTexts.Longest)));
            }
            else if (PointOf(reader) is { } point)
            {
                points.Add(point);
            }
            else
            {
                rejected.Add(new RejectedRow(content.DisplayName, row.Line, row.Record, null, "the row holds no topic, no period or no number", reader.RawText(RawTexts.Longest)));
            }

            if (points.Count + rejected.Count > Most)
            {
                throw TooMany(file);
            }
        }
    }

    private static SourceException TooMany(SourceFile file) => new(Invariant($"{file.Name}: has more than {Most} rows, which no export of search demand has."));

    private static DemandPoint? PointOf(IRowReader reader)
    {
        string Text(string role) => reader.Columns.IndexOf(role) is >= 0 and var column ? reader.Row[column].Trim().ToString() : "";
        if (Text(DemandRoles.Topic) is not { Length: > 0 } topic
            || !DateTime.TryParseExact(Text(DemandRoles.Start), "yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            || !DateTime.TryParseExact(Text(DemandRoles.End), "yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) || end <= start
            || !double.TryParse(Text(DemandRoles.Value), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value) || value < 0)
        {
            return null;
        }

        var unit = Text(DemandRoles.Unit) switch { "count" => DemandUnit.Count, "index" => DemandUnit.Index, _ => DemandUnit.Other };
        return new DemandPoint
        {
            Topic = topic, Source = Text(DemandRoles.Source), Region = Text(DemandRoles.Region), Start = start, End = end, Value = value, Unit = unit, UnitText = unit == DemandUnit.Other ? Text(DemandRoles.Unit) : "",
        };
    }
}
