using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>Random questions about how customers move.</summary>
internal static class FlowGen
{
    private static readonly Gen<int?> Top = Gen.OneOf((int?)null, 1, 3);

    public static Gen<Question> Flows { get; } =
        from begin in ScopeGen.MaybeStep
        from end in ScopeGen.MaybeStep
        from collapse in Gen.Bool
        from details in Gen.Bool
        from top in Top
        select (Question)new FlowsQuestion { From = begin, To = end, CollapseRepeats = collapse, Details = details, Top = top };

    public static Gen<Question> Sankey { get; } =
        from anchor in ScopeGen.MaybeStep
        from direction in Gen.Enum<FlowDirection>()
        from columns in Gen.Int[1, 5]
        from top in Gen.Int[1, 4]
        from collapse in Gen.Bool
        select (Question)new SankeyQuestion { Anchor = anchor, Direction = direction, Columns = columns, TopPerColumn = top, CollapseRepeats = collapse };

    public static Gen<Question> StepMatrix { get; } =
        from anchor in ScopeGen.MaybeStep
        from after in Gen.Int[1, 6]
        from before in Gen.Int[0, 4]
        select (Question)new StepMatrixQuestion { Anchor = anchor, After = after, Before = anchor is null ? 0 : before };

    public static Gen<Question> Loops { get; } =
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 12], (length, top) => (Question)new LoopsQuestion { MaxLength = length, Top = top });

    public static Gen<Question> Variants { get; } =
        Gen.Select(Top, Gen.Bool, (top, collapse) => (Question)new VariantsQuestion { Top = top, CollapseRepeats = collapse });
}
