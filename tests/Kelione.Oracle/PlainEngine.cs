using Kelione.Journeys;
using Kelione.Oracle.Plain;

namespace Kelione.Oracle;

/// <summary>
/// Answers every question the plain way, straight from the definitions: lists, loops, brute force. It is slow and meant for small sets; it proves the fast engines and shares no code with them.
/// Of <see cref="SegmentDiscoveryQuestion"/> it answers scenarios and hypotheses; it knows no clusters.
/// </summary>
/// <param name="events">All events; their order is the import order.</param>
/// <param name="merges">Which ids are one person.</param>
public sealed class PlainEngine(IEnumerable<JourneyEvent> events, IEnumerable<IdentityMerge>? merges = null) : IJourneyEngine
{
    private readonly PlainWorld _world = new(events, merges ?? []);

    /// <inheritdoc />
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default) => Task.FromResult(Answer(question).Answer);

    /// <inheritdoc />
    public Task<CustomerPage> OpenAsync(Question question, string address, PageRequest page, CancellationToken cancellationToken = default)
    {
        var (_, behind) = Answer(question);
        if (page.Limit is < 1 or > 10_000)
        {
            throw new QuestionException("A page has from 1 to 10,000 customers.");
        }

        var customers = Summaries(question, behind, address);
        var rest = customers.Where(c => page.After is null || string.CompareOrdinal(c.Customer, page.After) > 0).ToList();
        return Task.FromResult(new CustomerPage
        {
            Total = customers.Count,
            Customers = [.. rest.Take(page.Limit)],
            Next = rest.Count > page.Limit ? rest[page.Limit - 1].Customer : null,
        });
    }

    /// <summary>Every address that the answer to a question has.</summary>
    public IReadOnlyList<string> Addresses(Question question) => [.. Answer(question).Behind.Addresses];

    /// <summary>The customers behind an address, each in one line, by id.</summary>
    internal IReadOnlyList<CustomerSummary> Summaries(Question question, Behind behind, string address)
    {
        var customers = behind[address] ?? throw new QuestionException($"The answer has no number '{address}'.");
        var journeys = _world.View(behind.Scopes.GetValueOrDefault(address, question.Scope)).Journeys.ToDictionary(j => j.Customer);

        // Somebody of the previous period may have nothing in the scope itself.
        return [.. customers.Select(c => journeys.TryGetValue(c, out var journey) ? journey.Summary() : new CustomerSummary { Customer = c, Events = 0 })];
    }

    internal Opened Answer(Question question)
    {
        question.EnsureAskable();
        var view = _world.View(question.Scope);
        var (answer, behind) = question switch
        {
            StatusQuestion q => PlainStatus.Answer(q, view),
            FlowsQuestion q => PlainFlows.Answer(q, view),
            SankeyQuestion q => PlainSankey.Answer(q, view),
            StepMatrixQuestion q => PlainStepMatrix.Answer(q, view),
            LoopsQuestion q => PlainLoops.Answer(q, view),
            VariantsQuestion q => PlainVariants.Answer(q, view),
            StepMeasuresQuestion q => PlainStepMeasures.Answer(q, view),
            FunnelQuestion q => PlainFunnel.Answer(q, view),
            RetentionQuestion q => PlainRetention.Answer(q, view),
            AhaQuestion q => PlainAha.Answer(q, view),
            DropOffsQuestion q => PlainDropOffs.Answer(q, view),
            CrossingsQuestion q => PlainCrossings.Answer(q, view),
            AttributionQuestion q => PlainAttribution.Answer(q, view),
            SegmentOverlapQuestion q => PlainSegmentOverlap.Answer(q, view),
            SegmentDiscoveryQuestion q => PlainSegmentDiscovery.Answer(q, view),
            ParetoQuestion q => PlainPareto.Answer(q, view),
            SessionsQuestion q => PlainSessions.Answer(q, view),
            TimelineQuestion q => PlainTimeline.Answer(q, view),
            CustomersQuestion q => PlainCustomers.Answer(q, view),
            ComparisonQuestion q => PlainComparison.Answer(q, this),
            _ => throw new QuestionException($"The plain engine does not know {question.GetType().Name}."),
        };
        var n = question is ComparisonQuestion or TimelineQuestion or SankeyQuestion or StepMatrixQuestion ? answer.N : view.Journeys.Count;
        return new Opened(answer with { N = n, Policy = [.. question.PolicyLines()], Handle = Handles.Of(question) }, behind);
    }
}
