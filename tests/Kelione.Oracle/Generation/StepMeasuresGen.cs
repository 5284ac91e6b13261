using CsCheck;
using Kelione.Journeys;

namespace Kelione.Oracle.Generation;

/// <summary>Random drawn journeys: few steps mostly, now and then more than one machine word holds, with arcs, optional steps, successes and errors.</summary>
internal static class StepMeasuresGen
{
    private static Gen<MeasuredStep> OneStep { get; } =
        from events in ScopeGen.Step
        from success in Gen.Frequency((3, Gen.Const((StepPattern?)null)), (1, ScopeGen.Step.Select(s => (StepPattern?)s)))
        from optional in Gen.Int[0, 3]
        select new MeasuredStep("", events, success, optional == 0);

    /// <summary>Patterns of which no event matches two, as those of drawn maps mostly are.</summary>
    private static readonly string[] Apart = ["a", "b[channel=web]", "b[channel=app|direct]", "c|B", "оплата", "a,b[value>3]"];

    private static Gen<IReadOnlyList<MeasuredStep>> StepsApart { get; } =
        from places in Gen.Double.Array[Apart.Length]
        from count in Gen.Int[1, Apart.Length]
        from steps in OneStep.List[count]
        select (IReadOnlyList<MeasuredStep>)[.. steps.Zip(Apart.Zip(places).OrderBy(p => p.Second), (step, text) => step with { Events = Pattern(text.First) })];

    private static Gen<IReadOnlyList<MeasuredStep>> AnySteps { get; } =
        from count in Gen.Frequency((9, Gen.Int[1, 6]), (1, Gen.Int[33, 64]))
        from steps in OneStep.List[count]
        select (IReadOnlyList<MeasuredStep>)steps;

    public static Gen<Question> StepMeasures { get; } =
        from steps in Gen.Frequency((1, AnySteps), (1, StepsApart))
        let count = steps.Count
        from arcs in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1]).List[0, 3]
        from within in ScopeGen.Length
        from days in Gen.Int[1, 6]
        from errors in ScopeGen.MaybeStep
        from ways in Gen.OneOf(0, 1, 3, 50)
        from offMap in Gen.OneOf(0, 1, 3, 200)
        from crossings in Gen.Bool
        select (Question)new StepMeasuresQuestion
        {
            Steps = [.. steps.Select((s, i) => s with { Id = Id(i) })],
            Arcs = [.. arcs.Select(a => new MeasuredArc(Id(a.Item1), Id(a.Item2)))],
            Within = within,
            RetentionDays = days,
            Errors = errors,
            Ways = ways,
            OffMap = offMap,
            Crossings = crossings,
        };

    private static StepPattern Pattern(string text) => text == "a,b[value>3]" ? StepPattern.Of("a,b") with { Conditions = StepSyntax.ParseConditions("value>3") } : StepPattern.Parse(text);

    /// <summary>Ids with what addresses must escape, not in the order of the places.</summary>
    private static string Id(int step) => step % 2 == 0 ? FormattableString.Invariant($"s{100 - step}") : FormattableString.Invariant($"шаг:{step}%");
}
