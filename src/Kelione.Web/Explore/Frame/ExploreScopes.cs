using System.Globalization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Frame;

/// <summary>What a filter's words mean in a workspace. Immutable.</summary>
/// <param name="A">The scope of segment A, or of all customers where nothing is compared.</param>
/// <param name="B">The scope of segment B; null where nothing is compared.</param>
/// <param name="Whole">The scope of both together: customers of A or of B.</param>
public sealed record ExploreScopes(Scope A, Scope? B, Scope Whole)
{
    /// <summary>Everything, nothing compared.</summary>
    public static ExploreScopes All { get; } = new(Scope.All, null, Scope.All);

    /// <summary>The scope without a segment: period and conditions alone.</summary>
    public Scope Frame => A with { Segment = null };

    /// <summary>The scopes of a filter. Where only B is named, A is everybody else, so that nobody counts on both sides.</summary>
    /// <exception cref="MendableException">A segment or condition is not known, or the period is empty; the message says what to change.</exception>
    public static ExploreScopes Of(ExploreFilter filter, WorkspaceVisit visit)
    {
        if (filter is { From: { } from, To: { } to } && from >= to)
        {
            throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The period is empty: it begins on {from:yyyy-MM-dd} and ends before {to:yyyy-MM-dd}."));
        }

        var segments = visit.Journeys(Right.Ask).Segments;
        var frame = new Scope
        {
            Period = filter.From is null && filter.To is null ? null : new Period(Micros(filter.From), Micros(filter.To)),
            Where = [.. filter.Where.SelectMany(ConditionsOf)],
        };
        var a = filter.A is null ? null : segments.Resolve(filter.A);
        var b = filter.B is null ? null : segments.Resolve(filter.B);
        if (b is null)
        {
            var only = frame with { Segment = a };
            return new ExploreScopes(only, null, only);
        }

        return a is null
            ? new ExploreScopes(frame with { Segment = new NamedSegment($"not {b.Name}", new NotRule(b.Rule)) }, frame with { Segment = b }, frame)
            : new ExploreScopes(frame with { Segment = a }, frame with { Segment = b }, frame with { Segment = new NamedSegment($"{a.Name} or {b.Name}", new OrRule([a.Rule, b.Rule])) });
    }

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

    private static long? Micros(DateOnly? day) => day is { } d ? (d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : null;
}
