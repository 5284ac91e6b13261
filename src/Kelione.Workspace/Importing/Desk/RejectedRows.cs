using System.Globalization;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>The rejected records of an import, read again from the file in which they are kept.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Reasons">How many each sort of reason has, the commonest first.</param>
/// <param name="Rows">The first of them, some of each reason.</param>
public sealed record RejectedRows(long Total, IReadOnlyList<KeyValuePair<string, long>> Reasons, IReadOnlyList<RejectedRow> Rows)
{
    private const int Shown = 60;
    private const int ShownOfReason = 12;

    /// <summary>Where a file of rejected records lies.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="name">The file's name in the folder of imports, as reports and the journal name it.</param>
    /// <exception cref="MendableException">There is no such file; it may have been erased with a customer.</exception>
    public static string PathOf(WorkspaceFolder folder, string name)
    {
        var path = Path.Combine(folder.ImportsFolder, Path.GetFileName(name));
        return name == Path.GetFileName(name) && name.EndsWith(".csv", StringComparison.Ordinal) && File.Exists(path)
            ? path
            : throw new MendableException("These rejected rows are not kept any more.");
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="MendableException">There is no such file.</exception>
    public static RejectedRows Read(WorkspaceFolder folder, string name)
    {
        using var content = SourceContent.Open(new SourceFile(PathOf(folder, name)), null, SourceLimits.Default);
        using var text = new TextBlocks(content.Stream);
        using var tokens = new DelimitedTokenizer(text, new Dialect(',', Quoted: true, '\n'), SourceLimits.Default);
        var (row, total, reasons, rows) = (new Row(), 0L, new Dictionary<string, long>(StringComparer.Ordinal), new List<RejectedRow>());
        tokens.Read(row);
        while (tokens.Read(row))
        {
            total++;
            var rejected = new RejectedRow(Cell(row, 0), Number(row, 1), Number(row, 2), Cell(row, 3) is { Length: > 0 } field ? field : null, Cell(row, 4), Cell(row, 5));
            var reason = RejectionReason.Of(rejected.Reason);
            var seen = reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            if (rows.Count < Shown && seen <= ShownOfReason)
            {
                rows.Add(rejected);
            }
        }

        return new RejectedRows(total, [.. reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)], rows);
    }

    private static string Cell(Row row, int index) => row[index].ToString();

    private static long Number(Row row, int index) => long.TryParse(row[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
