using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class ParquetTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Typed_columns_and_row_groups_are_read()
    {
        var imported = Imported.From(await WriteAsync(groups: 3));

        Assert.Equal("parquet", imported.Plan.First.Format);
        Assert.Equal(9, imported.Events.Count);
        var first = imported.Events[0];
        Assert.Equal("7900892430046930758", first.Customer);
        Assert.Equal("2024-02-29T12:00:00.123456Z", UtcTime.Format(first.TimeMicros));
        Assert.Equal(ZoneOrigin.InFile, imported.Plan.First.Time.ZoneOrigin);
        Assert.Equal(
            ["flag=true", "price=12.50", "ratio=0.25"],
            first.Fields.Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(imported.Events[1].Fields);
        Assert.Equal([1L, 4L, 7L], imported.Events.Select((e, i) => (e, i)).Where(p => p.e.Fields.Count > 0).Select(p => p.i + 1L));
    }

    [Fact]
    public async Task It_is_read_out_of_gzip_and_zip_as_well()
    {
        var bytes = await File.ReadAllBytesAsync(await WriteAsync(groups: 1), TestContext.Current.CancellationToken);

        Assert.Equal(3, Imported.From(_files.Bytes("b.gz", TempFiles.Gzip(bytes))).Events.Count);
        Assert.Equal(3, Imported.From(_files.Zip("c.zip", ("x", bytes))).Events.Count);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_or_damaged_is_named_as_such()
    {
        var bytes = await File.ReadAllBytesAsync(await WriteAsync(groups: 3), TestContext.Current.CancellationToken);
        var cut = _files.Bytes("cut.parquet", bytes[..(bytes.Length / 2)]);

        Assert.Contains("damaged, cut off", Assert.Throws<SourceException>(() => SourceInspector.Inspect(cut)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_in_96_bits_decimals_of_every_width_and_dates_are_read()
    {
        var imported = Imported.From(await SampleFiles.OldParquetAsync(_files));

        Assert.Equal(["2024-02-29T12:00:00.123456Z", "1969-12-31T23:59:59Z"], imported.Events.Select(e => UtcTime.Format(e.TimeMicros)));
        Assert.Equal(["1234567.89", "-0.01"], imported.Events.Select(e => e.Fields["narrow"]));
        Assert.Equal(["123456789012345678.0123456789", "-1.5"], imported.Events.Select(e => e.Fields["wide"].TrimEnd('0')));
        Assert.All(imported.Events.Zip(["1980-01-02", "1899-12-31"]), p => Assert.StartsWith(p.Second, p.First.Fields["born"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_group_of_too_many_values_is_refused_before_memory_is_taken()
    {
        var path = await WriteAsync(groups: 1);

        Assert.Contains("3 rows of 6 columns", Refusal(path, new SourceLimits { MaxRowGroupValues = 17 }), StringComparison.Ordinal);
        Assert.Contains("a bomb?", Refusal(path, new SourceLimits { RatioFromBytes = 1, MaxRatio = 0.001 }), StringComparison.Ordinal);
        Assert.Equal(3, Imported.From(path, new ImportRequest { Limits = new SourceLimits { MaxRowGroupValues = 18 } }).Events.Count);
    }

    private static string Refusal(string path, SourceLimits limits) =>
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Limits = limits })).Message;

    private Task<string> WriteAsync(int groups) => SampleFiles.ParquetAsync(_files, groups);
}
