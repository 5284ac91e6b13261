using System.Globalization;

namespace Kelione.Journeys;

/// <summary>Puts feedback into groups.</summary>
public static class FeedbackGroups
{
    /// <summary>The groups of an entry: one, several for segments, none where it is in no segment. The empty name stands for what is not known.</summary>
    public static IEnumerable<string> Of(VoicedEntry voiced, FeedbackGrouping by, string? attribute)
    {
        var entry = voiced.Entry;
        return by switch
        {
            FeedbackGrouping.Segment => voiced.Segments ?? [],
            FeedbackGrouping.All => [""],
            _ => [KeyOf(voiced, entry, by, attribute) ?? ""],
        };
    }

    /// <summary>Whether the groups stand in the order of time, and not of size.</summary>
    public static bool IsOfTime(FeedbackGrouping by) => by is FeedbackGrouping.Month or FeedbackGrouping.Week;

    /// <summary>How the groups were made, where that is not plain.</summary>
    public static IEnumerable<PolicyLine> Policy(FeedbackGrouping by) => IsOfTime(by) ? [new PolicyLine("calendar", "months and weeks in UTC; a week begins on Monday")] : [];

    /// <summary>The entries in their groups, in the order in which groups are shown: by time, ages by name, else the largest first; what is not known comes last.</summary>
    public static IReadOnlyList<KeyValuePair<string, List<VoicedEntry>>> Group(IEnumerable<VoicedEntry> entries, FeedbackGrouping by, string? attribute)
    {
        var groups = new Dictionary<string, List<VoicedEntry>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var key in Of(entry, by, attribute))
            {
                if (!groups.TryGetValue(key, out var group))
                {
                    groups.Add(key, group = []);
                }

                group.Add(entry);
            }
        }

        var known = groups.Where(g => g.Key.Length > 0 || by == FeedbackGrouping.All);
        var unknown = groups.Where(g => g.Key.Length == 0 && by != FeedbackGrouping.All);
        var ordered = IsOfTime(by) || by == FeedbackGrouping.Age
            ? known.OrderBy(g => g.Key, StringComparer.Ordinal)
            : known.OrderByDescending(g => g.Value.Count).ThenBy(g => g.Key, StringComparer.Ordinal);
        return [.. ordered, .. unknown];
    }

    private static string? KeyOf(VoicedEntry voiced, FeedbackEntry entry, FeedbackGrouping by, string? attribute) => by switch
    {
        FeedbackGrouping.Month => entry.TimeMicros is { } time ? UtcTime.ToDateTime(time).ToString("yyyy-MM", CultureInfo.InvariantCulture) : null,
        FeedbackGrouping.Week => entry.TimeMicros is { } time ? Monday(time) : null,
        FeedbackGrouping.Source => entry.Source,
        FeedbackGrouping.Kind => FeedbackKinds.NameOf(entry.Kind),
        FeedbackGrouping.Channel => entry.Channel,
        FeedbackGrouping.Touchpoint => entry.Touchpoint,
        FeedbackGrouping.Version => entry.ProductVersion,
        FeedbackGrouping.Language => voiced.Language,
        FeedbackGrouping.Age => entry.AgeGroup,
        FeedbackGrouping.Attribute => entry.Attributes.GetValueOrDefault(attribute ?? ""),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };

    private static string Monday(long time)
    {
        var day = UtcTime.ToDateTime(time).Date;
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
