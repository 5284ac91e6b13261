using System.Globalization;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>The addresses of the measures of steps as conditions on a journey's facts (see <see cref="StepFacts"/>).</summary>
internal static class StepOpenings
{
    /// <summary>The condition, and whether the answer has the number even where it is zero; null for what is no such address, or is not told by facts: ways, channels and devices, successes of their own.</summary>
    public static (string Condition, bool MayBeEmpty)? Condition(StepMeasuresQuestion question, string[] address, ITextDictionary activities)
    {
        int? Place(string id) => question.Steps.ToList().FindIndex(s => s.Id == id) is >= 0 and var place ? place + 1 : null;
        if (address is ["class", var name])
        {
            return OfClass(name) is { } condition ? (Fact(StepFacts.Visitor) + condition, true) : null;
        }

        if (address is ["offmap" or "leave", var activity, var before])
        {
            return question.OffMap > 0 && activities.CodeOf(activity) is { } code && Place(before) is { } after
                ? (Fact(address[0] == "leave" ? StepFacts.Leave : StepFacts.OffMap, after, code), false) : null;
        }

        if (address.Length < 2 || Place(address[1]) is not { } step)
        {
            return null;
        }

        var hasNext = step < question.Steps.Count;
        return address switch
        {
            ["left", _] when hasNext => ($"{Fact(StepFacts.AtStep, step)}{Leaves} AND f.4 = {Number(PushedRun.NoActivity)}", false),
            ["left", _, var next] when hasNext && activities.CodeOf(next) is { } code => ($"{Fact(StepFacts.AtStep, step)}{Leaves} AND f.4 = {Number(code)}", false),
            ["move", _, var to] when Place(to) is { } come => (Fact(StepFacts.Mover, step, come), false),
            ["start", _] => (Fact(StepFacts.Visitor, step), true),
            ["end", _] => ($"{Fact(StepFacts.Visitor)} AND f.3 = {Number(step)}", true),
            [var figure, _] when OfFigure(figure, hasNext, question) is { } condition => (Fact(StepFacts.AtStep, step) + condition, true),
            _ => null,
        };
    }

    private static string Leaves => $" AND bitAnd(f.3, {Number(StepSql.On | StepSql.Passed)}) = 0";

    private static string? OfFigure(string figure, bool hasNext, StepMeasuresQuestion question)
    {
        string Has(int mark) => $" AND bitAnd(f.3, {Number(mark)}) = {Number(mark)}";
        var bySteps = question.Steps.All(s => s.Success is null);
        return (figure, hasNext) switch
        {
            ("step", _) => "",
            ("succeeded", _) when bySteps => "",
            ("retained", _) when bySteps => Has(StepSql.Retained),
            ("returned", _) => Has(StepSql.Returned),
            ("on", true) => Has(StepSql.On),
            ("passed", true) => Has(StepSql.Passed),
            ("off", true) => $" AND bitAnd(f.3, {Number(StepSql.On)}) = 0",
            ("later", true) => $" AND bitAnd(f.3, {Number(StepSql.On | StepSql.Passed)}) > 0",
            ("exits", true) => Leaves,
            ("errors", _) when question.Errors is not null => Has(StepSql.Error),
            ("errorsOn", true) when question.Errors is not null => Has(StepSql.Error | StepSql.On),
            _ => null,
        };
    }

    private static string? OfClass(string name) => name switch
    {
        "all" => "",
        "followed" => $" AND f.4 % {Number(StepSql.Loop)} = 0",
        "left" => $" AND f.4 % {Number(StepSql.Loop)} = 1",
        "skipped" => $" AND f.4 % {Number(StepSql.Loop)} = 2",
        "outOfOrder" => $" AND f.4 % {Number(StepSql.Loop)} = 3",
        "looped" => $" AND f.4 >= {Number(StepSql.Loop)}",
        "explained" => " AND f.4 <= 1",
        _ => null,
    };

    private static string Fact(int kind, int? first = null, int? second = null) =>
        $"f.1 = {Number(kind)}{(first is { } a ? $" AND f.2 = {Number(a)}" : "")}{(second is { } b ? $" AND f.3 = {Number(b)}" : "")}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
