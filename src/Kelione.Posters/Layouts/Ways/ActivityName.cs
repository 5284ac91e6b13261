namespace Kelione.Posters.Layouts.Ways;

/// <summary>The names of events as readers see them.</summary>
internal static class ActivityName
{
    /// <summary>An event's name with spaces in place of underscores, so that long ones can be set on several lines.</summary>
    public static string Of(string activity) => activity.Replace('_', ' ').Trim() is { Length: > 0 } name ? name : activity;
}
