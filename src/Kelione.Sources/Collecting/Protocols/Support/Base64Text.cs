namespace Kelione.Sources;

/// <summary>Base64 as SDKs write it: plain or for addresses, with padding or without, with spaces where an unescaped plus went through a form.</summary>
internal static class Base64Text
{
    /// <summary>The bytes.</summary>
    /// <exception cref="CollectException">It is no base64.</exception>
    public static byte[] Decode(string text)
    {
        var plain = text.Trim().Replace(' ', '+').Replace('-', '+').Replace('_', '/').TrimEnd('=');
        try
        {
            return Convert.FromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            throw new CollectException("what should be base64 is none");
        }
    }
}
