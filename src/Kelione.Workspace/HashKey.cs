using System.Security.Cryptography;
using System.Text;

namespace Kelione.Workspace;

/// <summary>
/// The workspace's own secret, with which personal fields are hashed at import. Made on first need; whoever has it can find out whether a hash belongs to a known address, so only its owner may read the file.
/// Losing it means that later imports hash the same person to another text.
/// </summary>
internal static class HashKey
{
    private const int Bytes = 32;

    /// <summary>The key of a workspace; made where there is none. Of two nodes that make one at once, both get the same.</summary>
    /// <exception cref="MendableException">What is kept is no key.</exception>
    public static byte[] LoadOrCreate(IPapers papers)
    {
        if (papers.ReadText(PaperNames.Key) is { } kept)
        {
            return Parse(kept, papers);
        }

        // Whole and durable before the first event is hashed with it: half a key would be as bad as none.
        var key = RandomNumberGenerator.GetBytes(Bytes);
        return papers.TryWrite(PaperNames.Key, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key) + "\n"), over: null) ? key : LoadOrCreate(papers);
    }

    private static byte[] Parse(string text, IPapers papers)
    {
        try
        {
            return Convert.FromHexString(text.Trim()) is { Length: Bytes } key ? key : throw new FormatException("too short");
        }
        catch (FormatException e)
        {
            throw new MendableException($"The file '{papers.PlaceOf(PaperNames.Key)}' does not hold the workspace's key ({Bytes * 2} hexadecimal digits). Put the right file back; without it the same person would be hashed differently.", e);
        }
    }
}
