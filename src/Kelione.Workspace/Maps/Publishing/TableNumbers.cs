using System.Globalization;

namespace Kelione.Workspace;

/// <summary>Numbers of published tables as people read them.</summary>
internal static class TableNumbers
{
    /// <summary>The number in a culture.</summary>
    public static string Text(double number, TableColumnKind kind, CultureInfo culture) => kind switch
    {
        TableColumnKind.Share => number.ToString("P1", culture),
        TableColumnKind.Hours => number.ToString(number < 10 ? "N2" : "N1", culture),
        TableColumnKind.Emotion => number.ToString("+0.0;-0.0;0.0", culture),
        TableColumnKind.Score => number.ToString("0.0", culture),
        _ => number.ToString("N0", culture),
    };
}
