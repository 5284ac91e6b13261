namespace Kelione.Sources.Tests;

public sealed class SpillTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_temporary_copy_of_a_packed_file_has_no_name_that_a_killed_process_could_leave_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "skipped: Windows deletes on close by itself");
        using var content = Open();

        var file = content.Seekable();

        Assert.False(File.Exists(file.Name));
        Assert.Equal("hello", new StreamReader(file).ReadToEnd());
        Assert.Equal(0, content.Seekable().Position);
    }

    [Fact]
    public void A_copy_that_needs_a_path_can_be_read_by_nobody_else_and_goes_with_us()
    {
        string path;
        using (var content = Open())
        {
            path = content.SeekablePath();
            Assert.Equal("hello", File.ReadAllText(path));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }

        Assert.False(File.Exists(path));
    }

    private SourceContent Open() => SourceContent.Open(new SourceFile(_files.Bytes("a.gz", TempFiles.Gzip("hello"u8.ToArray()))), null, SourceLimits.Default);
}
