namespace Kelione.Web;

/// <summary>The page's style sheet: LOOK's colour roles, light and dark, system fonts, phone width. Kept in the program, so that the page works from any folder.</summary>
internal static class Styles
{
    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Styles).Assembly.GetManifestResourceStream("Kelione.Web.kelione.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
