using System.Globalization;

namespace Kelione.Web.Shared;

/// <summary>Ids of elements that name one another; unique while the server runs.</summary>
internal static class SheetIds
{
    private static long _last;

    /// <summary>A new one.</summary>
    public static string Next() => "k" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
}
