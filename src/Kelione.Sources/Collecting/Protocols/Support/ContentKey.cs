using System.Security.Cryptography;
using System.Text;

namespace Kelione.Sources;

/// <summary>A short key of a text, equal for equal texts.</summary>
internal static class ContentKey
{
    private const int Bytes = 12;

    /// <summary>The key: 24 hex digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
}
