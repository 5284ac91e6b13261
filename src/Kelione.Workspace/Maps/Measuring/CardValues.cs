using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Answers the questions that cards are bound to. A card that cannot be answered says why and leaves the others alone.</summary>
internal static class CardValues
{
    /// <summary>One for each card with a question, in the map's order.</summary>
    /// <param name="map">The map.</param>
    /// <param name="scope">What the measurement looks at; it fills what a question leaves open.</param>
    /// <param name="ask">Asks a question.</param>
    public static async Task<IReadOnlyList<CardMeasure>> MeasureAsync(JourneyMap map, Scope scope, Func<Question, Task<Answer>> ask)
    {
        var measured = new List<CardMeasure>();
        foreach (var card in map.Cards.Where(c => !string.IsNullOrWhiteSpace(c.Question)))
        {
            try
            {
                var question = JourneyJson.ReadQuestion(card.Question!);
                measured.Add(Of(card, await ask(Filled(question, scope))));
            }
            catch (Exception e) when (e is QuestionException or MendableException or FormatException)
            {
                measured.Add(new CardMeasure(card.Id, null, "", 0, e.Message));
            }
        }

        return measured;
    }

    private static CardMeasure Of(Card card, Answer answer)
    {
        if (string.IsNullOrWhiteSpace(card.Address))
        {
            return new CardMeasure(card.Id, answer.N, Unit(MeasureKind.Count), answer.N, Handle: answer.Handle);
        }

        var measures = answer.Measures().ToList();
        if (measures.FirstOrDefault(m => m.Address == card.Address) is not { } measure)
        {
            return new CardMeasure(card.Id, null, "", answer.N, $"The answer has no number '{card.Address}'.{NearNames.Sentence(card.Address, [.. measures.Select(m => m.Address)])}");
        }

        return double.IsFinite(measure.Value)
            ? new CardMeasure(card.Id, measure.Value, Unit(measure.Kind), answer.N, Handle: answer.Handle)
            : new CardMeasure(card.Id, null, Unit(measure.Kind), answer.N, "Nobody is there to be counted.");
    }

    // The sides of a comparison are segments themselves: that of the measurement narrows both.
    private static Question Filled(Question question, Scope measured) => question is not ComparisonQuestion comparison
        ? question with { Scope = Filled(question.Scope, measured) }
        : comparison with
        {
            Of = comparison.Of with { Scope = Filled(comparison.Of.Scope, measured) with { Segment = comparison.Of.Scope.Segment } },
            Left = Within(comparison.Left, measured.Segment), Right = Within(comparison.Right, measured.Segment),
        };

    private static NamedSegment Within(NamedSegment side, NamedSegment? measured) => measured is null ? side : side with { Rule = new AndRule([side.Rule, measured.Rule]) };

    private static Scope Filled(Scope own, Scope measured) => own with
    {
        Period = own.Period ?? measured.Period, Where = own.Where.Count > 0 ? own.Where : measured.Where, Segment = own.Segment ?? measured.Segment,
    };

    private static string Unit(MeasureKind kind) => kind switch
    {
        MeasureKind.Share => "share", MeasureKind.Count => "count", MeasureKind.Seconds => "seconds", _ => "amount",
    };
}
