namespace Kelione;

/// <summary>The checkout that the tests run from within; every suite has it.</summary>
internal static class Checkout
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "kelione.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests must run from within a checkout: no kelione.slnx above " + AppContext.BaseDirectory);
    }
}
