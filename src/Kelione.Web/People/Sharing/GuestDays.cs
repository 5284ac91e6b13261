using System.Globalization;
using System.Text.RegularExpressions;
using Kelione.Web.Shared;

namespace Kelione.Web.People.Sharing;

/// <summary>Days that a file writes for programs (2026-04-01, and 2026-04-01 12:30), as a person reads them.</summary>
internal static partial class GuestDays
{
    /// <summary>A text of the file's own making with its days in the reader's way..</summary>
    public static string InWords(string text) => Written().Replace(text, m =>
        DateOnly.TryParseExact(m.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Figures.Day(day) + (m.Groups["time"] is { Success: true } time ? ", " + time.Value : "")
            : m.Value);

    // A snapshot is called by its day and a number (2026-04-01-02), which is a name and no day.
    [GeneratedRegex(@"(?<![\d-])(?<day>\d{4}-\d{2}-\d{2})(?: (?<time>\d{2}:\d{2}))?(?![\d-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Written();
}
