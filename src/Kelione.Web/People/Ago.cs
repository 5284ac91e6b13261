using System.Globalization;
using Kelione.Web.Shared;

namespace Kelione.Web.People;

/// <summary>How long ago something was, as people say it.</summary>
internal static class Ago
{
    /// <summary>"now", "12 min ago", "yesterday", else the day.</summary>
    public static string Of(DateTimeOffset? moment, DateTimeOffset now)
    {
        var texts = PeopleTexts.All;
        if (moment is not { } at)
        {
            return texts["Ago.Never"];
        }

        var (local, today) = (at.ToLocalTime(), now.ToLocalTime());
        return (now - at).TotalMinutes switch
        {
            < 2 => texts["Ago.Now"],
            < 60 and var minutes => texts["Ago.Minutes", (int)minutes],
            _ when local.Date == today.Date => local.ToString("HH:mm", CultureInfo.InvariantCulture),
            _ when local.Date == today.Date.AddDays(-1) => texts["Ago.Yesterday"],
            _ => Figures.Day(DateOnly.FromDateTime(local.DateTime), DateOnly.FromDateTime(today.DateTime)),
        };
    }
}
