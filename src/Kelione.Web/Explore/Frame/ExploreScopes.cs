using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Frame;

/// <summary>What a filter's words mean in a workspace. Immutable.</summary>
/// <param name="A">The scope of side A, or of all customers where nothing is compared.</param>
/// <param name="B">The scope of side B; null where nothing is compared.</param>
/// <param name="Whole">The scope of both together: customers of A or of B. Where B looks at a period of its own it is that of A, for no period holds both.</param>
public sealed record ExploreScopes(Scope A, Scope? B, Scope Whole)
{
    private static readonly NamedSegment Everybody = new("everybody", new DidRule(StepPattern.Any));

    /// <summary>Everything, nothing compared.</summary>
    public static ExploreScopes All { get; } = new(Scope.All, null, Scope.All);

    /// <summary>The scope without a segment: period and conditions alone.</summary>
    public Scope Frame => A with { Segment = null };

    /// <summary>The scopes of a filter. Where only a segment B is named, A is everybody else, so that nobody counts on both sides.</summary>
    /// <exception cref="MendableException">A segment, condition or zone is not known, or a period is empty; the message says what to change.</exception>
    public static ExploreScopes Of(ExploreFilter filter, WorkspaceVisit visit)
    {
        var segments = visit.Journeys(Right.Ask).Segments;
        var zone = ZoneOf(filter.Zone);
        var frame = new Scope
        {
            Period = PeriodOf(filter.From, filter.To, zone),
            Where = [.. filter.Conditions.SelectMany(ConditionsOf)],
        };
        var a = filter.A is null ? null : segments.Resolve(filter.A);
        var b = filter.B is null ? null : segments.Resolve(filter.B);
        var only = frame with { Segment = a };
        if (filter.HasPeriodB)
        {
            return new ExploreScopes(only, frame with { Segment = b ?? a, Period = PeriodOf(filter.FromB, filter.ToB, zone) }, only);
        }

        if (b is null)
        {
            return new ExploreScopes(only, null, only);
        }

        return a is null
            ? new ExploreScopes(frame with { Segment = new NamedSegment($"not {b.Name}", new NotRule(b.Rule)) }, frame with { Segment = b }, frame)
            : new ExploreScopes(only, frame with { Segment = b }, frame with { Segment = new NamedSegment($"{a.Name} or {b.Name}", new OrRule([a.Rule, b.Rule])) });
    }

    /// <summary>The comparison of a question on both sides; null where nothing is compared.</summary>
    /// <param name="of">The question, its scope without a segment.</param>
    public ComparisonQuestion? Compare(Question of) => B is null ? null : new ComparisonQuestion
    {
        Scope = Frame,
        Of = of,
        Left = A.Segment ?? Everybody,
        Right = B.Segment ?? Everybody,
        RightPeriod = B.Period == A.Period ? null : B.Period,
    };

    private static IReadOnlyList<Condition> ConditionsOf(string text)
    {
        try
        {
            return StepSyntax.ParseConditions(text);
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }

    private static TimeZoneInfo ZoneOf(string? zone) =>
        zone is null ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found
        : throw new MendableException($"'{zone}' is no time zone known here. Write one such as Europe/Vilnius, or UTC.");

    private static Period? PeriodOf(DateOnly? from, DateOnly? to, TimeZoneInfo zone)
    {
        if (from >= to)
        {
            throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The period is empty: it begins on {from:yyyy-MM-dd} and ends before {to:yyyy-MM-dd}."));
        }

        return from is null && to is null ? null : new Period(Micros(from, zone), Micros(to, zone));
    }

    // Where the clock skips midnight, the day begins at the first moment there is; where midnight comes twice, at the first of them.
    private static long? Micros(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } d)
        {
            return null;
        }

        var midnight = d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        // The first day of all begins east of Greenwich before any moment that can be written: it begins with the first moment there.
        var ticks = Math.Clamp(midnight.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
    }
}
