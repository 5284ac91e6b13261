namespace Kelione.Workspace.Tests;

/// <summary>A folder of a test's own.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kelione-ws-").FullName;

    /// <summary>Where documents are kept; null for files.</summary>
    public DocumentsServer? Documents { get; private init; }

    /// <summary>The workspace; each has a name of its own where one database keeps many.</summary>
    public WorkspaceFolder Folder => new(System.IO.Path.Combine(Path, Documents is null ? "w" : System.IO.Path.GetFileName(Path))) { Documents = Documents };

    /// <summary>A folder whose documents PostgreSQL keeps; skips the test where there is none.</summary>
    public static Scratch OnPostgres() => new() { Documents = DocumentsServer.Read(PostgresServer.OrSkip().Connection()) };

    /// <summary>Of the one kind or the other.</summary>
    public static Scratch Of(bool onPostgres) => onPostgres ? OnPostgres() : new Scratch();

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
