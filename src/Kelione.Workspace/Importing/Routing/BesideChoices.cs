using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What a person's choices about the events of a file mean for the feedback in the same file: where times are, and what of a customer must not be kept as it stands, holds for both.</summary>
internal static class BesideChoices
{
    /// <summary>The request without what was chosen for the events; how the file itself is written stays.</summary>
    public static ImportRequest Uncorrected(ImportRequest request) =>
        request with { Mapping = null, OnlyStated = false, Roles = ColumnMapping.None, Constants = ColumnMapping.None, Ignore = [], Hash = [], TimeFormat = null };

    /// <summary>How the feedback of a file is read.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static FeedbackSourcePlan Feedback(SourceFile file, ImportRequest request)
    {
        var asFound = new FeedbackRequest { Reading = Uncorrected(request) with { Zone = request.Zone ?? request.Mapping?.Zone } };
        var plan = FeedbackInspector.Inspect(file, asFound);
        var (hash, ignore) = (Hashed(request, plan), Ignored(request, plan));
        return hash.Count == 0 && ignore.Count == 0 ? plan : FeedbackInspector.Inspect(file, asFound with { Reading = asFound.Reading with { Hash = hash, Ignore = ignore } });
    }

    // A customer who is a keyed hash in the events is the same hash in the feedback, whatever its column is called there.
    private static List<string> Hashed(ImportRequest request, FeedbackSourcePlan plan)
    {
        var roles = (request.Mapping?.Roles ?? ColumnMapping.None).Concat(request.Roles).ToList();
        return [.. request.Hash.Concat(request.Mapping?.Hash ?? [])
            .SelectMany(h => roles.Where(r => r.Value == h).Select(r => r.Key).Append(h))
            .Where(h => h is not (FeedbackRoles.Time or FeedbackRoles.Rating) && plan.Parts.Any(p => p.Roles.ContainsKey(h) || p.Columns.Any(c => c.Name == h)))
            .Distinct(StringComparer.Ordinal)];
    }

    // A running number tells nothing of an event, but it is what keeps an entry from coming twice.
    private static List<string> Ignored(ImportRequest request, FeedbackSourcePlan plan) =>
        [.. request.Ignore.Concat(request.Mapping?.Ignore ?? []).Where(i => plan.Parts.All(p => p.Roles.GetValueOrDefault(FeedbackRoles.Id) != i)).Distinct(StringComparer.Ordinal)];
}
