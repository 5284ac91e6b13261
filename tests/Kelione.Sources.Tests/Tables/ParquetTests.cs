using Kelione.Journeys;
using Parquet;
using Parquet.Schema;

namespace Kelione.Sources.Tests;

public sealed class ParquetTests : IDisposable
{
    private static readonly DateTime Noon = new(2024, 2, 29, 12, 0, 0, 123, 456, DateTimeKind.Utc);

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

    private async Task<string> WriteAsync(int groups)
    {
        var path = Path.Combine(_files.Folder, "a.parquet");
        var user = new DataField<long>("user_id");
        var name = new DataField<string>("event");
        var time = new DateTimeDataField("timestamp", DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros);
        var price = new DecimalDataField("price", 10, 2, isNullable: true);
        var ratio = new DataField<double?>("ratio");
        var flag = new DataField<bool?>("flag");
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(user, name, time, price, ratio, flag), stream);
        for (var i = 0; i < groups; i++)
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync<long>(user, new[] { 7900892430046930758, 2, 3 });
            await group.WriteAsync(name, new[] { "visit", "buy", "visit" });
            await group.WriteAsync<DateTime>(time, new[] { Noon, Noon.AddSeconds(1), Noon.AddSeconds(2) });
            await group.WriteAsync<decimal>(price, new decimal?[] { 12.50m, null, null });
            await group.WriteAsync<double>(ratio, new double?[] { 0.25, null, null });
            await group.WriteAsync<bool>(flag, new bool?[] { true, null, null });
            group.CompleteValidate();
        }

        return path;
    }
}
