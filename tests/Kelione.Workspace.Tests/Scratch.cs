namespace Kelione.Workspace.Tests;

/// <summary>A folder of a test's own.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kelione-ws-").FullName;

    public WorkspaceFolder Folder => new(System.IO.Path.Combine(Path, "w"));

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
