namespace Kelione.Tests.Support;

/// <summary>Places around the tests.</summary>
internal static class Repository
{
    /// <summary>The program, built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kelione.exe" : "kelione");
}
