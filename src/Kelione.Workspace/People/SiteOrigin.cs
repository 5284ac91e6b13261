namespace Kelione.Workspace;

/// <summary>The origin of a site as browsers send it: <c>https://shop.example</c>, with a port where it is not the usual one, without a path.</summary>
public static class SiteOrigin
{
    /// <summary>Reads what people write: origins, or addresses on the sites; each once.</summary>
    /// <exception cref="MendableException">One is no address of a site.</exception>
    public static IReadOnlyList<string> Parse(IEnumerable<string> texts) => [.. texts
        .SelectMany(t => t.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(t => Uri.TryCreate(t.Contains("://", StringComparison.Ordinal) ? t : "https://" + t, UriKind.Absolute, out var site) && site.Scheme is ("http" or "https") && site.Host.Length > 0
            ? site.GetLeftPart(UriPartial.Authority).ToLowerInvariant()
            : throw new MendableException($"'{t}' is no site such as https://shop.example."))
        .Distinct(StringComparer.Ordinal)];
}
