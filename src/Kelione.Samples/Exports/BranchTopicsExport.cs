using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Branch's daily exports of all topics as a customer keeps them: a zip with a table for each. What a topic names by itself has that name; custom and standard events have their own.</summary>
internal sealed class BranchTopicsExport : SystemExport
{
    private static readonly (string Topic, string? Name)[] Topics =
    [
        ("eo_click", "CLICK"), ("eo_view_cta", "VIEW_CTA"), ("eo_open", "OPEN"), ("eo_install", "INSTALL"), ("eo_reinstall", "REINSTALL"), ("eo_web_session_start", "WEB_SESSION_START"),
        ("eo_web_to_app_auto_redirect", "WEB_TO_APP_AUTO_REDIRECT"), ("eo_pageview", "PAGEVIEW"), ("eo_commerce_event", null), ("eo_custom_event", null), ("eo_content_event", null), ("eo_user_lifecycle_event", null),
        ("eo_impression", "IMPRESSION"), ("eo_dismissal", "DISMISSAL"),
    ];

    /// <summary>The name of an event in its topic.</summary>
    public static string NameOf(JourneyEvent e) => TopicOf(e).Name ?? e.Activity;

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        List<JourneyEvent> chosen = [.. Choose(events)];
        ExportFiles.Zip(target, [.. chosen.GroupBy(e => TopicOf(e).Topic).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
            ($"{g.Key}.csv", ExportFiles.Table(g.Select(e => (IReadOnlyList<string?>)[.. MarketingExports.BranchFields.Select(f => f == "name" ? NameOf(e) : MarketingExports.BranchCell(e, f))]).Prepend(MarketingExports.BranchFields), lineEnd: "\n")))]);
        return new ExportTally(chosen.Count);
    }

    private static (string Topic, string? Name) TopicOf(JourneyEvent e) => Topics[ExportWords.Number(ExportWords.Key(e)) % Topics.Length];
}
