namespace Kelione.Sources;

/// <summary>What goes together in a zip of a system's tables.</summary>
internal static class SystemParts
{
    /// <summary>The parts that are no tables of a system where others are: read by guesses beside tables whose meaning is known, they would only add noise.</summary>
    public static IReadOnlyList<SkippedEntry> Strangers<T>(IReadOnlyList<T> parts, Func<T, (string? Entry, FormatDetails Details)> of)
    {
        var system = parts.Select(p => of(p).Details.System).FirstOrDefault(s => s is not null);
        return system is null
            ? []
            : [.. parts.Select(of).Where(p => p.Details.System is null && p.Entry is not null).Select(p => new SkippedEntry(p.Entry!, $"this is no table of {SystemProfiles.Find(system)!.Title} that is read"))];
    }
}
