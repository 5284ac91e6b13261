using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// How many come back. Addresses: <c>overall:PERIOD</c> (returned), <c>cohort:YYYY-MM-DD:PERIOD</c>, <c>cohort:YYYY-MM-DD</c> (all of it), <c>group:NAME:PERIOD</c>; PERIOD is the first day of the period.
/// With recurring entry a customer counts once for each day with a start: an address that spans several such days (<c>overall</c>, weeks, months, groups) opens to each customer once.
/// </summary>
public sealed record RetentionAnswer : Answer
{
    /// <summary>What counts as retained.</summary>
    public required RetentionKind Kind { get; init; }

    /// <summary>Cohorts in order of time; only those with customers.</summary>
    public required IReadOnlyList<RetentionCohort> Cohorts { get; init; }

    /// <summary>All cohorts together: each customer counted where complete, which weighs cohorts by size.</summary>
    public required IReadOnlyList<RetentionPoint> Overall { get; init; }

    /// <summary>The groups' curves, as asked; null where none was asked for.</summary>
    public IReadOnlyList<RetentionGroup>? Groups { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => Overall.Select(p => Measure.Share(Handles.Address("overall", Handles.Part(p.Period)), p.Customers, p.Size));
}

/// <summary>Customers who started in the same day, week or month.</summary>
/// <param name="Start">The first day of the cohort.</param>
/// <param name="Size">How many started.</param>
/// <param name="Cells">One for each period asked.</param>
public sealed record RetentionCohort(DateOnly Start, long Size, IReadOnlyList<RetentionCell> Cells);

/// <summary>A cohort at a period.</summary>
/// <param name="Period">The first day of the period.</param>
/// <param name="Customers">How many of those who lived to it returned.</param>
/// <param name="Share">Their share of <paramref name="Size"/>, 0–1; null where nobody lived to it.</param>
/// <param name="Complete">Whether the whole cohort lived to it; where not, those who did not are left out.</param>
/// <param name="Size">How many lived to it.</param>
public sealed record RetentionCell(
    int Period,
    long Customers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Share,
    bool Complete,
    long Size);

/// <summary>A point of a retention curve.</summary>
/// <param name="Period">The first day of the period.</param>
/// <param name="ToDay">The last day of the period (the same but for brackets).</param>
/// <param name="Size">How many customers count.</param>
/// <param name="Customers">How many of them returned.</param>
/// <param name="Share">Their share, 0–1; null where nobody counts.</param>
/// <param name="Low">Lower end of the Wilson interval (95 %); null where nobody counts.</param>
/// <param name="High">Upper end; null where nobody counts.</param>
public sealed record RetentionPoint(
    int Period,
    int ToDay,
    long Size,
    long Customers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Share,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Low,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? High);

/// <summary>A group's curve: the customers of the scope who are also in the group.</summary>
/// <param name="Name">The group's name.</param>
/// <param name="Size">How many started, those who have not lived to day 0 too.</param>
/// <param name="Overall">The curve.</param>
public sealed record RetentionGroup(string Name, long Size, IReadOnlyList<RetentionPoint> Overall);
