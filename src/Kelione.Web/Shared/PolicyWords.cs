using System.Globalization;
using System.Text.RegularExpressions;

namespace Kelione.Web.Shared;

/// <summary>The lines of a policy in the language of the person. What a person typed, such as a rule or a name, stays as it is.</summary>
internal static partial class PolicyWords
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "window", "within", "order", "ties", "period", "filters", "segment", "session", "interval", "repeats", "times", "exclusions", "rightPeriod" };

    /// <summary>The name of a line, with a capital letter.</summary>
    public static string Name(string name)
    {
        var said = Known.Contains(name) ? FrameTexts.All["Policy." + name] : SentenceBook.Say(name);
        return said.Length == 0 ? said : char.ToUpperInvariant(said[0]) + said[1..];
    }

    /// <summary>The statement of a line. A period is told in days as everywhere else; one that does not begin and end at midnight in UTC, with its hours.</summary>
    public static string Value(string value) => value switch
    {
        "none" => FrameTexts.All["Policy.None"],
        "all time" => FrameTexts.All["Period.all"],
        _ when PeriodForm().Match(value) is { Success: true } period => Period(Moment(period.Groups["from"].Value), Moment(period.Groups["to"].Value)),
        _ => SentenceBook.Say(value),
    };

    private static string Period(DateTimeOffset? from, DateTimeOffset? to)
    {
        // The end is the first moment outside: the day before it is the last one inside.
        if (IsMidnight(from) && IsMidnight(to))
        {
            return $"{Figures.Period(Day(from), Day(to?.AddTicks(-1)))} (UTC)";
        }

        return $"{(from is { } f ? Figures.Moment(f) : "…")} – {(to is { } t ? Figures.Moment(t) : "…")} (UTC)";
    }

    private static bool IsMidnight(DateTimeOffset? moment) => moment is null || moment.Value.UtcDateTime.TimeOfDay == TimeSpan.Zero;

    private static DateOnly? Day(DateTimeOffset? moment) => moment is { } m ? DateOnly.FromDateTime(m.UtcDateTime) : null;

    private static DateTimeOffset? Moment(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    [GeneratedRegex(@"^(?<from>…|\d{4}-\d{2}-\d{2}T[\d:.]+Z) \.\. (?<to>…|\d{4}-\d{2}-\d{2}T[\d:.]+Z)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PeriodForm();
}
