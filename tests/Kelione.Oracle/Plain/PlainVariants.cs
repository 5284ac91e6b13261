using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Which sequences of activities whole journeys follow. Their length in time is that of the whole journey, repeats and all.</summary>
internal static class PlainVariants
{
    public static Opened Answer(VariantsQuestion question, PlainView view)
    {
        var behind = new Behind();
        var journeys = view.Journeys
            .Select(j => (Journey: j, Activities: (question.CollapseRepeats ? PlainJourney.Collapse(j.Events) : j.Events).Select(e => e.Activity).ToList()))
            .ToList();
        foreach (var (journey, activities) in journeys)
        {
            behind.Put(Handles.Address(["variant", .. activities]), journey);
        }

        var variants = journeys.GroupBy(j => Handles.Address([.. j.Activities]))
            .Select(g => new Variant(
                g.Count(),
                PlainMath.Share(g.Count(), journeys.Count),
                g.First().Activities,
                PlainMath.Seconds(g.Select(j => j.Journey.LastMicros - j.Journey.FirstMicros), 0.5)!.Value))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Activities, PlainMath.Names)
            .ToList();
        return new Opened(new VariantsAnswer { Variants = variants.Count, Items = [.. variants.Take(question.Top ?? int.MaxValue)] }, behind);
    }
}
