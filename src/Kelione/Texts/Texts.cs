using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Kelione.CommandLine;

/// <summary>The words of the views in the user's language, from Texts.resx and its translations; what a translation lacks stands in English. Sentences with numbers are beneath, words above.</summary>
/// <param name="culture">The language.</param>
internal sealed class Texts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("Kelione.CommandLine.Texts.Texts", typeof(Texts).Assembly);

    /// <summary>The language.</summary>
    public CultureInfo Culture => culture;

    public string Accepted => Of();

    public string Activity => Of();

    public string AhaMoments => Of();

    public string AhaNote => Of();

    public string All => Of();

    public string AllSound => Of();

    public string Anonymous => Of();

    public string Attribution => Of();

    public string Before => Of();

    public string Channel => Of();

    public string Channels => Of();

    public string Clusters => Of();

    public string Cohort => Of();

    public string Cohorts => Of();

    public string Column => Of();

    public string Columns => Of();

    public string Comparison => Of();

    public string Cost => Of();

    public string CostPerConversion => Of();

    public string Count => Of();

    public string Crossings => Of();

    public string Cumulative => Of();

    public string Customer => Of();

    public string Customers => Of();

    public string CustomersTitle => Of();

    public string Day => Of();

    public string DayHead => Of();

    public string Did => Of();

    public string DidEarly => Of();

    public string DiscoveredSegments => Of();

    public string Doctor => Of();

    public string DropOffs => Of();

    public string Duplicates => Of();

    public string EndsWith => Of();

    public string Events => Of();

    public string Fields => Of();

    public string First => Of();

    public string Flows => Of();

    public string Found => Of();

    public string From => Of();

    public string Funnel => Of();

    public string GoesTogether => Of();

    public string GoesTogetherNote => Of();

    public string Hour => Of();

    public string Hypotheses => Of();

    public string Identity => Of();

    public string ImportFile => Of();

    public string ImportFormat => Of();

    public string ImportStopped => Of();

    public string ImportTitle => Of();

    public string InBoth => Of();

    public string InNone => Of();

    public string IncompleteNote => Of();

    public string Instead => Of();

    public string Journey => Of();

    public string JourneyOver => Of();

    public string Known => Of();

    public string Last => Of();

    public string LeftWith => Of();

    public string Lift => Of();

    public string Loop => Of();

    public string Loops => Of();

    public string Median => Of();

    public string Millisecond => Of();

    public string Minute => Of();

    public string Name => Of();

    public string NextPage => Of();

    public string NoClearChange => Of();

    public string NoMerges => Of();

    public string Systems => Of();

    public string SystemFiles => Of();

    public string SystemSdk => Of();

    public string SystemSure => Of();

    public string SystemYes => Of();

    public string LastFile => Of();

    public string LastEvent => Of();

    public string Keys => Of();

    public string NoKeys => Of();

    public string Key => Of();

    public string KeyName => Of();

    public string KeyFor => Of();

    public string KeyUntil => Of();

    public string KeyUsed => Of();

    public string KeyRevoked => Of();

    public string NoSegments => Of();

    public string NoValue => Of();

    public string NotBegun => Of();

    public string NotSound => Of();

    public string NoTouches => Of();

    public string NothingFound => Of();

    public string OddsRatio => Of();

    public string OfFirst => Of();

    public string OfN => Of();

    public string OfPrevious => Of();

    public string OpenJourney => Of();

    public string OpenNumber => Of();

    public string OtherValues => Of();

    public string Overlaps => Of();

    public string Paths => Of();

    public string PointsHead => Of();

    public string PreviousPeriod => Of();

    public string Read => Of();

    public string Reason => Of();

    public string Refuted => Of();

    public string Rejected => Of();

    public string RemovalEffect => Of();

    public string Retention => Of();

    public string Returned => Of();

    public string Rule => Of();

    public string Scenario => Of();

    public string Scenarios => Of();

    public string Second => Of();

    public string Segment => Of();

    public string Segments => Of();

    public string Sessions => Of();

    public string SessionsEndWith => Of();

    public string SessionsPerCustomer => Of();

    public string SessionsStartWith => Of();

    public string Share => Of();

    public string ShareOfConversions => Of();

    public string Silhouette => Of();

    public string SingleEventSessions => Of();

    public string Sources => Of();

    public string StartsWith => Of();

    public string Stated => Of();

    public string Status => Of();

    public string StayedWith => Of();

    public string StayedWithout => Of();

    public string Step => Of();

    public string StepMatrix => Of();

    public string StepMatrixNote => Of();

    public string Sum => Of();

    public string TimeToConvert => Of();

    public string To => Of();

    public string Unattributed => Of();

    public string Unclear => Of();

    public string Undone => Of();

    public string UnknownCustomer => Of();

    public string Value => Of();

    public string ValuesPerCustomer => Of();

    public string Variant => Of();

    public string Variants => Of();

    public string WentWith => Of();

    public string What => Of();

    public string WhatNext => Of();

    public string WidestLinks => Of();

    public string AhaBase(string customers, string retained, string share) => Of([customers, retained, share]);

    public string AhaFinding(string activity, string times, string points, string coverage) => Of([activity, times, points, coverage]);

    public string AhaFindingOnce(string activity, string points, string coverage) => Of([activity, points, coverage]);

    public string AhaNone(string tried) => Of([tried]);

    public string AhaSmall(string count, string least) => Of([count, least]);

    public string AndMore(string count) => Of([count]);

    public string ComparisonFinding(string clear, string all) => Of([clear, all]);

    public string CrossingsFinding(string crossed, string all, string share) => Of([crossed, all, share]);

    public string DropOffFinding(string left, string reached, string share) => Of([left, reached, share]);

    public string FlowsFinding(string from, string to, string count, string share) => Of([from, to, count, share]);

    public string FunnelFinding(string customers, string first, string last, string share, string step) => Of([customers, first, last, share, step]);

    public string FunnelWorst(string step, string share) => Of([step, share]);

    public string ImportFinding(string accepted, string files) => Of([accepted, files]);

    public string MappingLine(string mapping) => Of([mapping]);

    public string NCohorts(string count) => Of([count]);

    public string NConversions(string count) => Of([count]);

    public string NCustomers(string count) => Of([count]);

    public string NEvents(string count) => Of([count]);

    public string NJourneys(string count) => Of([count]);

    public string NSessions(string count) => Of([count]);

    public string NTransitions(string count) => Of([count]);

    public string NVariants(string count) => Of([count]);

    public string NoEventHas(string field) => Of([field]);

    public string ParetoFinding(string carrying, string share, string top, string target) => Of([carrying, share, top, target]);

    public string ImportJoined(string count) => Of([count]);

    public string RejectedRowsAt(string file) => Of([file]);

    public string RetentionFinding(string day, string share, string low, string high, string n) => Of([day, share, low, high, n]);

    public string ReturnedOnDay(string day) => Of([day]);

    public string SessionsFinding(string each, string length, string events, string bounced) => Of([each, length, events, bounced]);

    public string SetApart(string activity, string inside, string outside) => Of([activity, inside, outside]);

    public string StatusFinding(string events, string customers, string activities) => Of([events, customers, activities]);

    public string VariantsFinding(string shown, string share) => Of([shown, share]);

    public string ZoneLine(string zone, string origin) => Of([zone, origin]);

    private string Of([CallerMemberName] string name = "") =>
        Resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"There is no text '{name}'.");

    private string Of(string[] parts, [CallerMemberName] string name = "") => string.Format(CultureInfo.InvariantCulture, Of(name), parts);
}
