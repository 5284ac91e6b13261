namespace Kelione.Workspace.Tests.Maps.Publishing;

/// <summary>What a user asked to be written is whole or not there.</summary>
public sealed class OutputFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-output-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_stood_there_is_kept_where_the_writing_fails()
    {
        var path = Path.Combine(_folder, "map.yaml");
        await OutputFile.WriteTextAsync(path, "old");
        await Assert.ThrowsAsync<MendableException>(() => OutputFile.WriteAsync<bool>(path, async stream =>
        {
            await stream.WriteAsync("ne"u8.ToArray());
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_its_file_is_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: links need rights on Windows");
        var (path, link) = (Path.Combine(_folder, "map.yaml"), Path.Combine(_folder, "link.yaml"));
        await OutputFile.WriteTextAsync(path, "old");
        File.CreateSymbolicLink(link, path);
        await OutputFile.WriteTextAsync(link, "new");
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal("new", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
