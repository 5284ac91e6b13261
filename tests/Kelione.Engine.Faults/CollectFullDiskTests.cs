using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Faults;

/// <summary>Events arrive while the disk is really full: a small file system in memory, which only root can make.</summary>
public sealed class CollectFullDiskTests
{
    private const int BatchSize = 2000;

    [Fact]
    public async Task On_a_full_disk_nothing_is_acknowledged_that_is_not_kept_and_with_room_it_goes_on()
    {
        Assert.SkipUnless(File.Exists(CollectProgram.Path), $"skipped: the program is not built ({CollectProgram.Path})");
        var folder = Directory.CreateTempSubdirectory("kelione-collect-full-").FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", folder), "skipped: a small disk needs root, to mount one");
        try
        {
            var workspace = Path.Combine(folder, "workspace");
            var port = CollectProgram.FreePort();
            var acknowledged = new List<long>();
            using (var server = CollectProgram.Start("serve", "-w", workspace, "--urls", $"http://127.0.0.1:{port}"))
            {
                await CollectProgram.ListensAsync(server, port);
                using var client = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")) };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await CollectProgram.KeyAsync(workspace, "events"));
                var number = 0L;
                HttpResponseMessage answer;
                while ((answer = await PostAsync(client, ++number)).IsSuccessStatusCode)
                {
                    acknowledged.Add(number);
                    Assert.True(number < 5000, "The disk is never full.");
                }

                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.True(await RunAsync("mount", "-o", "remount,size=800m", folder));
                for (var tries = 0; !(answer = await PostAsync(client, number)).IsSuccessStatusCode; tries++)
                {
                    Assert.True(tries < 100, "It does not go on.");
                    await Task.Delay(200, TestContext.Current.CancellationToken);
                }

                acknowledged.Add(number);
                server.Kill();
                await server.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            Assert.Equal(0, await CollectProgram.RunAsync("doctor", "-w", workspace));
            await CheckAsync(workspace, acknowledged);
        }
        finally
        {
            for (var tries = 0; !await RunAsync("umount", folder) && tries < 100; tries++)
            {
                await Task.Delay(100, CancellationToken.None);
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CheckAsync(string workspace, List<long> acknowledged)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var store = await EventStore.OpenAsync(workspace);
        await foreach (var stored in store.ExportAsync(Scope.All))
        {
            seen[stored.EventId!] = seen.GetValueOrDefault(stored.EventId!) + 1;
        }

        Assert.All(acknowledged, n => Assert.All(Enumerable.Range(0, BatchSize), i => Assert.Equal(1, seen.GetValueOrDefault("kelione:" + CollectProgram.Id(n, i)))));
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, long number)
    {
        using var content = new StringContent(CollectProgram.Body(number, BatchSize), Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri("/collect/v1/events", UriKind.Relative), content);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
