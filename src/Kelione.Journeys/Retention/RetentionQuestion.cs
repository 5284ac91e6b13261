using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>What counts as retained.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetentionKind>))]
public enum RetentionKind
{
    /// <summary>Returned on exactly that day.</summary>
    [JsonStringEnumMemberName("n-day")]
    NDay,

    /// <summary>Returned on that day or any later one.</summary>
    [JsonStringEnumMemberName("unbounded")]
    Unbounded,

    /// <summary>Returned on some day of a bracket.</summary>
    [JsonStringEnumMemberName("bracket")]
    Bracket,
}

/// <summary>How days are cut.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RetentionClock>))]
public enum RetentionClock
{
    /// <summary>Day d is the d-th stretch of 24 hours from the start event.</summary>
    [JsonStringEnumMemberName("24h")]
    FromStart,

    /// <summary>Day d is the d-th calendar day after the start event's, in <see cref="RetentionQuestion.Zone"/>.</summary>
    [JsonStringEnumMemberName("calendar")]
    Calendar,
}

/// <summary>Which start event makes a customer part of a cohort.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CohortEntry>))]
public enum CohortEntry
{
    /// <summary>The first start event inside the scope.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>The first start event ever (the period aside, the filters applied): customers who started before the period are in no cohort.</summary>
    [JsonStringEnumMemberName("first-ever")]
    FirstEver,

    /// <summary>Every day with a start event: a customer is in the cohort of each such day, counted from the first start event of that day.</summary>
    [JsonStringEnumMemberName("recurring")]
    Recurring,
}

/// <summary>The length of the cohorts' calendar.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CohortSize>))]
public enum CohortSize
{
    /// <summary>A day.</summary>
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>A week from Monday.</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>A calendar month.</summary>
    [JsonStringEnumMemberName("month")]
    Month,
}

/// <summary>Days from–to of a bracket, both included, from 0.</summary>
public sealed record DayBracket(int FromDay, int ToDay);

/// <summary>
/// How many customers come back. Exact for every engine: a customer's start is the entry event (see <see cref="Entry"/>); a return is a later event of the journey (after the start in journey order) that matches <see cref="Return"/>,
/// on day d = floor((time − start) / 24 h), or by calendar. A customer counts for day d (for a bracket: its last day) when that day lies wholly inside the data: start + (d + 1)·24 h ≤ the last event in the scope before filters on segment and customers
/// (calendar: the day ends at or before it). Returns are looked for to the end of the scope's period.
/// </summary>
public sealed record RetentionQuestion : Question<RetentionAnswer>
{
    /// <summary>Which event starts; null for any.</summary>
    public StepPattern? Start { get; init; }

    /// <summary>Which event is a return; null for any.</summary>
    public StepPattern? Return { get; init; }

    /// <summary>What counts as retained.</summary>
    public RetentionKind Kind { get; init; }

    /// <summary>Days 0 to this one are given, from 1 to 400.</summary>
    public int Periods { get; init; } = 30;

    /// <summary>For bracket: the brackets; empty for day 0, then weeks of seven days (1–7, 8–14, …) up to <see cref="Periods"/>.</summary>
    public IReadOnlyList<DayBracket> Brackets { get; init; } = [];

    /// <summary>How days are cut.</summary>
    public RetentionClock Clock { get; init; }

    /// <summary>The IANA zone of calendar days and of the cohorts' calendar.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Which start event counts.</summary>
    public CohortEntry Entry { get; init; }

    /// <summary>How cohorts are cut.</summary>
    public CohortSize Cohorts { get; init; }

    /// <summary>Groups whose curves are laid over the overall one; empty for none.</summary>
    public IReadOnlyList<NamedSegment> Groups { get; init; } = [];

    /// <summary>The brackets asked for, as given or made from <see cref="Periods"/>; for the other kinds each day is its own.</summary>
    public IReadOnlyList<DayBracket> PeriodsAsked()
    {
        if (Kind != RetentionKind.Bracket)
        {
            return [.. Enumerable.Range(0, Periods + 1).Select(d => new DayBracket(d, d))];
        }

        return Brackets.Count > 0
            ? Brackets
            : [new DayBracket(0, 0), .. Enumerable.Range(0, (Periods + 6) / 7).Select(w => new DayBracket(w * 7 + 1, w * 7 + 7))];
    }

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Periods is < 1 or > 400)
        {
            yield return "periods must lie between 1 and 400.";
        }

        if (Brackets.Any(b => b.FromDay < 0 || b.ToDay < b.FromDay || b.ToDay > 4000))
        {
            yield return "A bracket is written from..to with 0 ≤ from ≤ to, such as 1..7.";
        }

        if (Brackets.DistinctBy(b => b.FromDay).Count() != Brackets.Count)
        {
            yield return "Each bracket starts on a day of its own.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out _))
        {
            yield return $"'{Zone}' is not a time zone that this machine knows; write for example Europe/Vilnius or UTC.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("start", $"{Start ?? StepPattern.Any} ({Entry switch { CohortEntry.First => "first in the period", CohortEntry.FirstEver => "first ever", _ => "every day that has one" }})"),
        new("return", $"{Return ?? StepPattern.Any}, later than the start"),
        new("kind", Kind switch { RetentionKind.NDay => "n-day: exactly that day", RetentionKind.Unbounded => "unbounded: that day or later", _ => "bracket: any day of the bracket" }),
        new("days", Clock == RetentionClock.FromStart ? "24 hours from the start event" : $"calendar days in {Zone}"),
        new("cohorts", $"{Cohorts.ToString().ToLowerInvariant()} of the start in {Zone}"),
        new("complete", "a customer counts for a day that lies wholly inside the data"),
        .. PolicyText.Scope(Scope),
    ];
}
