namespace Kelione.Samples;

/// <summary>Everything that happens when a company buys software.</summary>
internal static class B2bWords
{
    public static readonly Vocabulary All = new();

    public static readonly Word Web = All.Word("web");
    public static readonly Word Email = All.Word("email");
    public static readonly Word VideoCall = All.Word("video_call");
    public static readonly Word Office = All.Word("office");
    public static readonly Word App = All.Word("app");
    public static readonly Word Desktop = All.Word("desktop");
    public static readonly Word Phone = All.Word("phone");
    public static readonly Word Crm = All.Word("crm");
    public static readonly Word SiteAnalytics = All.Word("site_analytics");
    public static readonly Word ProductAnalytics = All.Word("product_analytics");

    public static readonly Word BlogRead = All.Word("blog_read");
    public static readonly Word WhitepaperDownload = All.Word("whitepaper_download");
    public static readonly Word WebinarAttend = All.Word("webinar_attend");
    public static readonly Word PricingView = All.Word("pricing_view");
    public static readonly Word CaseStudyRead = All.Word("case_study_read");
    public static readonly Word DemoRequest = All.Word("demo_request");
    public static readonly Word DemoAttend = All.Word("demo_attend");
    public static readonly Word TrialStart = All.Word("trial_start");
    public static readonly Word TrialUse = All.Word("trial_use");
    public static readonly Word DocsRead = All.Word("docs_read");
    public static readonly Word SecurityQuestionnaire = All.Word("security_questionnaire");
    public static readonly Word ProposalView = All.Word("proposal_view");
    public static readonly Word NegotiationMeeting = All.Word("negotiation_meeting");
    public static readonly Word LegalReview = All.Word("legal_review");
    public static readonly Word ContractSign = All.Word("contract_sign");
    public static readonly Word InvoicePaid = All.Word("invoice_paid");
    public static readonly Word OnboardingSession = All.Word("onboarding_session");
    public static readonly Word ProductUse = All.Word("product_use");
    public static readonly Word SupportTicket = All.Word("support_ticket");

    public static readonly Word AtSite = All.Word("site");
    public static readonly Word AtDemo = All.Word("demo");
    public static readonly Word AtTrial = All.Word("trial");
    public static readonly Word AtProposal = All.Word("proposal");
    public static readonly Word AtContract = All.Word("contract");
    public static readonly Word AtOnboarding = All.Word("onboarding");
    public static readonly Word AtProduct = All.Word("product");

    public static readonly Word[] Industries = All.Words("retail", "logistics", "banking", "manufacturing", "health care", "education");
    public static readonly Word[] CompanySizes = All.Words("11-50", "51-200", "201-1000", "1000+");

    /// <summary>The people of an account by their place in it; the smaller accounts lack the last ones.</summary>
    public static readonly Word[] Roles = All.Words("user", "decision_maker", "buyer", "technical_expert", "legal", "user");

    public const int Industry = 0;

    public const int CompanySize = 1;
}
