namespace Kelione.Workspace;

/// <summary>Texts that only their owner reads, for the faces of the product.</summary>
public static class PrivateText
{
    /// <summary>Writes a text; a reader sees the old one or the new one, never half of it.</summary>
    /// <exception cref="MendableException">The system refused it.</exception>
    public static void Write(string path, string text) => UserFile.Try(path, () => AtomicFile.Write(path, text));
}
