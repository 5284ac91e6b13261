using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>A company buys software: several roles in one account, a cycle of months.</summary>
internal sealed class B2bScript : ScenarioScript
{
    /// <summary>How many people the accounts have, in turn.</summary>
    private static readonly int[] People = [3, 5, 4, 6];

    private static readonly int PeopleInTurn = People.Sum();

    public override string Name => "b2b";

    public override string Title => "A company buys software";

    public override string Description =>
        "Accounts of three to six people (user, decision maker, buyer, technical expert, legal) on the way from an article to a signed contract, about 130 days. "
        + "Who takes part in the demo decides. People whose part never comes do not appear. Import it with the account as the customer to see the journeys of companies.";

    public override int DefaultCustomers => 36_000;

    public override Vocabulary Words => B2bWords.All;

    public override EventSchema Schema { get; } = new(
        [
            EventColumnKind.Account, EventColumnKind.Role, EventColumnKind.Channel, EventColumnKind.Device, EventColumnKind.Session,
            EventColumnKind.Touchpoint, EventColumnKind.Source, EventColumnKind.Value, EventColumnKind.Id,
        ],
        "industry", "company_size");

    public override Arrivals Arrivals { get; } = new(SampleDates.Millis(2024, 7, 1), WaveDays: 365, WaveBits: 15);

    public override IReadOnlyList<PlantedTruth> Truths { get; } =
    [
        new FunnelTruth
        {
            Name = "funnel-contract",
            Sentence = "Of the companies that ask for a demo 85 % get one, 65 % of these start a trial, 70 % of these see a proposal, and 42.8 % of these sign.",
            Question = "kelione funnel demo_request demo_attend trial_start proposal_view contract_sign --within 365d",
            Steps = ["demo_request", "demo_attend", "trial_start", "proposal_view", "contract_sign"],
            Within = Duration.FromDays(365),
            Conversions = [B2bOdds.HoldsDemo, B2bOdds.StartsTrial, B2bOdds.GetsProposal, B2bOdds.Signs],
            WeakStep = 4,
            ByAccount = true,
        },
        new FunnelTruth
        {
            Name = "funnel-demo-request",
            Sentence = "Of the people who look at the prices 60 % ask for a demo.",
            Question = "kelione funnel pricing_view demo_request --within 60d",
            Steps = ["pricing_view", "demo_request"],
            Within = Duration.FromDays(60),
            Conversions = [B2bOdds.RequestsDemo],
            WeakStep = 1,
        },
        new GoesTogetherTruth
        {
            Name = "cause-decision-maker-at-demo",
            Sentence = "Where the decision maker takes part in the demo 62 % of the proposals are signed, elsewhere 30 %.",
            Question = "kelione funnel proposal_view contract_sign --within 365d --segment \"did demo_attend[role=decision_maker]\"\nkelione funnel proposal_view contract_sign --within 365d --segment \"not did demo_attend[role=decision_maker]\"",
            From = "proposal_view",
            To = "contract_sign",
            With = StepPattern.Parse("demo_attend[role=decision_maker]"),
            ShareWith = B2bOdds.DecisionMakerAtDemo,
            ConversionWith = B2bOdds.SignsWithDecisionMaker,
            ConversionWithout = B2bOdds.SignsWithout,
            ByAccount = true,
        },
        new GoesTogetherTruth
        {
            Name = "nothing-webinar",
            Sentence = "The webinar has nothing to do with signing: 42.8 % with it and without it.",
            Question = "kelione dropoffs proposal_view contract_sign --within 365d",
            From = "proposal_view",
            To = "contract_sign",
            With = StepPattern.Of("webinar_attend"),
            ShareWith = B2bOdds.AttendsWebinar,
            ConversionWith = B2bOdds.Signs,
            ConversionWithout = B2bOdds.Signs,
            ByAccount = true,
        },
        new RoleTruth
        {
            Name = "role-signs",
            Sentence = "80 % of the contracts are signed by the decision maker, the rest by the buyer.",
            Question = "kelione status --where \"activity=contract_sign, role=decision_maker\"",
            Activity = "contract_sign",
            Role = "decision_maker",
            Share = B2bOdds.DecisionMakerSigns,
        },
        new DurationTruth
        {
            Name = "duration-cycle",
            Sentence = "From the first article to the signature it takes a median of 130 days.",
            Question = "kelione funnel blog_read contract_sign --within 365d",
            From = "blog_read",
            To = "contract_sign",
            Median = Duration.FromDays(130),
            RelativeTolerance = 0.06,
            ByAccount = true,
        },
        new FeedbackTruth
        {
            Name = "voice-nps",
            Sentence = "45 % of the users who answer are promoters and 25 % detractors: an NPS of +20.",
            Question = "the NPS answers in the feedback",
            Feedback = "nps",
            NegativeShare = B2bOdds.Detractors,
            PositiveShare = B2bOdds.Promoters,
        },
    ];

    /// <summary>The number of accounts that hold so many people; the last may be cut short.</summary>
    public override int UnitsFor(int customers)
    {
        var accounts = customers / PeopleInTurn * People.Length;
        for (var left = customers % PeopleInTurn; left > 0; accounts++)
        {
            left -= People[accounts % People.Length];
        }

        return accounts;
    }

    public override void Live(int unit, Journey journey, bool planted)
    {
        var start = Rhythm.Office.InWeekAfter(Arrivals.Of(unit), journey.Chance);
        var firstCustomer = unit / People.Length * PeopleInTurn + People.AsSpan(0, unit % People.Length).ToArray().Sum();
        new B2bLife(journey, unit, firstCustomer, start, planted).Live(People[unit % People.Length]);
    }
}
