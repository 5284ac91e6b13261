using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>All systems whose exports are known, in the order in which a file is held against them.</summary>
public static class SystemProfiles
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<SystemProfile> All { get; } =
    [
        new GoogleReportProfile(),
        new GoogleAnalyticsProfile(),
        new FirebaseOldProfile(),
        new MetricaVisitsProfile(),
        new MetricaHitsProfile(),
        new MetricaTableProfile(),
        new AppMetricaProfile(),
        new LocalyticsProfile(),
        new AmplitudeProfile(),
        new FlurryProfile(),
        new CleverTapProfile(),
        new AdjustProfile(),
        new BranchProfile(),
        new RoistatProfile(),
        new MixpanelProfile(),
        new HubSpotProfile(),
        new SalesforceProfile(),
        new BitrixProfile(),
        new AmoProfile(),
        new ZendeskProfile(),
        new GoogleFormsProfile(),
        new TypeformProfile(),
        new SurveyMonkeyProfile(),
        new GooglePlayProfile(),
        new AppStoreProfile(),
        new YelpProfile(),
        new XArchiveProfile(),
        new YouTubeProfile(),
        new FacebookProfile(),
        new GoogleTrendsProfile(),
        new WordstatProfile(),
        new StatistaProfile(),
        new PostHogProfile(),
        new SegmentProfile(),
        new SegmentTableProfile(),
        new MatomoProfile(),
        new SnowplowProfile(),
        new RetailRocketProfile(),
        new Rees46Profile(),
    ];

    /// <summary>The system of a name; null where there is none.</summary>
    public static SystemProfile? Find(string name) => All.FirstOrDefault(p => p.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The system that a part of a file comes from; null where it is none that is known.</summary>
    internal static SystemProfile? Recognise(ProfileSample sample) => All.FirstOrDefault(p => p.Recognises(sample));

    /// <summary>Opens a part for reading: its records as they are, or as the rows of its system.</summary>
    internal static IRowReader Open(SourceFormat format, SourceContent content, FormatDetails details, SourceLimits limits)
    {
        var records = format.Open(content, details, limits);
        if (details.System is not { } name || Find(name) is not { } profile)
        {
            return records;
        }

        try
        {
            return new SystemReader(records, profile, Reading(profile, content, details, limits), limits);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    private static SystemReading Reading(SystemProfile profile, SourceContent content, FormatDetails details, SourceLimits limits) =>
        new(content.DisplayName, details, ZoneRule.Of(details.SystemZone ?? profile.AssumedZone)) { Neighbours = SystemNeighbours.Of(content.File, content.Entry, limits) };

    /// <summary>The details of a part that comes from a system: its roles are those of its own columns.</summary>
    internal static FormatDetails Applied(SystemProfile profile, ProfileSample sample, ImportRequest request, SystemYield wanted)
    {
        var zone = request.Zone ?? request.Mapping?.Zone;
        IEnumerable<string> roles = wanted switch
        {
            SystemYield.Feedback => FeedbackRoles.All,
            SystemYield.Demand => DemandRoles.All,
            _ => [EventFields.Customer, EventFields.Activity, EventFields.Time, .. EventFields.WellKnown, EventFields.Value, EventFields.EventId],
        };
        return profile.Adjust(sample, sample.Details) with
        {
            System = profile.Name,
            SystemYield = wanted,
            SystemZone = zone,
            Roles = roles.ToDictionary(r => r, r => r, StringComparer.Ordinal),
            Notes = [.. sample.Details.Notes, $"recognised as an export of {profile.Title}", .. profile.Notes(sample, zone)],
        };
    }
}
