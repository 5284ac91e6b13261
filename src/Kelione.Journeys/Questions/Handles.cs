using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Kelione.Journeys;

/// <summary>
/// The short name of a question: <c>q</c> and twelve hexadecimal digits of the SHA-256 of its JSON. The same question has the same handle everywhere; whoever shows
/// answers keeps the question under it, so that people can come back to a number.
/// </summary>
public static class Handles
{
    /// <summary>The handle of a question.</summary>
    public static string Of(Question question) =>
        "q" + Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(question, JourneyJson.Compact)).AsSpan(0, 6));

    /// <summary>Part of an address: a name put so that it can stand between colons (percent signs and colons are escaped).</summary>
    public static string Part(string name) =>
        name.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);

    /// <summary>Part of an address: a number.</summary>
    public static string Part(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An address out of its parts, which are escaped here: <c>edge:cart:payment</c>.</summary>
    public static string Address(params ReadOnlySpan<string> parts)
    {
        var escaped = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            escaped[i] = Part(parts[i]);
        }

        return string.Join(':', escaped);
    }

    /// <summary>The parts of an address, unescaped.</summary>
    public static string[] Parts(string address) =>
        Array.ConvertAll(address.Split(':'), p => p.Replace("%3A", ":", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal));
}
