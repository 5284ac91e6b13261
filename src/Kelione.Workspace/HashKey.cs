using System.Security.Cryptography;

namespace Kelione.Workspace;

/// <summary>
/// The workspace's own secret, with which personal fields are hashed at import. Made on first need; whoever has it can find out whether a hash belongs to a known address, so only its owner may read the file.
/// Losing it means that later imports hash the same person to another text.
/// </summary>
internal static class HashKey
{
    private const int Bytes = 32;

    /// <summary>The key of a workspace; made where there is none.</summary>
    /// <exception cref="MendableException">The file does not hold a key.</exception>
    public static byte[] LoadOrCreate(WorkspaceFolder folder)
    {
        if (File.Exists(folder.KeyFile))
        {
            return Load(folder);
        }

        folder.Create();
        var key = RandomNumberGenerator.GetBytes(Bytes);

        // Whole and durable before the first event is hashed with it: half a key would be as bad as none.
        UserFile.Try(folder.KeyFile, () => AtomicFile.Write(folder.KeyFile, Convert.ToHexStringLower(key) + "\n"));
        return key;
    }

    private static byte[] Load(WorkspaceFolder folder)
    {
        try
        {
            return Convert.FromHexString(UserFile.Try(folder.KeyFile, () => File.ReadAllText(folder.KeyFile)).Trim()) is { Length: Bytes } key ? key : throw new FormatException("too short");
        }
        catch (FormatException e)
        {
            throw new MendableException($"The file '{folder.KeyFile}' does not hold the workspace's key ({Bytes * 2} hexadecimal digits). Put the right file back; without it the same person would be hashed differently.", e);
        }
    }
}
