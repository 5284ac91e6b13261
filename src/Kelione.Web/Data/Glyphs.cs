namespace Kelione.Web.Data;

/// <summary>The lines of icons that only Data and Improve use, 24 units wide.</summary>
internal static class Glyphs
{
    public const string Upload = "M12 16V5m-4 4 4-4 4 4M5 20h14";
    public const string Download = "M12 4v11m-4-4 4 4 4-4M5 20h14";
    public const string Sheet = "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6";
    public const string Clock = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2";
    public const string Warning = "M12 4l9 16H3zM12 10v4M12 17v.01";
    public const string Pause = "M9 5v14M15 5v14";
    public const string Play = "M8 5l11 7-11 7z";
    public const string Undo = "M9 7L4 12l5 5M4 12h10a5 5 0 0 1 0 10h-2";
    public const string Bin = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13";
    public const string Link = "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1-1";
    public const string Merge = "M4 6h4c5 0 5 6 10 6M4 18h4c5 0 5-6 10-6M15 9l3 3-3 3";
    public const string Grip = "M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01";
}
