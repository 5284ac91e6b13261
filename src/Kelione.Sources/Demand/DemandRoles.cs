namespace Kelione.Sources;

/// <summary>The columns of rows of demand.</summary>
public static class DemandRoles
{
    /// <summary>What was asked for.</summary>
    public const string Topic = "topic";

    /// <summary>Who counted.</summary>
    public const string Source = "source";

    /// <summary>Where.</summary>
    public const string Region = "region";

    /// <summary>When the period begins.</summary>
    public const string Start = "start";

    /// <summary>When it ends.</summary>
    public const string End = "end";

    /// <summary>How much.</summary>
    public const string Value = "value";

    /// <summary>What is counted: count, index, or the source's words.</summary>
    public const string Unit = "unit";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Topic, Source, Region, Start, End, Value, Unit];
}
