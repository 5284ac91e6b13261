using System.IO.Compression;
using System.Text;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands.Moving;

/// <summary><c>kelione backup</c> and <c>kelione restore</c>: the whole workspace goes into one file and comes out of it, or nothing does.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_restored_workspace_is_the_one_that_was_saved_and_importing_again_adds_nothing_to_it()
    {
        using var bench = await new Workbench().FilledAsync();
        var saved = await bench.LookAsync(bench.Path);
        var told = await bench.DoAsync("backup", bench.Cli.File("shop.kelione"));
        Assert.Contains("Events", told.Out, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(bench.Cli.File("shop.kelione")));
        }

        (await bench.Cli.RunAsync("restore", bench.Cli.File("shop.kelione"), "--check")).Succeeded();
        var copy = bench.Other("new");
        (await bench.Cli.RunAsync("restore", bench.Cli.File("shop.kelione"), "-w", copy)).Succeeded();
        Assert.Equal(saved, await bench.LookAsync(copy));
        Assert.Equal(0, (await bench.Cli.RunAsync("-w", copy, "import", bench.Cli.File("events.csv"), "--json")).Succeeded().Json().GetProperty("accepted").GetInt64());
        Assert.Equal(0, (await bench.Cli.RunAsync("-w", copy, "import", bench.Cli.File("twins.csv"), "--json")).Succeeded().Json().GetProperty("accepted").GetInt64());
        Assert.Contains("\"accepted\": 0", (await bench.Cli.RunAsync("-w", copy, "feedback", "import", bench.Cli.File("said.csv"), "--json")).Succeeded().Out, StringComparison.Ordinal);
        (await bench.Cli.RunAsync("-w", copy, "doctor")).Succeeded();
        Assert.DoesNotContain("moving", Workbench.Names(copy));
    }

    [Fact]
    public async Task A_backup_is_restored_into_a_cluster_and_a_backup_of_that_into_a_folder()
    {
        var (events, documents) = (Workbench.ClickHouse(), PostgresServer.OrSkip().Connection());
        using var bench = await new Workbench().FilledAsync();
        var saved = await bench.LookAsync(bench.Path);
        await bench.DoAsync("backup", bench.Cli.File("shop.kelione"));
        var (there, back) = (bench.Other("cluster"), bench.Other("back"));
        string[] how = ["--events", events, "--documents", documents];
        (await bench.Cli.RunAsync(["restore", bench.Cli.File("shop.kelione"), "-w", there, .. how])).Succeeded();
        Assert.Equal(saved, await bench.LookAsync(there, how));
        var refused = await bench.Cli.RunAsync("-w", there, "--events", events, "map", "list");
        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("keeps its maps and people in PostgreSQL", refused.Error, StringComparison.Ordinal);

        var again = await bench.Cli.RunAsync(["restore", bench.Cli.File("shop.kelione"), "-w", bench.Other("second"), "--events", events]);
        Assert.Equal(ExitCode.UserCanMend, again.Exit);
        Assert.Contains("already", again.Error, StringComparison.Ordinal);
        Assert.Equal(saved, await bench.LookAsync(there, how));

        (await bench.Cli.RunAsync(["-w", there, .. how, "backup", bench.Cli.File("cluster.kelione")])).Succeeded();
        (await bench.Cli.RunAsync("restore", bench.Cli.File("cluster.kelione"), "-w", back)).Succeeded();
        Assert.Equal(saved, await bench.LookAsync(back));
    }

    [Fact]
    public async Task On_a_full_disk_a_backup_and_a_restore_say_so_and_leave_nothing()
    {
        using var bench = await new Workbench().FilledAsync(customers: 2000);
        await bench.DoAsync("backup", bench.Cli.File("shop.kelione"));
        var disk = bench.Other("small");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(OperatingSystem.IsLinux() && await RunAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk), "skipped: a small disk needs root, to mount one");
        try
        {
            var refused = await bench.Cli.RunAsync("restore", bench.Cli.File("shop.kelione"), "-w", disk);
            Assert.True(refused.Exit == ExitCode.UserCanMend, refused.Error);
            Assert.Empty(Workbench.Names(disk));
            await File.WriteAllBytesAsync(Path.Combine(disk, "much"), new byte[2_900_000], TestContext.Current.CancellationToken);
            refused = await bench.Cli.RunAsync("-w", bench.Path, "backup", Path.Combine(disk, "shop.kelione"));
            Assert.True(refused.Exit == ExitCode.UserCanMend, refused.Error);
            Assert.Equal(["much"], Workbench.Names(disk));
        }
        finally
        {
            Assert.True(await RunAsync("umount", disk));
        }
    }

    [Fact]
    public async Task Neither_a_file_nor_a_folder_that_is_there_is_written_over()
    {
        using var bench = new Workbench();
        await bench.DoAsync("import", bench.Cli.Write("shop.csv", Cli.Shop));
        await bench.DoAsync("backup", bench.Cli.File("shop.kelione"));
        var before = await File.ReadAllBytesAsync(bench.Cli.File("shop.kelione"), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.UserCanMend, (await bench.Cli.RunAsync("-w", bench.Path, "backup", bench.Cli.File("shop.kelione"))).Exit);
        Assert.Equal(before, await File.ReadAllBytesAsync(bench.Cli.File("shop.kelione"), TestContext.Current.CancellationToken));
        Assert.Equal(ExitCode.UserCanMend, (await bench.Cli.RunAsync("restore", bench.Cli.File("shop.kelione"), "-w", bench.Path)).Exit);
        await bench.DoAsync("doctor");
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("a byte changed")]
    [InlineData("something else")]
    [InlineData("a newer form")]
    [InlineData("a file more")]
    [InlineData("a part less")]
    [InlineData("a path that leads out")]
    [InlineData("more than it states")]
    [InlineData("events that are none")]
    public async Task A_backup_that_is_not_whole_or_not_ours_is_refused_and_leaves_nothing(string flaw)
    {
        using var bench = new Workbench();
        await bench.DoAsync("import", bench.Cli.Write("shop.csv", Cli.Shop));
        await bench.DoAsync("map", "new", "--template", "phone");
        await bench.DoAsync("segment", "define", "buyers", "did order");
        var file = bench.Cli.File("shop.kelione");
        await bench.DoAsync("backup", file);
        Spoil(file, flaw);
        var copy = bench.Other("new");
        var refused = await bench.Cli.RunAsync("restore", file, "-w", copy);
        Assert.True(refused.Exit == ExitCode.UserCanMend, refused.Error + refused.Out);
        Assert.True(!Directory.Exists(copy) || Workbench.Names(copy).Count == 0, string.Join(' ', Directory.Exists(copy) ? Workbench.Names(copy) : []));
        Assert.False(File.Exists(bench.Cli.File("stolen")));
        Assert.NotEqual(ExitCode.OurFault, (await bench.Cli.RunAsync("restore", file, "--check")).Exit);
    }

    private static async Task<bool> RunAsync(string program, params string[] words)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static void Spoil(string file, string flaw)
    {
        var bytes = File.ReadAllBytes(file);
        switch (flaw)
        {
            case "cut off":
                File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
                break;
            case "a byte changed":
                bytes[bytes.Length / 3] ^= 0x10;
                File.WriteAllBytes(file, bytes);
                break;
            case "something else":
                File.WriteAllText(file, "customer,activity,time\n");
                break;
            case "a newer form":
                Change(file, "manifest.json", m => m.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal));
                break;
            case "a file more":
                Change(file, "../stolen", _ => "x");
                break;
            case "a part less":
                using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
                {
                    zip.GetEntry("maps")!.Delete();
                }

                break;
            case "a path that leads out":
                ChangeWhole(file, "files", rows => rows.Replace("segments.json", "../../../stolen", StringComparison.Ordinal));
                break;
            case "more than it states":
                Change(file, "maps", rows => rows + rows);
                break;
            default:
                ChangeWhole(file, "events", _ => "\u007f\u007f\u0001\0 these are no events");
                break;
        }
    }

    private static void Change(string file, string name, Func<string, string> change)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var text = "";
        if (zip.GetEntry(name) is { } entry)
        {
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
            {
                text = reader.ReadToEnd();
            }

            entry.Delete();
        }

        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(change(text));
    }

    // With a manifest that states what was changed, as somebody who means harm would write it.
    private static void ChangeWhole(string file, string name, Func<string, string> change)
    {
        var changed = "";
        Change(file, name, text => changed = change(text));
        var bytes = Encoding.UTF8.GetBytes(changed);
        Change(file, "manifest.json", manifest =>
        {
            var node = System.Text.Json.Nodes.JsonNode.Parse(manifest)!;
            foreach (var part in node["parts"]!.AsArray().Where(p => p!["name"]!.GetValue<string>() == name))
            {
                part!["bytes"] = bytes.Length;
                part["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
            }

            return node.ToJsonString();
        });
    }
}
