using Kelione.Engine.Faults;
using Kelione.Engine.Storage;
using Kelione.Journeys;

// Stores or erases without end, and says what was acknowledged, one line each. The test reads the lines and kills.
var (mode, folder, start) = (args[0], args[1], int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));

// The test holds the other end of stdin. Where the test itself was ended nobody comes to kill, and the disk must not be filled for ever.
var orphaned = Task.Run(Console.In.ReadToEnd);
if (mode == "hold")
{
    // Any other program with the database open.
    using var connection = new DuckDB.NET.Data.DuckDBConnection($"Data Source={Path.Combine(folder, "events.duckdb")}");
    connection.Open();
    Say("open");
    await orphaned;
    return 0;
}

_ = orphaned.ContinueWith(_ => Environment.Exit(1), TaskScheduler.Default);
await using var store = await EventStore.OpenAsync(folder, Plan.Options);
Say("open");
await (mode == "forget" ? ForgetAsync() : AppendAsync());
return 0;

async Task AppendAsync()
{
    for (var chunk = start; ;)
    {
        await using (var appender = await store.OpenAppenderAsync())
        {
            for (var i = 0; i < 6; i++, chunk++)
            {
                foreach (var batch in EventBatchBuilder.Batches(Plan.Chunk(chunk), 300))
                {
                    await appender.AddAsync(batch);
                }

                var receipt = await appender.CommitAsync();
                Say($"chunk {chunk} {receipt.Accepted} {receipt.Duplicates}");
                var merge = await store.IdentifyAsync($"anonymous{chunk}", $"customer{chunk % 300}", chunk, "victim");
                Say($"merge {chunk}");
                if (chunk % 3 == 0)
                {
                    await store.UndoMergeAsync(merge.Id, chunk);
                    Say($"undo {chunk}");
                }
            }
        }

        if (chunk % 4 == 0)
        {
            await store.RebuildAsync();
            Say("rebuilt");
        }
        else
        {
            await store.VerifyAsync();
        }
    }
}

async Task ForgetAsync()
{
    for (var number = start; ; number++)
    {
        Say($"forgot {number} {await store.ForgetAsync(Plan.Gone(number))}");
    }
}

static void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}
