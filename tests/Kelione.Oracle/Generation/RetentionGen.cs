using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>Random questions about coming back. Zones that move their clocks are asked for where the machine knows them.</summary>
internal static class RetentionGen
{
    private static readonly string[] Zones =
        [.. new[] { "UTC", "Europe/Vilnius", "America/New_York", "Asia/Kolkata" }.Where(z => TimeZoneInfo.TryFindSystemTimeZoneById(z, out _))];

    public static Gen<Question> Retention(long start) =>
        from begin in ScopeGen.MaybeStep
        from back in ScopeGen.MaybeStep
        from kind in Gen.Enum<RetentionKind>()
        from periods in Gen.Int[1, 9]
        from brackets in Brackets
        from clock in Gen.Enum<RetentionClock>()
        from zone in Gen.OneOf(Zones)
        from entry in Gen.Enum<CohortEntry>()
        from size in Gen.Enum<CohortSize>()
        from groups in Groups(start)
        select (Question)new RetentionQuestion
        {
            Start = begin,
            Return = back,
            Kind = kind,
            Periods = periods,
            Brackets = brackets,
            Clock = clock,
            Zone = zone,
            Entry = entry,
            Cohorts = size,
            Groups = groups,
        };

    public static Gen<Question> Aha(long start) =>
        from exposure in Gen.OneOf(JourneyGen.Offset, Gen.Long[1, 3].Select(d => d * UtcTime.MicrosPerDay))
        from gap in JourneyGen.Offset
        from outcome in JourneyGen.Offset
        from times in Gen.Int[1, 4]
        from begin in ScopeGen.MaybeStep
        from retained in ScopeGen.MaybeStep
        from minimum in Gen.Int[1, 2]
        from groups in Groups(start)
        select (Question)new AhaQuestion
        {
            Exposure = new Duration(exposure + 1),
            OutcomeFrom = new Duration(exposure + 1 + gap),
            OutcomeTo = new Duration(exposure + 1 + gap + outcome + 1),
            Times = times,
            Start = begin,
            Retained = retained,
            MinimumGroup = minimum,
            Groups = groups,
        };

    private static Gen<IReadOnlyList<NamedSegment>> Groups(long start) =>
        ScopeGen.Rule(start).List[0, 2].Select(rules => (IReadOnlyList<NamedSegment>)[.. rules.Select((r, i) => new NamedSegment("группа " + (char)('1' + i), r))]);

    /// <summary>Brackets with different first days, possibly overlapping.</summary>
    private static Gen<IReadOnlyList<DayBracket>> Brackets { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 4], (begin, length) => new DayBracket(begin, begin + length)).List[0, 3]
            .Select(b => (IReadOnlyList<DayBracket>)[.. b.DistinctBy(x => x.FromDay)]);
}
