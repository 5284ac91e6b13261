namespace Kelione.Workspace;

/// <summary>Tells by its name what an activity is no step for: what machines report, and what went wrong. Only names that leave little doubt.</summary>
internal static class ActivitySorts
{
    private static readonly HashSet<string> ErrorWords = new(StringComparer.Ordinal)
    {
        "error", "errors", "err", "fail", "failed", "failure", "exception", "crash", "crashed", "declined", "ошибка", "ошибки", "сбой", "отклонен", "отклонён", "错误", "失败",
        "błąd", "blad", "błędy", "odrzucona", "klaida", "klaidos", "nepavyko",
    };

    private static readonly HashSet<string> MachineWords = new(StringComparer.Ordinal)
    {
        "heartbeat", "ping", "background", "foreground", "impression", "impressions", "scroll", "debug", "sync", "timer", "telemetry", "healthcheck", "cron",
    };

    /// <summary>Names that analytics tools give by themselves.</summary>
    private static readonly HashSet<string> MachineNames = new(StringComparer.Ordinal)
    {
        "user engagement", "first visit", "os update", "app update", "app remove", "app clear data", "app exception", "notification receive", "firebase campaign", "dynamic link app open",
    };

    /// <summary>Marks that tools put at a journey's ends: nobody does them.</summary>
    private static readonly HashSet<string> EndNames = new(StringComparer.Ordinal) { "lost", "churn", "churned", "inactive", "timeout", "time out", "exit", "path start", "path end", "start", "end" };

    /// <summary>Names that say only that some page or screen was seen: noise where others say which.</summary>
    private static readonly HashSet<string> AnyPageNames = new(StringComparer.Ordinal) { "page view", "pageview", "screen view", "screenview", "view", "click", "hit", "event", "autocapture" };

    private static readonly HashSet<string> SessionWords = new(StringComparer.Ordinal) { "session", "sessions", "сессия", "сеанс", "会话", "sesja", "sesija", "seansas" };

    /// <summary>What may stand beside "session" where it is the machine's; an onboarding session is a meeting.</summary>
    private static readonly HashSet<string> SessionMarks = new(StringComparer.Ordinal) { "start", "started", "end", "ended", "begin", "open", "close", "new", "resume", "pause", "timeout", "time", "out", "id", "app", "web" };

    public static bool IsError(string activity) => NameWords.Of(activity).Any(ErrorWords.Contains);

    /// <summary>Whether it marks where a journey begins or ends, and is nothing that the customer does.</summary>
    public static bool IsEndMark(string activity) => EndNames.Contains(string.Join(' ', NameWords.Of(activity)));

    /// <param name="activity">The activity.</param>
    /// <param name="others">How many other activities there are.</param>
    public static bool IsTechnical(string activity, int others)
    {
        var words = NameWords.Of(activity);
        var name = string.Join(' ', words);
        return words.Count == 0 || EndNames.Contains(name) || words.Any(MachineWords.Contains) || (words.Any(SessionWords.Contains) && words.All(w => SessionWords.Contains(w) || SessionMarks.Contains(w))) || MachineNames.Contains(name) || (others >= 5 && AnyPageNames.Contains(name));
    }
}
