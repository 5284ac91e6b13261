using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;
using Microsoft.AspNetCore.WebUtilities;

namespace Kelione.Web.Voice.Frame;

/// <summary>What every page of Voice looks at. It stands in the address, so that a link shows the same. Immutable.</summary>
public sealed record VoiceFilter
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>Everything.</summary>
    public static VoiceFilter All { get; } = new();

    /// <summary>The first day, UTC; null for the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; null for the end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A language's code; null for all.</summary>
    public string? Language { get; init; }

    /// <summary>A source; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>A channel; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>A version of the product; null for all.</summary>
    public string? Version { get; init; }

    /// <summary>An age group; null for all.</summary>
    public string? Age { get; init; }

    /// <summary>A touchpoint; null for all.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>complaint, praise, question, suggestion; null for all.</summary>
    public string? Purpose { get; init; }

    /// <summary>A sort of feedback: review, nps, ticket …; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>A theme's id; null for all.</summary>
    public string? Theme { get; init; }

    /// <summary>-1, 0 or +1; null for all.</summary>
    public int? Feel { get; init; }

    /// <summary>The map on which it is placed; null for the page's own choice.</summary>
    public string? Map { get; init; }

    /// <summary>A step of the map; null for all.</summary>
    public string? Step { get; init; }

    /// <summary>Only what calls for an answer and has none.</summary>
    public bool ToAnswer { get; init; }

    /// <summary>Only what was answered.</summary>
    public bool Answered { get; init; }

    /// <summary>Only what lies on no step.</summary>
    public bool ToPlace { get; init; }

    /// <summary>A segment's name or rule; null for all customers.</summary>
    public string? Segment { get; init; }

    /// <summary>Words in the text; empty for any.</summary>
    public string Text { get; init; } = "";

    /// <summary>Reads an address; what cannot be read is left out.</summary>
    /// <param name="uri">A whole address.</param>
    public static VoiceFilter Parse(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new VoiceFilter
        {
            From = DayOf("from"), To = DayOf("to") is { } after && after > DateOnly.MinValue ? after.AddDays(-1) : null, Language = One("lang"), Source = One("source"), Channel = One("channel"), Version = One("version"), Age = One("age"), Touchpoint = One("touchpoint"), Purpose = One("what"), Kind = One("kind"), Theme = One("theme"),
            Feel = int.TryParse(One("feel"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var feel) && feel is >= -1 and <= 1 ? feel : null,
            Map = One("map"), Step = One("step"), ToAnswer = One("answer") == "no", Answered = One("answer") == "yes", ToPlace = One("place") == "no", Segment = One("segment"), Text = One("q") ?? "",
        };

        string? One(string name) => query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
        DateOnly? DayOf(string name) => DateOnly.TryParseExact(One(name), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The part of an address that says this; without a question mark, empty for everything.</summary>
    public string ToQuery()
    {
        var parts = new (string Name, string? Value)[]
        {
            ("from", From?.ToString(Day, CultureInfo.InvariantCulture)), ("to", DayAfter(To)?.ToString(Day, CultureInfo.InvariantCulture)), ("lang", Language), ("source", Source), ("channel", Channel), ("version", Version), ("age", Age), ("touchpoint", Touchpoint),
            ("what", Purpose), ("kind", Kind), ("theme", Theme), ("feel", Feel?.ToString(CultureInfo.InvariantCulture)), ("map", Map), ("step", Step),
            ("answer", ToAnswer ? "no" : Answered ? "yes" : null), ("place", ToPlace ? "no" : null), ("segment", Segment), ("q", Text),
        };
        return string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    /// <summary>The address of a page of Voice with this filter.</summary>
    /// <param name="workspace">The workspace's address, <c>/w/NAME</c>.</param>
    /// <param name="page">The page: empty for the overview.</param>
    public string At(string workspace, string page = "") => $"{workspace}/voice{(page.Length > 0 ? "/" + page : "")}{(ToQuery() is { Length: > 0 } query ? "?" + query : "")}";

    /// <summary>The filter as the workspace understands it.</summary>
    /// <param name="visit">Who looks.</param>
    /// <param name="map">The map on which placements are shown; null for none.</param>
    /// <exception cref="MendableException">The segment is none.</exception>
    public FeedbackFilter ToFeedback(WorkspaceVisit visit, string? map) => new()
    {
        Period = From is null && To is null ? null : new Period(MicrosOf(From), MicrosOf(DayAfter(To))),
        Languages = Listed(Language), Sources = Listed(Source), Channels = Listed(Channel), ProductVersions = Listed(Version), AgeGroups = Listed(Age), Touchpoints = Listed(Touchpoint), Purposes = Listed(Purpose), Themes = Listed(Theme),
        Kinds = Kind is { } name && FeedbackKinds.Find(name) is { } kind ? [kind] : [],
        Sentiments = Feel is { } feel ? [feel] : [],
        Map = map, Steps = map is null ? [] : Listed(Step), Unplaced = map is not null && ToPlace,
        Answered = ToAnswer ? false : Answered ? true : null,
        Segment = Segment is { } segment ? visit.ResolveSegment(segment) : null,
        Contains = Text,
    };

    // In every address of the product "to" is the first day no longer in the period: a link keeps its days from Explore to Voice.
    private static DateOnly? DayAfter(DateOnly? day) => day is { } d && d < DateOnly.MaxValue ? d.AddDays(1) : null;

    private static IReadOnlyList<string> Listed(string? value) => value is null ? [] : [value];

    private static long? MicrosOf(DateOnly? day) => day is { } d ? UtcTime.FromDateTime(d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) : null;
}
