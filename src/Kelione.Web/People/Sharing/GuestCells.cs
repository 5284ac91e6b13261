using System.Globalization;
using Kelione.Maps;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.People.Sharing;

/// <summary>A published table as a guest reads it. In a file times stand in hours, so that a program can count with them; a person reads each in its own unit.</summary>
internal static class GuestCells
{
    private const double SecondsAnHour = 3600;

    private static AreaTexts L => PeopleTexts.All;

    /// <summary>Whether a column is nobody's business outside: how steps are bound to the company's events.</summary>
    public static bool IsInner(TableColumn column) => column.Key.ToUpperInvariant() is "EVENTS" or "SUCCESS";

    /// <summary>Whether a column holds numbers.</summary>
    public static bool IsNumber(TableColumn column) => column.Kind > TableColumnKind.Text;

    /// <summary>A column's title; of a time without the file's unit.</summary>
    public static string Title(TableColumn column) => column.Key switch
    {
        "MedianHours" => L["Guest.Median"],
        "P90Hours" => L["Guest.P90"],
        _ => column.Title,
    };

    /// <summary>What stands in a cell; why there is nothing, where nothing does.</summary>
    public static string Text(TableColumn column, TableCell cell) => cell.Number is not { } number ? cell.Text.Length > 0 ? column.Key is "Due" or "Status" ? GuestDays.InWords(cell.Text) : cell.Text : cell.Lack : column.Kind switch
    {
        TableColumnKind.Share => Figures.Percent(number),
        TableColumnKind.Count => Figures.Count((long)Math.Round(number)),
        TableColumnKind.Hours => Figures.Length(number * SecondsAnHour),
        TableColumnKind.Emotion => Figures.Signed(number),
        _ => Figures.Number(number),
    };

    /// <summary>How a cell is marked: what was only assumed, and what is missing.</summary>
    public static string Class(TableColumn column, TableCell cell) =>
        string.Join(' ', new[] { IsNumber(column) ? "number" : "", column.Kind == TableColumnKind.Text ? "words" : "", cell.Source == ProvenanceKind.Assumption || cell.IsEmpty ? "assumed" : "" }.Where(c => c.Length > 0));
}
