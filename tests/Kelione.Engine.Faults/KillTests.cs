using System.Diagnostics;
using System.Globalization;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Engine.Faults;

/// <summary>The store is killed without warning, again and again, at moments nobody chose.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 44;

    [Fact]
    public async Task Killed_at_any_moment_it_loses_nothing_acknowledged_and_doubles_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("kelione-kill-").FullName;
        var random = new Random(20260101);
        var stored = 0;
        var merges = new HashSet<int>();
        var undone = new HashSet<int>();
        var clock = Stopwatch.StartNew();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                IReadOnlyList<string> said;
                await using (var victim = VictimProcess.Start("append", folder, stored))
                {
                    // Some are met while they open, before the first line.
                    await victim.WaitForLinesAsync(random.Next(0, 24));
                    said = await victim.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(0, 200)));
                }

                var acknowledged = Numbers(said, "chunk");
                merges.UnionWith(Numbers(said, "merge"));
                undone.UnionWith(Numbers(said, "undo"));
                stored = await CheckAsync(folder, Math.Max(stored, acknowledged.DefaultIfEmpty(-1).Max() + 1), merges, undone);
            }

            output.WriteLine($"{Kills} kills, {stored * Plan.ChunkSize} events, {merges.Count} statements, {clock.Elapsed.TotalSeconds:F0} s");
            Assert.True(stored > Kills, $"The victim was always killed before it had stored anything to speak of ({stored} chunks).");
            await using var store = await EventStore.OpenAsync(folder, Plan.Options);
            Assert.Equal(new AppendReceipt(0, (long)stored * Plan.ChunkSize), await AppendAsync(store, Enumerable.Range(0, stored)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Killed_while_it_erases_it_leaves_a_person_whole_or_gone()
    {
        const int People = 60;
        var folder = Directory.CreateTempSubdirectory("kelione-kill-").FullName;
        var random = new Random(7);
        var gone = 0;
        try
        {
            await using (var store = await EventStore.OpenAsync(folder, Plan.Options))
            {
                await AppendAsync(store, Enumerable.Range(0, 5));
                await using var appender = await store.OpenAppenderAsync();
                foreach (var batch in EventBatchBuilder.Batches(Enumerable.Range(0, People).SelectMany(Plan.GoneEvents)))
                {
                    await appender.AddAsync(batch);
                }

                await appender.CommitAsync();
            }

            for (var kill = 0; kill < 8 && gone < People; kill++)
            {
                IReadOnlyList<string> said;
                await using (var victim = VictimProcess.Start("forget", folder, gone))
                {
                    await victim.WaitForLinesAsync(random.Next(1, 7));
                    said = await victim.KillAfterAsync(TimeSpan.FromMilliseconds(random.Next(0, 500)));
                }

                var acknowledged = Math.Max(gone, Numbers(said, "forgot").DefaultIfEmpty(-1).Max() + 1);
                gone = await CheckGoneAsync(folder, Math.Min(acknowledged, People), People);
            }

            Assert.True(gone > 4, $"The victim was always killed before it had erased anybody to speak of ({gone}).");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_second_process_is_told_who_holds_the_workspace_and_gets_it_once_the_first_is_dead()
    {
        var folder = Directory.CreateTempSubdirectory("kelione-held-").FullName;
        try
        {
            await using (var victim = VictimProcess.Start("append", folder, 0))
            {
                await victim.WaitForLinesAsync(1);
                var held = await Assert.ThrowsAsync<WorkspaceHeldException>(() => EventStore.OpenAsync(folder, Plan.Options));
                Assert.Equal(victim.Id, held.ProcessId);
                Assert.Contains("victim", held.Message, StringComparison.Ordinal);
                await victim.KillAfterAsync(TimeSpan.Zero);
            }

            await using var store = await EventStore.OpenAsync(folder, Plan.Options);
            Assert.Empty((await store.VerifyAsync()).Problems);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Another_program_that_has_the_database_file_open_is_named_too()
    {
        var folder = Directory.CreateTempSubdirectory("kelione-held-").FullName;
        try
        {
            await (await EventStore.OpenAsync(folder, Plan.Options)).DisposeAsync();
            await using (var victim = VictimProcess.Start("hold", folder, 0))
            {
                await victim.WaitForLinesAsync(1);
                var held = await Assert.ThrowsAsync<WorkspaceHeldException>(() => EventStore.OpenAsync(folder, Plan.Options));
                Assert.Equal(victim.Id, held.ProcessId);
            }

            await (await EventStore.OpenAsync(folder, Plan.Options)).DisposeAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Opens the store as the next start does, and gives the number of chunks in it.</summary>
    private static async Task<int> CheckAsync(string folder, int acknowledged, IReadOnlySet<int> merges, IReadOnlySet<int> undone)
    {
        int stored;
        await using (var store = await EventStore.OpenAsync(folder, Plan.Options))
        {
            Assert.Empty(store.IndexProblems);
            var report = await store.VerifyAsync();
            Assert.Empty(report.Problems);
            Assert.Equal(report.Events, report.IndexEvents);
            Assert.Equal(0, report.Events % Plan.ChunkSize);
            stored = (int)(report.Events / Plan.ChunkSize);

            // One commit may have become durable just before it could be acknowledged.
            Assert.InRange(stored, acknowledged, acknowledged + 1);
            var last = Enumerable.Range(Math.Max(0, stored - 10), Math.Min(stored, 10)).ToList();
            Assert.Equal(new AppendReceipt(0, (long)last.Count * Plan.ChunkSize), await AppendAsync(store, last));

            var listed = await store.ListMergesAsync();
            Assert.Equal(listed.Count, listed.Select(m => m.Anonymous).Distinct().Count());
            var inForce = listed.Where(m => m.UndoneMicros is null).Select(m => m.Anonymous).ToHashSet();
            Assert.All(merges.Where(m => m % 3 != 0), m => Assert.Contains($"anonymous{m}", inForce));
            Assert.All(undone, m => Assert.DoesNotContain($"anonymous{m}", inForce));
        }

        // Looked at when the store is closed: while it is open, an index may rightly be under construction in the background.
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(folder, "index"), "*.part"));
        return stored;
    }

    private static async Task<int> CheckGoneAsync(string folder, int acknowledged, int people)
    {
        var counts = new int[people];
        await using (var store = await EventStore.OpenAsync(folder, Plan.Options))
        {
            var report = await store.VerifyAsync();
            Assert.Empty(report.Problems);
            await foreach (var e in store.ExportAsync(Scope.All))
            {
                if (e.Customer.StartsWith("gone-", StringComparison.Ordinal))
                {
                    counts[int.Parse(e.Customer.AsSpan(5, 3), CultureInfo.InvariantCulture)]++;
                }
            }
        }

        Assert.All(counts, c => Assert.True(c is 0 or 20, $"A person has {c} of 20 events left."));
        Assert.All(counts.Take(acknowledged), c => Assert.Equal(0, c));
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(f))).ToList();
        for (var number = 0; number < people; number++)
        {
            if (counts[number] == 0)
            {
                Assert.DoesNotContain(files, f => f.Contains(Plan.Gone(number), StringComparison.Ordinal));
            }
        }

        return counts.TakeWhile(c => c == 0).Count();
    }

    private static async Task<AppendReceipt> AppendAsync(EventStore store, IEnumerable<int> chunks)
    {
        await using var appender = await store.OpenAppenderAsync();
        foreach (var batch in EventBatchBuilder.Batches(chunks.SelectMany(Plan.Chunk)))
        {
            await appender.AddAsync(batch);
        }

        return await appender.CommitAsync();
    }

    private static List<int> Numbers(IReadOnlyList<string> lines, string word) =>
        [.. lines.Select(l => l.Split(' ')).Where(l => l[0] == word && l.Length > 1).Select(l => int.Parse(l[1], CultureInfo.InvariantCulture))];
}
