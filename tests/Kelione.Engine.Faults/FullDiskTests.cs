using System.Diagnostics;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Faults;

/// <summary>A disk that is really full: a small file system in memory, which only root can make.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task On_a_full_disk_it_says_so_and_keeps_what_it_acknowledged()
    {
        var folder = Directory.CreateTempSubdirectory("kelione-full-").FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder), "skipped: a small disk needs root, to mount one");
        try
        {
            var stored = 0;
            await using (var store = await EventStore.OpenAsync(folder, Plan.Options))
            {
                var failure = await Assert.ThrowsAsync<WorkspaceFullException>(async () =>
                {
                    for (; stored < 2000; stored++)
                    {
                        await using var appender = await store.OpenAppenderAsync();
                        await AddAsync(appender, stored);
                        await appender.CommitAsync();
                    }
                });
                Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
                Assert.True(stored > 0, "Not even one chunk fitted.");

                // The same store goes on answering, and storing as soon as there is room.
                // The commit that failed may have got to the disk before the disk was full; it was not acknowledged, so either is right.
                var kept = (await store.VerifyAsync()).Events;
                Assert.Contains(kept - stored * Plan.ChunkSize, new long[] { 0, Plan.ChunkSize });
                Assert.True(Run("mount", "-o", "remount,size=200m", folder));
                await using (var appender = await store.OpenAppenderAsync())
                {
                    await AddAsync(appender, stored);
                    var accepted = (stored + 1L) * Plan.ChunkSize - kept;
                    Assert.Equal(new AppendReceipt(accepted, Plan.ChunkSize - accepted), await appender.CommitAsync());
                }
            }

            await using (var store = await EventStore.OpenAsync(folder, Plan.Options))
            {
                var report = await store.VerifyAsync();
                Assert.Empty(report.Problems);
                Assert.Equal((stored + 1L) * Plan.ChunkSize, report.Events);
                Assert.Equal(report.Events, report.IndexEvents);
            }
        }
        finally
        {
            await UnmountAsync(folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>
    /// Takes the small disk away. A process that another test starts at this moment holds every open file of ours until it has become the other
    /// program, and the disk with it: asked again for a few seconds. A store that kept a file open for good would fail here.
    /// </summary>
    private static async Task UnmountAsync(string folder)
    {
        for (var tries = 0; !Run("umount", folder); tries++)
        {
            Assert.True(tries < 100, $"{folder} is still held.");
            await Task.Delay(100);
        }
    }

    private static async Task AddAsync(IEventAppender appender, int chunk)
    {
        foreach (var batch in EventBatchBuilder.Batches(Plan.Chunk(chunk)))
        {
            await appender.AddAsync(batch);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
