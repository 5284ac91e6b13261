using System.Security.Cryptography;
using System.Text;

namespace Kelione.Sources;

/// <summary>
/// Turns an e-mail address or a phone number into a key by which two systems are seen to mean one person, without the address being kept. It is the SHA-256 of the normalised text in lower-case hex:
/// the same that advertising systems export, so that hashed columns of theirs meet plain ones of others.
/// </summary>
public static class PersonalKey
{
    private const int HexLength = 64;

    /// <summary>The key of an e-mail address: trimmed, in lower case. A text that is already such a hash stays. Null where the text is no address.</summary>
    public static string? OfEmail(string text)
    {
        var email = text.Trim().ToLowerInvariant();
        return IsHash(email) ? email : email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1 ? Hash(email) : null;
    }

    /// <summary>The key of a phone number: its digits in international form after <c>+</c> or <c>00</c>. A text that is already such a hash stays. Null where there are fewer than seven digits.</summary>
    public static string? OfPhone(string text)
    {
        var phone = text.Trim();
        if (IsHash(phone.ToLowerInvariant()))
        {
            return phone.ToLowerInvariant();
        }

        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        digits = !phone.StartsWith('+') && digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        return digits.Length is >= 7 and <= 15 ? Hash(digits) : null;
    }

    private static bool IsHash(string text) => text.Length == HexLength && text.All(char.IsAsciiHexDigitLower);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
