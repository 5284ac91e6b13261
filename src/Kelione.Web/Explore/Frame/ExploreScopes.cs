using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Frame;

/// <summary>What a filter's words mean in a workspace.</summary>
internal static class ExploreScopes
{
    /// <summary>The scopes of A and, where there is one, of B.</summary>
    /// <exception cref="MendableException">A segment or condition is not known, or the period is empty; the message says what to change.</exception>
    public static (Scope A, Scope? B) Of(ExploreFilter filter, WorkspaceVisit visit)
    {
        if (filter is { From: { } from, To: { } to } && from >= to)
        {
            throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The period is empty: it begins on {from:yyyy-MM-dd} and ends before {to:yyyy-MM-dd}."));
        }

        var segments = visit.Journeys(Right.Ask).Segments;
        var whole = new Scope
        {
            Period = filter.From is null && filter.To is null ? null : new Period(Micros(filter.From), Micros(filter.To)),
            Where = [.. filter.Where.SelectMany(StepSyntax.ParseConditions)],
        };
        return (With(filter.A), filter.B is null ? null : With(filter.B));

        Scope With(string? segment) => segment is null ? whole : whole with { Segment = segments.Resolve(segment) };
    }

    private static long? Micros(DateOnly? day) => day is { } d ? (d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : null;
}
