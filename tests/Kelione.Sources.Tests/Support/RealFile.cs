using Kelione.Oracle;

namespace Kelione.Sources.Tests;

/// <summary>Files of the real data that lies beside the checkout on some machines only.</summary>
internal static class RealFile
{
    /// <summary>A file; skips the test where the folder is absent.</summary>
    public static string Of(string relative)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        return SharedData.PathOf(relative);
    }
}
