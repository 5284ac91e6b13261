namespace Kelione.Bench;

/// <summary>One of those compared: takes the same file in, answers the same tasks, and says what it answered, so that nobody is fast by being wrong.</summary>
internal interface IPeer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Takes the CSV file in, until the first transition graph can be asked; not counted when the tasks are timed.</summary>
    Task LoadAsync(BenchData data);

    /// <summary>The tasks this peer can do. Each gives its numbers in one canonical text.</summary>
    IReadOnlyDictionary<string, Func<Task<string>>> Tasks { get; }

    /// <summary>What a reader of the results should know about how the peer does it.</summary>
    string Remark { get; }
}

/// <summary>The data that all peers take in, and the funnel that all are asked.</summary>
/// <param name="CsvPath">customer_id,event,timestamp,channel,device,session_id</param>
/// <param name="Events">How many events the file holds.</param>
/// <param name="Customers">How many customers.</param>
internal sealed record BenchData(string CsvPath, long Events, int Customers)
{
    public static IReadOnlyList<string> FunnelSteps { get; } = ["product_view", "add_to_cart", "checkout_start", "payment_submit", "order_paid"];

    /// <summary>Twenty steps of a map: what is not among them is off the map.</summary>
    public static IReadOnlyList<string> MapSteps { get; } =
    [
        "banner_click", "page_view", "category_view", "search", "filter_use", "product_view", "image_zoom", "review_read", "size_chart_open", "compare_open",
        "wishlist_add", "add_to_cart", "cart_view", "coupon_apply", "checkout_start[channel=app]", "checkout_start[channel=web]", "login", "delivery_info_view", "payment_submit", "order_paid",
    ];

    public const long WindowDays = 7;

    public const long WindowMicros = WindowDays * 24 * 3600 * 1_000_000;

    public const int RetentionDays = 30;
}

/// <summary>The tasks' names, the same for all peers.</summary>
internal static class BenchTasks
{
    public const string Funnel = "funnel, five steps, counts";
    public const string FunnelTimes = "funnel, five steps, with times";
    public const string Graph = "transition graph, counts";
    public const string GraphPresorted = "transition graph, counts (DuckDB: table kept in journey order, neighbours by position)";
    public const string GraphDetails = "transition graph with customers, median and p90";
    public const string Retention = "retention, n-day, 30 days";
    public const string Variants = "variants, top 20";
    public const string Map = "map of 20 steps measured";
}
