namespace Kelione.Sources;

/// <summary>Words by which systems say that there is nothing.</summary>
internal static class SystemWords
{
    /// <summary>Whether a text says that a thing is not known or not there: <c>(not set)</c>.</summary>
    public static bool MeanNothing(string text) => text is "(not set)" or "(none)" or "(data not available)" or "undefined" or "null" or "[]" or "{}";

    /// <summary>Whether an id is the one of devices whose owners do not want to be known, so that it is many people's.</summary>
    public static bool IsNoId(string text) => MeanNothing(text) || text.All(c => c is '0' or '-');
}
