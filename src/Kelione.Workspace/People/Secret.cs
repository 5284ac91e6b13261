using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kelione.Workspace;

/// <summary>Unguessable words for links and keys. Only their hash is kept: a word of 160 random bits needs no slow hash.</summary>
internal static class Secret
{
    private const int Bytes = 20;

    /// <summary>A new one: 27 letters, digits, hyphens and underscores.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A new id that is no secret, of 60 random bits.</summary>
    public static string Id() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>What is kept of it.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
