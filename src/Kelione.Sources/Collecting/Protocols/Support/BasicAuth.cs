using System.Text;

namespace Kelione.Sources;

/// <summary>The user and password of Basic authentication.</summary>
internal static class BasicAuth
{
    private const string Scheme = "Basic ";

    /// <summary>Both; null where they are absent or not readable.</summary>
    public static (string? User, string? Password) Of(CollectRequest request)
    {
        var header = request.Header("Authorization");
        var bytes = new byte[Math.Max(0, header.Length)];
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var count))
        {
            return (null, null);
        }

        var text = Encoding.UTF8.GetString(bytes, 0, count);
        return text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (text[..colon], text[(colon + 1)..]) : (text, null);
    }
}
