using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>One event of an object-centric log, used again for every event.</summary>
internal sealed class OcelEvent
{
    public const string IdColumn = "ocel:eid";
    public const string ActivityColumn = "ocel:activity";
    public const string TimeColumn = "ocel:timestamp";
    public const string ObjectColumn = "ocel:oid";
    public const string ThroughColumn = "ocel:through";

    /// <summary>The roles of the columns that these logs come as.</summary>
    public static IReadOnlyDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [EventFields.Customer] = ObjectColumn,
        [EventFields.Activity] = ActivityColumn,
        [EventFields.Time] = TimeColumn,
    };

    public string Id { get; set; } = "";

    public string Activity { get; set; } = "";

    public string Time { get; set; } = "";

    public long Line { get; set; }

    /// <summary>Attributes by name, in order.</summary>
    public List<(string Name, string Value)> Attributes { get; } = [];

    /// <summary>Ids of the related objects.</summary>
    public List<string> Objects { get; } = [];

    public void Clear()
    {
        (Id, Activity, Time) = ("", "", "");
        Attributes.Clear();
        Objects.Clear();
    }
}

/// <summary>An object-centric log in some notation.</summary>
internal interface IOcelLog : IDisposable
{
    /// <summary>The type of an object; null where there is no such object.</summary>
    string? TypeOf(string objectId);

    /// <summary>The pairs of objects that the log itself relates; none where it relates none, or the notation cannot.</summary>
    IEnumerable<(string One, string Other)> Relations { get; }

    /// <summary>Reads the next event; false at the end.</summary>
    bool Read(OcelEvent target);
}
