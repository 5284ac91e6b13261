using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Frame;

/// <summary>The table that says the same as a picture, for export. Cells are invariant texts: numbers with a point, moments in UTC.</summary>
/// <param name="Name">A short file name, without ending.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The cells; null for none.</param>
public sealed record ExploreTable(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>Every number of an answer that has an address, as rows.</summary>
    public static ExploreTable Of(string name, Answer answer) => new(
        name,
        ["address", "kind", "value", "customers", "of"],
        answer.Measures().Select(m => (IReadOnlyList<string?>)[m.Address, m.Kind.ToString().ToLowerInvariant(), Text(m.Value), m.Kind == MeasureKind.Share ? Text(m.Count) : null, m.Kind == MeasureKind.Share ? Text(m.Of) : null]));

    /// <summary>A number as a cell; null where there is none.</summary>
    public static string? Text(double? number) => number is { } n && double.IsFinite(n) ? n.ToString("R", CultureInfo.InvariantCulture) : null;

    /// <summary>A count as a cell.</summary>
    public static string Text(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>As comma-separated values that are safe to open in a spreadsheet.</summary>
    public string ToCsv()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        SafeCsv.WriteRow(writer, Columns);
        foreach (var row in Rows)
        {
            SafeCsv.WriteRow(writer, row);
        }

        return writer.ToString();
    }
}
