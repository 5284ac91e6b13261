namespace Kelione.Maps;

/// <summary>Finds the scores of ideas.</summary>
internal sealed class IdeaScoring(JourneyMap map, MapMeasurement? measured)
{
    private readonly Dictionary<string, StepMeasure> _measures = (measured?.Steps ?? []).DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>The highest possible score.</summary>
    public double Most => 10 * (map.Priority.Criticality + map.Priority.EaseOfDesign + map.Priority.EaseOfDevelopment + map.Priority.Share);

    public RankedIdea Score(Idea idea)
    {
        var weights = map.Priority;
        var step = _measures.GetValueOrDefault(idea.Step);
        ValueList<PriorityTerm> terms =
        [
            Criticality(idea, step, weights.Criticality),
            Rated("easeOfDesign", idea.EaseOfDesign, weights.EaseOfDesign),
            Rated("easeOfDevelopment", idea.EaseOfDevelopment, weights.EaseOfDevelopment),
            Share(step, weights.Share),
        ];

        // What weighs nothing may be missing, except the audience: without a measured one there is no score.
        var missing = terms.Where(t => t.Score is null && (t.Weight > 0 || t.Name == "share")).Select(t => t.Name).ToValueList();
        return new()
        {
            Idea = idea,
            StepName = map.Steps().FirstOrDefault(s => s.Id == idea.Step)?.Name ?? idea.Step,
            Terms = terms,
            Score = missing.Count > 0 ? null : terms.Sum(t => t.Product ?? 0),
            Missing = missing,
            Impact = terms[0].Product + terms[3].Product,
        };
    }

    /// <summary>The measured criticality of the step; else the highest rating that people gave the barriers which the idea lowers, or where it names none that is rated, those at the step.</summary>
    private PriorityTerm Criticality(Idea idea, StepMeasure? step, double weight)
    {
        if (step?.Criticality is { } value)
        {
            return Term("criticality", value, weight, ProvenanceKind.Measured);
        }

        var open = map.Barriers.Where(b => b.Status != BarrierStatus.Dismissed).ToList();
        var rated = open.Where(b => idea.Barriers.Contains(b.Id)).Max(b => b.Criticality) ?? open.Where(b => b.Step == idea.Step).Max(b => b.Criticality);
        return Term("criticality", rated, weight, ProvenanceKind.Assumption, rated is null ? "the step's criticality is not measured, and nobody rated its barriers" : "the highest rating of its barriers, as the step's criticality is not measured");
    }

    private PriorityTerm Share(StepMeasure? step, double weight) => Term("share", step?.Share * 10, weight, ProvenanceKind.Measured, step switch
    {
        { Share: not null } => "",
        { Bound: false } => "the step is not bound to events",
        _ => measured is null ? "the map is not measured" : "the audience of the step is not measured",
    });

    private static PriorityTerm Rated(string name, double? score, double weight) => Term(name, score, weight, ProvenanceKind.Assumption, score is null ? "nobody rated it" : "");

    private static PriorityTerm Term(string name, double? score, double weight, ProvenanceKind source, string why = "") => new(name, score, weight, score * weight, source, why);
}
