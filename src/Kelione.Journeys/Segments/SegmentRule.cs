using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// A rule that a customer's whole journey satisfies or not. Rules combine by and, or, not; segments made of them may overlap.
/// Text form (see <see cref="SegmentSyntax"/>): <c>did cart &gt;= 3 times within 7d and not did payment_done or country=LT</c>. Immutable; in JSON it is that text.
/// </summary>
[JsonConverter(typeof(SegmentRuleJsonConverter))]
public abstract record SegmentRule
{
    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not a rule; the message says where and how to write one.</exception>
    public static SegmentRule Parse(string text) => SegmentSyntax.Parse(text);

    /// <summary>The text form, which <see cref="Parse"/> reads back.</summary>
    public sealed override string ToString() => SegmentSyntax.Format(this);
}

/// <summary>
/// Did the step at least (and at most) so many times. <c>did cart</c>, <c>did cart &gt;= 3 times</c>, <c>did cart 2 times</c> (exactly), <c>did cart &gt;= 3 times within 7d</c> (all inside some stretch of that
/// length, ends included), <c>did cart in first 1d</c> (counted from the customer's first event, end excluded), <c>did cart from 2026-01-01 to 2026-02-01</c> (a period).
/// </summary>
/// <param name="Step">Which events count.</param>
public sealed record DidRule(StepPattern Step) : SegmentRule
{
    /// <summary>The least number of times, from 0 (which is "at most" alone).</summary>
    public int AtLeast { get; init; } = 1;

    /// <summary>The greatest number of times; null for any. With <see cref="Within"/> it must be null.</summary>
    public int? AtMost { get; init; }

    /// <summary>The least number of times must fall inside some stretch of this length, both ends included; null for anywhere.</summary>
    public Duration? Within { get; init; }

    /// <summary>Only events earlier than this long after the customer's first event count; null for all.</summary>
    public Duration? InFirst { get; init; }

    /// <summary>Only events of this period count; null for all.</summary>
    public Period? During { get; init; }
}

/// <summary>Some event of the customer satisfies the condition: <c>country=LT</c>, <c>account=acme</c>, <c>value&gt;=100</c>. For <c>!field</c> and <c>field!=x</c>: no event has it, no event is x.</summary>
/// <param name="Condition">The condition; the negative comparisons (isNot, absent) hold when the positive one holds for no event.</param>
public sealed record AttributeRule(Condition Condition) : SegmentRule;

/// <summary>The steps were done in this order, each after the one before (not necessarily at once): <c>sequence(search, cart, payment_done) within 1d</c>.</summary>
/// <param name="Steps">At least two steps.</param>
/// <param name="Within">The longest time from the first to the last; null for any.</param>
public sealed record SequenceRule(IReadOnlyList<StepPattern> Steps, Duration? Within = null) : SegmentRule
{
    /// <inheritdoc />
    public bool Equals(SequenceRule? other) => other is not null && Within == other.Within && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Steps.Count, Within);
}

/// <summary>The rule does not hold.</summary>
/// <param name="Rule">What must not hold.</param>
public sealed record NotRule(SegmentRule Rule) : SegmentRule;

/// <summary>All rules hold.</summary>
/// <param name="Rules">At least two.</param>
public sealed record AndRule(IReadOnlyList<SegmentRule> Rules) : SegmentRule
{
    /// <inheritdoc />
    public bool Equals(AndRule? other) => other is not null && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(1, Rules.Count);
}

/// <summary>Any rule holds.</summary>
/// <param name="Rules">At least two.</param>
public sealed record OrRule(IReadOnlyList<SegmentRule> Rules) : SegmentRule
{
    /// <inheritdoc />
    public bool Equals(OrRule? other) => other is not null && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(2, Rules.Count);
}

/// <summary>A rule under the name that people gave it.</summary>
/// <param name="Name">The name, shown everywhere; never empty.</param>
/// <param name="Rule">The rule.</param>
public sealed record NamedSegment(string Name, SegmentRule Rule);
