using System.Security.Cryptography;
using System.Text;

namespace Kelione.Sources;

/// <summary>Replaces personal values by a keyed hash: HMAC-SHA256 (RFC 2104, FIPS 180-4) of the UTF-8 text, its first 16 bytes as 32 lower-case hex digits.</summary>
internal sealed class ValueHasher(byte[] key)
{
    private readonly char[] _hex = new char[32];
    private byte[] _bytes = new byte[256];

    /// <summary>The hash of a text, valid until the next call.</summary>
    public ReadOnlySpan<char> Hash(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length < most)
        {
            _bytes = new byte[most];
        }

        var length = Encoding.UTF8.GetBytes(text, _bytes);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, _bytes.AsSpan(0, length), digest);
        Convert.TryToHexStringLower(digest[..16], _hex, out _);
        return _hex;
    }
}
