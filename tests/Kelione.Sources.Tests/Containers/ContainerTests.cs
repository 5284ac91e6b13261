using System.Text;

namespace Kelione.Sources.Tests;

public sealed class ContainerTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_packed_file_is_known_by_content_whatever_it_is_called()
    {
        var csv = Csv(1_000);

        var plain = Imported.From(_files.Bytes("a.bin", csv));
        var gzip = Imported.From(_files.Bytes("b.csv", TempFiles.Gzip(csv)));
        var zip = Imported.From(_files.Zip("c.gz", ("folder/events", csv)));

        Assert.Equal([Packing.None, Packing.Gzip, Packing.Zip], [plain.Plan.Packing, gzip.Plan.Packing, zip.Plan.Packing]);
        Assert.All([gzip, zip], i => Assert.Equal(plain.Events.Select(e => e.Customer), i.Events.Select(e => e.Customer)));
    }

    [Fact]
    public void Several_gzip_members_are_one_text()
    {
        var imported = Imported.From(_files.Bytes("a.csv.gz", [.. TempFiles.Gzip(Csv(10)), .. TempFiles.Gzip(TempFiles.Utf8("u9,late,2024-01-01 10:00:00\n"))]));

        Assert.Equal(11, imported.Events.Count);
    }

    [Fact]
    public void All_entries_of_a_zip_are_read_and_droppings_and_foreign_ones_are_not()
    {
        var path = _files.Zip("a.zip", ("jan.csv", Csv(10)), ("feb.csv", Csv(20)), ("__MACOSX/._jan.csv", [1, 2, 3]), ("readme.txt", TempFiles.Utf8("Hello, this is\nour export\n")));

        var imported = Imported.From(path);

        Assert.Equal(30, imported.Totals.Batched);
        Assert.Equal(["jan.csv", "feb.csv"], imported.Plan.Parts.Select(p => p.Entry));
        Assert.Equal("readme.txt", Assert.Single(imported.Plan.Skipped).Entry);
    }

    [Fact]
    public void A_gzip_that_is_cut_off_keeps_its_good_rows_and_says_so()
    {
        var packed = TempFiles.Gzip(Csv(20_000));

        var imported = Imported.From(_files.Bytes("a.csv.gz", packed[..(packed.Length * 2 / 3)]));

        Assert.InRange(imported.Events.Count, 5_000, 19_999);
        var fatal = Assert.Single(imported.Rejected, r => r.IsFatal);
        Assert.Contains("cut off", fatal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gzip_that_is_cut_in_its_last_bytes_is_noticed_too()
    {
        var packed = TempFiles.Gzip(Csv(100));

        var imported = Imported.From(_files.Bytes("a.csv.gz", packed[..^4]));

        Assert.Single(imported.Rejected, r => r.IsFatal);
    }

    [Fact]
    public void A_gzip_with_flipped_bytes_keeps_its_good_rows_and_says_so()
    {
        var packed = TempFiles.Gzip(Csv(20_000));
        packed.AsSpan(packed.Length / 2, 8).Fill(0x5A);

        var imported = Imported.From(_files.Bytes("a.csv.gz", packed));

        Assert.Single(imported.Rejected, r => r.IsFatal);
        Assert.True(imported.Events.Count > 1_000);
    }

    [Fact]
    public void A_zip_that_is_cut_off_is_named_as_damaged()
    {
        var path = _files.Zip("a.zip", ("jan.csv", Csv(1_000)));
        var bytes = File.ReadAllBytes(path);

        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Bytes("b.zip", bytes[..(bytes.Length / 2)])));

        Assert.Contains("damaged or cut off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_far_too_much_is_refused_in_the_middle()
    {
        var bomb = TempFiles.Gzip([.. Csv(10), .. TempFiles.Utf8(string.Concat(Enumerable.Repeat("u1,visit,2024-01-01 10:00:00\n", 400_000)))]);
        var limits = new SourceLimits { RatioFromBytes = 1_000_000, MaxRatio = 50 };

        var imported = Imported.From(_files.Bytes("a.csv.gz", bomb), new ImportRequest { Limits = limits });

        var fatal = Assert.Single(imported.Rejected);
        Assert.True(fatal.IsFatal);
        Assert.Contains("zip bomb", fatal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_in_a_zip_is_refused_too()
    {
        var path = _files.Zip("a.zip", ("a.csv", [.. Csv(10), .. TempFiles.Utf8(string.Concat(Enumerable.Repeat("u1,visit,2024-01-01 10:00:00\n", 400_000)))]));

        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Limits = new SourceLimits { RatioFromBytes = 1_000_000, MaxRatio = 50 } }));

        Assert.Contains("zip bomb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_beyond_the_limit_is_refused()
    {
        var imported = Imported.From(
            _files.Bytes("a.csv.gz", TempFiles.Gzip(Csv(100_000))), new ImportRequest { Limits = new SourceLimits { MaxUnpackedBytes = 2_000_000 } });

        Assert.Contains("more than 2000000 bytes", Assert.Single(imported.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_inside_archives_are_refused()
    {
        var inner = TempFiles.Gzip(Csv(10));

        foreach (var path in new[] { _files.Bytes("a.gz", TempFiles.Gzip(inner)), _files.Zip("b.zip", ("a.csv.gz", inner)), _files.Zip("c.zip", ("i.zip", File.ReadAllBytes(_files.Zip("i.zip", ("x.csv", Csv(5)))))) })
        {
            Assert.Contains("archive inside an archive", Assert.Throws<SourceException>(() => SourceInspector.Inspect(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_of_entries_are_never_used_as_paths()
    {
        var imported = Imported.From(_files.Zip("a.zip", ("../../evil.csv", Csv(5))));

        Assert.Equal(5, imported.Events.Count);
        Assert.False(File.Exists(Path.Combine(_files.Folder, "..", "..", "evil.csv")));
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Assert.Contains("there is no such file", Assert.Throws<SourceException>(() => SourceInspector.Inspect(Path.Combine(_files.Folder, "nope.csv"))).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_on_another_thread_gives_the_same_and_can_be_stopped()
    {
        var plan = SourceInspector.Inspect(_files.Bytes("a.csv", Csv(300_000)));
        long batched = 0;
        await foreach (var chunk in SourceReader.ReadAsync(plan, cancellationToken: TestContext.Current.CancellationToken))
        {
            batched += chunk.Batch?.Count ?? 0;
            Assert.InRange(chunk.Progress.BytesRead, 0, chunk.Progress.BytesTotal);
        }

        Assert.Equal(300_000, batched);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var chunk in SourceReader.ReadAsync(plan, cancellationToken: stop.Token))
            {
                Assert.NotNull(chunk);
                await stop.CancelAsync();
            }
        });

        // The file is closed again: it can be written.
        File.WriteAllText(plan.File.Path, "");
    }

    internal static byte[] Csv(int rows)
    {
        var random = new Random(7);
        var text = new StringBuilder("user_id,event,timestamp\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{random.Next(1_000_000)},{(i % 3 == 0 ? "visit" : "buy")},2024-01-01 10:{i / 60 % 60:00}:{i % 60:00}\n");
        }

        return TempFiles.Utf8(text.ToString());
    }
}
