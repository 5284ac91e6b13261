using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>How the numbers were made, line by line.</summary>
internal static class PolicyTable
{
    /// <summary>Makes it.</summary>
    public static PublishedTable Of(MapMeasurement measurement, TableWords words) => new(
        words["HowMeasured"],
        [new TableColumn("Measure", "", TableColumnKind.Name), new TableColumn("Policy", "", TableColumnKind.Text)],
        [.. measurement.Policy.Select(p => new TableRow(-1, [TableCell.Of(p.Name), TableCell.Of(p.Value)]))]);
}
