using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>The first records of a file as they stand in it, for a preview.</summary>
/// <param name="Columns">The columns, in the file's order.</param>
/// <param name="Rows">The records.</param>
public sealed record FirstRows(IReadOnlyList<string> Columns, IReadOnlyList<FirstRow> Rows)
{
    private const int LongestCell = 80;

    /// <summary>Reads them.</summary>
    /// <param name="plan">The file.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="most">How many.</param>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static FirstRows Of(SourcePlan plan, PartPlan part, int most = 5)
    {
        using var content = SourceContent.Open(plan.File, part.Entry, plan.Request.Limits);
        using var reader = SystemProfiles.Open(SourceFormats.Named(part.Format), content, part.Details, plan.Request.Limits);
        var rows = new List<FirstRow>();
        try
        {
            while (rows.Count < most && reader.Read())
            {
                rows.Add(new FirstRow(reader.Row.Line, reader.Row.Record, [.. Enumerable.Range(0, reader.Row.Count).Select(i => Cut(reader.Row[i]))], reader.Row.Problem));
            }
        }
        catch (SourceException) when (rows.Count > 0)
        {
            // What comes before the damage is preview enough; the check of the whole file tells of it.
        }

        return new FirstRows([.. reader.Columns.Names], rows);
    }

    private static string Cut(ReadOnlySpan<char> cell) => cell.Length <= LongestCell ? cell.ToString() : string.Concat(cell[..LongestCell], "…");
}

/// <summary>One record of a preview.</summary>
/// <param name="Line">The line on which it begins, from 1; 0 where the format has no lines.</param>
/// <param name="Record">Its number, from 1.</param>
/// <param name="Cells">Its texts by column; shorter where the last ones are absent.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
public sealed record FirstRow(long Line, long Record, IReadOnlyList<string> Cells, string? Problem);
