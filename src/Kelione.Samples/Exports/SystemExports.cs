namespace Kelione.Samples;

/// <summary>All exports of other systems that can be written.</summary>
public static class SystemExports
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<SystemExport> All { get; } = [.. GoogleExports.All, .. YandexExports.All, .. AppMetricaExports.All, .. ProductExports.All, .. PostHogTableExports.All, .. CleverTapFileExports.All, .. MarketingExports.All, .. RoistatLeadExports.All, .. MatomoExports.All];

    /// <summary>The export of a name; a system's name alone means its first. Null where there is none.</summary>
    public static SystemExport? Find(string name) =>
        All.FirstOrDefault(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? All.FirstOrDefault(e => e.System.Equals(name, StringComparison.OrdinalIgnoreCase));
}
