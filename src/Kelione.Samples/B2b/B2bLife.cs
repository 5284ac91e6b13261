using static Kelione.Samples.B2bWords;

namespace Kelione.Samples;

/// <summary>One company that may buy: how far it gets is drawn first, then each of its people writes their part.</summary>
internal sealed class B2bLife
{
    private const int User = 0;
    private const int DecisionMaker = 1;
    private const int Buyer = 2;
    private const int TechnicalExpert = 3;
    private const int Legal = 4;

    private readonly Journey _journey;
    private readonly SampleRandom _chance;
    private readonly int _account;
    private readonly int _firstCustomer;
    private readonly long _start;
    private readonly long _cycle;
    private readonly int _language;
    private readonly Word _industry;
    private readonly Word _companySize;
    private readonly Milestone _reached;
    private readonly bool _decisionMakerAtDemo;
    private readonly bool _decisionMakerSigns;
    private readonly bool _attendsWebinar;

    /// <summary>Draws what will become of the company.</summary>
    public B2bLife(Journey journey, int account, int firstCustomer, long start, bool planted)
    {
        (_journey, _chance, _account, _firstCustomer, _start) = (journey, journey.Chance, account, firstCustomer, start);
        _language = Voices.LanguageMix.Draw(_chance);
        _industry = Industries[_chance.Below(Industries.Length)];
        _companySize = CompanySizes[_chance.Below(CompanySizes.Length)];
        _cycle = (long)(Math.Clamp(_chance.LogNormal(B2bOdds.CycleDays, B2bOdds.CycleSigma), 50, 330) * Rhythm.Day);
        _decisionMakerAtDemo = _chance.Chance(B2bOdds.DecisionMakerAtDemo);
        _decisionMakerSigns = _chance.Chance(B2bOdds.DecisionMakerSigns);
        _attendsWebinar = _chance.Chance(B2bOdds.AttendsWebinar);
        var signs = !planted ? B2bOdds.Signs : _decisionMakerAtDemo ? B2bOdds.SignsWithDecisionMaker : B2bOdds.SignsWithout;
        _reached = !_chance.Chance(B2bOdds.RequestsDemo) ? Milestone.Interest
            : !_chance.Chance(B2bOdds.HoldsDemo) ? Milestone.DemoRequested
            : !_chance.Chance(B2bOdds.StartsTrial) ? Milestone.Demo
            : !_chance.Chance(B2bOdds.GetsProposal) ? Milestone.Trial
            : !_chance.Chance(signs) ? Milestone.Proposal
            : Milestone.Contract;
    }

    private enum Milestone
    {
        Interest,
        DemoRequested,
        Demo,
        Trial,
        Proposal,
        Contract,
    }

    /// <summary>Lets each of the people live.</summary>
    public void Live(int people)
    {
        for (var seat = 0; seat < people; seat++)
        {
            _journey.Person(_firstCustomer + seat, _start, known: true, _account, Roles[seat]);
            switch (seat)
            {
                case User:
                    LiveUser();
                    break;
                case DecisionMaker:
                    LiveDecisionMaker();
                    break;
                case Buyer:
                    LiveBuyer();
                    break;
                case TechnicalExpert:
                    LiveTechnicalExpert();
                    break;
                case Legal:
                    LiveLegal();
                    break;
                default:
                    UseTrial();
                    UseProduct();
                    break;
            }
        }
    }

    /// <summary>The moment at a share of the purchase's whole length; what falls on a weekend waits until Monday.</summary>
    private long At(double share) => OnWorkday(_start + (long)(share * _cycle));

    /// <summary>Another working hour of that day.</summary>
    private long WorkdayAt(double share) => Rhythm.Office.OnDayOf(At(share), _chance);

    /// <summary>A working hour so many days after the contract.</summary>
    private long AfterContract(int days) => Rhythm.Office.OnDayOf(OnWorkday(At(1) + days * Rhythm.Day), _chance);

    private static long OnWorkday(long at) => Rhythm.Weekday(at) switch { 5 => at + 2 * Rhythm.Day, 6 => at + Rhythm.Day, _ => at };

    private void LiveUser()
    {
        Online(_start, Web, SiteAnalytics);
        Do(BlogRead, AtSite, 0);
        Do(WhitepaperDownload, AtSite, 200);
        Do(PricingView, AtSite, 60);
        if (_attendsWebinar)
        {
            Meet(At(0.06), VideoCall);
            Do(WebinarAttend, AtSite, 0);
        }

        if (_reached >= Milestone.DemoRequested)
        {
            Online(WorkdayAt(0.12), Web, SiteAnalytics);
            Do(CaseStudyRead, AtSite, 0);
            Do(DemoRequest, AtDemo, 240);
        }

        if (_reached >= Milestone.Demo)
        {
            Meet(At(0.22), VideoCall);
            Do(DemoAttend, AtDemo, 0);
        }

        if (_reached >= Milestone.Trial)
        {
            Online(WorkdayAt(0.32), App, ProductAnalytics);
            Do(TrialStart, AtTrial, 0);
        }

        UseTrial();
        UseProduct();
    }

    private void LiveDecisionMaker()
    {
        if (_reached >= Milestone.Demo)
        {
            if (_chance.Chance(0.5))
            {
                Online(WorkdayAt(0.16), Web, SiteAnalytics);
                Do(CaseStudyRead, AtSite, 0);
            }

            if (_decisionMakerAtDemo)
            {
                Meet(At(0.22), VideoCall);
                Do(DemoAttend, AtDemo, 30);
            }
        }

        if (_reached >= Milestone.Proposal)
        {
            Online(At(0.62), Email, Crm);
            Do(ProposalView, AtProposal, 0);
            if (_reached == Milestone.Proposal && _chance.Chance(0.3))
            {
                _journey.Go(WorkdayAt(0.9), Office, default, Crm);
                Say("interview", "crm", "office", AtProposal, Theme.Price, Voices.DrawTone(_chance, 0.7, 0.1));
            }
        }

        if (_reached >= Milestone.Contract && _decisionMakerSigns)
        {
            Sign();
        }
    }

    private void LiveBuyer()
    {
        if (_reached < Milestone.Proposal)
        {
            return;
        }

        Online(At(0.66), Email, Crm);
        Do(ProposalView, AtProposal, 0);
        for (var share = 0.70; _chance.Chance(0.6) && share < 0.95; share += 0.08)
        {
            Meet(WorkdayAt(share), _chance.Chance(0.6) ? VideoCall : Office);
            Do(NegotiationMeeting, AtProposal, 0);
        }

        if (_reached >= Milestone.Contract)
        {
            if (!_decisionMakerSigns)
            {
                Sign();
            }

            Online(AfterContract(14), Email, Crm);
            Do(InvoicePaid, AtContract, 0).Cents = (int)(_chance.LogNormal(18_000, 0.7) / 100) * 10_000;
        }
    }

    private void LiveTechnicalExpert()
    {
        if (_reached >= Milestone.Demo)
        {
            Meet(At(0.22), VideoCall);
            Do(DemoAttend, AtDemo, 60);
            Online(WorkdayAt(0.26), Web, SiteAnalytics);
            Do(DocsRead, AtSite, 0);
        }

        if (_reached >= Milestone.Trial)
        {
            UseTrial();
            Online(WorkdayAt(0.55), Email, Crm);
            Do(SecurityQuestionnaire, AtTrial, 0);
        }
    }

    private void LiveLegal()
    {
        for (var share = 0.80; _reached >= Milestone.Proposal && share < 0.98; share += 0.07)
        {
            Online(WorkdayAt(share), Email, Crm);
            Do(LegalReview, AtContract, 0);
            if (_chance.Chance(0.5))
            {
                return;
            }
        }
    }

    private void UseTrial()
    {
        for (var share = 0.34; _reached >= Milestone.Trial && share < 0.54; share += 0.015 + 0.03 * _chance.NextUnit())
        {
            Online(WorkdayAt(share), App, ProductAnalytics);
            for (var again = true; again; again = _chance.Chance(0.4))
            {
                Do(TrialUse, AtTrial, 300);
            }
        }
    }

    private void UseProduct()
    {
        if (_reached < Milestone.Contract)
        {
            return;
        }

        Meet(AfterContract(7), VideoCall);
        Do(OnboardingSession, AtOnboarding, 0);
        if (_chance.Chance(0.5))
        {
            Say("ces", "onboarding_survey", "email", AtOnboarding, Theme.Onboarding, Voices.DrawTone(_chance, 0.30, 0.50));
        }

        for (var day = 9; day < 60; day += 1 + _chance.Below(9))
        {
            Online(AfterContract(day), App, ProductAnalytics);
            Do(ProductUse, AtProduct, 0);
            if (_chance.Chance(0.06))
            {
                Do(SupportTicket, AtProduct, 300);
                Say("ticket", "support_desk", "email", AtProduct, Theme.Support, Voices.DrawTone(_chance, 0.7, 0));
            }
        }

        if (_chance.Chance(B2bOdds.NpsSurveyed))
        {
            var theme = _chance.Chance(0.5) ? Theme.App : Theme.Support;
            Say("nps", "nps_survey", "email", AtProduct, theme, Voices.DrawTone(_chance, B2bOdds.Detractors, B2bOdds.Promoters));
        }
    }

    private void Sign()
    {
        Online(At(1), Email, Crm);
        Do(ContractSign, AtContract, 0);
    }

    private void Online(long at, Word channel, Word source) => _journey.Open(at, channel, _chance.Chance(0.85) ? Desktop : Phone, source, cookie: 1);

    private void Meet(long at, Word channel) => _journey.Go(at, channel, channel == VideoCall ? Desktop : default, Crm);

    private void Say(string kind, string source, string channel, Word touchpoint, Theme theme, int tone) => _journey.Say(Voices.Note(
        _chance, _journey.Now + (long)(_chance.Exponential(30) * Rhythm.Hour) + Rhythm.Minute, kind, source, channel, All.Text(touchpoint), theme, tone, _language));

    private ref SampleEvent Do(Word activity, Word touchpoint, double afterSeconds)
    {
        ref var happened = ref _journey.Do(activity, touchpoint, afterSeconds);
        happened.Attributes[Industry] = _industry;
        happened.Attributes[CompanySize] = _companySize;
        return ref happened;
    }
}
