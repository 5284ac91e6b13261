using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Any question asked of two segments, and where they clearly differ.</summary>
internal static class PlainComparison
{
    public static Opened Answer(ComparisonQuestion question, PlainEngine engine)
    {
        var left = engine.Answer(question.OfLeft());
        var right = engine.Answer(question.OfRight());
        var lefts = left.Answer.Measures().ToDictionary(m => m.Address);
        var rights = right.Answer.Measures().ToDictionary(m => m.Address);
        var pairs = lefts.Keys.Union(rights.Keys)
            .Select(address => (Address: address, Left: lefts.GetValueOrDefault(address), Right: rights.GetValueOrDefault(address)))
            .ToList();

        // Only shares that both sides could measure are tested, and corrected for.
        var tested = pairs.Where(p => IsTested(p.Left) && IsTested(p.Right)).ToList();
        var q = tested.Zip(Proportions.BenjaminiHochberg([.. tested.Select(p => Proportions.TwoProportionP(p.Left!.Count, p.Left.Of, p.Right!.Count, p.Right.Of))]))
            .ToDictionary(t => t.First.Address, t => t.Second);
        var differences = pairs.Select(p => Difference(p.Address, p.Left, p.Right, q.TryGetValue(p.Address, out var corrected) ? corrected : null))
            .OrderBy(d => d.Kind == MeasureKind.Share ? 0 : 1)
            .ThenByDescending(d => d.Kind != MeasureKind.Share ? 0 : d.Value is { } value ? Math.Round(Math.Abs(value), 9) : -1) // to a billionth; those without a difference last
            .ThenBy(d => d.Address, StringComparer.Ordinal);

        var answer = new ComparisonAnswer
        {
            Left = left.Answer,
            Right = right.Answer,
            InBoth = Customers(engine, question.OfLeft()).Intersect(Customers(engine, question.OfRight())).Count(),
            Differences = [.. differences],
            N = Customers(engine, question.OfLeft()).Union(Customers(engine, question.OfRight())).Count(),
        };
        var behind = new Behind();
        foreach (var (side, opened, scope) in new[] { ("left:", left, question.OfLeft().Scope), ("right:", right, question.OfRight().Scope) })
        {
            foreach (var address in opened.Behind.Addresses)
            {
                behind.Put(side + address, opened.Behind[address]!);
                behind.Scopes[side + address] = opened.Behind.Scopes.GetValueOrDefault(address, scope);
            }
        }

        return new Opened(answer, behind);
    }

    private static bool IsTested(Measure? measure) => measure is { Kind: MeasureKind.Share, Of: > 0 };

    private static IReadOnlyCollection<string> Customers(PlainEngine engine, Question question) =>
        engine.Answer(new StatusQuestion { Scope = question.Scope }).Behind["all"]!;

    private static Difference Difference(string address, Measure? left, Measure? right, double? q)
    {
        static double? Number(Measure? measure) => measure is null || double.IsNaN(measure.Value) ? null : measure.Value;
        var interval = q is null ? null : Proportions.Newcombe(left!.Count, left.Of, right!.Count, right.Of);
        return new Difference(
            address, (left ?? right)!.Kind, Number(left), Number(right), Number(left) - Number(right), interval, q, interval?.Contains(0) == false && q <= 0.05);
    }
}
