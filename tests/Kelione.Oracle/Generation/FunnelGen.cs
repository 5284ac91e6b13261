using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>Random funnels in every policy, and drop-offs.</summary>
internal static class FunnelGen
{
    private static Gen<List<StepPattern>> Exclusions { get; } = Gen.Frequency((2, Gen.Const(new List<StepPattern>())), (1, ScopeGen.Step.List[1, 2]));

    private static Gen<string?> Field { get; } = Gen.OneOf((string?)null, null, EventFields.Channel, JourneyGen.Attribute, EventFields.Session);

    /// <summary>A funnel with a scope; where it asks for the previous period, the scope has a period with both ends.</summary>
    public static Gen<Question> Funnel(long start) =>
        from order in Gen.Enum<FunnelOrder>()
        from steps in Steps(order)
        from within in ScopeGen.Length
        from firstOnly in Gen.Bool
        from exclude in Exclusions
        from effect in Gen.Enum<ExclusionEffect>()
        from breakdown in Field
        from byStep in Gen.Int[1, steps.Count]
        from byTop in Gen.Int[1, 3]
        from constant in Field
        from times in Gen.Bool
        from scope in ScopeGen.Scope(start)
        from previous in Gen.Bool
        select (Question)new FunnelQuestion
        {
            Order = order,
            Steps = steps,
            Within = within,
            FirstOnly = order != FunnelOrder.Any && firstOnly,
            Exclude = exclude,
            ExclusionEffect = effect,
            By = breakdown,
            ByStep = byStep,
            ByTop = byTop,
            HoldConstant = constant,
            Times = times,
            Scope = scope,
            PreviousPeriod = previous && scope.Period?.Previous() is not null,
        };

    public static Gen<Question> DropOffs { get; } =
        from steps in ScopeGen.Step.List[2, 4]
        from within in ScopeGen.Length
        from before in ScopeGen.Length
        from after in ScopeGen.Length
        from support in Gen.Int[1, 3]
        from top in Gen.Int[1, 4]
        select (Question)new DropOffsQuestion { Steps = steps, Within = within, ExposureBefore = before, ExposureAfter = after, MinimumSupport = support, Top = top };

    private static Gen<List<StepPattern>> Steps(FunnelOrder order) =>
        from steps in ScopeGen.Step.List[1, 4]
        from optional in Gen.Int[0, 15]
        select order == FunnelOrder.Any
            ? steps
            : steps.Select((s, i) => i > 0 && i < steps.Count - 1 && (optional & (1 << i)) != 0 ? s with { Optional = true } : s).ToList();
}
