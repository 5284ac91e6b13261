namespace Kelione.Sources;

/// <summary>What a file holds, found out before anything is read of it. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="System">The system that it comes from; null for a general table.</param>
/// <param name="Yields">What it brings in; events where nothing else shows.</param>
public sealed record RoutedFile(SourceFile File, SystemProfile? System, IReadOnlyList<SystemYield> Yields)
{
    /// <summary>What was recognised, in a sentence; null for a general table, whose preview tells enough.</summary>
    public string? Sentence => System is null
        ? null
        : $"{File.Name}: recognised as an export of {System.Title}; it brings in {string.Join(" and ", Yields.Select(y => y switch { SystemYield.Feedback => "feedback", SystemYield.Demand => "search demand", _ => "events" }))}";
}

/// <summary>Finds out what files hold, so that nobody has to say where each belongs.</summary>
public static class SourceRouting
{
    /// <summary>What a file holds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out. Whoever names columns means a table of events.</param>
    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public static RoutedFile Route(SourceFile file, ImportRequest request)
    {
        if (request.Roles.Count > 0 || request.Mapping is not null || request.OnlyStated || (request.Format is { } format && SystemProfiles.Find(format) is null))
        {
            return new RoutedFile(file, null, [SystemYield.Events]);
        }

        foreach (var entry in EntriesOf(file, request))
        {
            try
            {
                if (PartLook.Recognised(file, entry, request).Profile is { } profile)
                {
                    return new RoutedFile(file, profile, profile.Yields);
                }
            }
            catch (SourceException)
            {
                // The reading itself says what is wrong.
            }
        }

        return new RoutedFile(file, null, [SystemYield.Events]);
    }

    private static IReadOnlyList<string?> EntriesOf(SourceFile file, ImportRequest request)
    {
        const int MostLookedAt = 200;
        using var stream = SourceContent.OpenFile(file);
        return SourceContent.PackingOf(stream, file) == Packing.Zip ? [.. ZipEntries.DataEntries(file, request.Limits).Take(MostLookedAt)] : [null];
    }
}
