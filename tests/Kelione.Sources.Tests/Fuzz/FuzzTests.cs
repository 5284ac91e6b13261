using System.Diagnostics;
using System.Text;
using CsCheck;

namespace Kelione.Sources.Tests;

/// <summary>Whatever is done to a file, reading it ends soon, with words instead of a crash, and its totals add up (which <see cref="Imported"/> checks).</summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly SourceLimits Tight = new() { MaxRecordLength = 100_000, MaxQuotedLength = 10_000, MaxUnpackedBytes = 20_000_000, RatioFromBytes = 1_000_000 };

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> Seeds() =>
    [
        "csv", "csv quoted", "csv utf-16", "csv windows-1251", "csv carriage returns", "csv gzip", "csv zip", "json", "jsonl", "xes", "xes gzip", "ocel-json", "ocel 1", "ocel-xml", "ocel-csv",
        "ocel-sqlite", "xlsx", "parquet",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_mangled_file_is_read_or_refused_in_words(string seed)
    {
        var bytes = await SeedAsync(seed);
        var path = Path.Combine(_files.Folder, "mangled");
        Damage.Several.Sample(
            changes =>
            {
                File.WriteAllBytes(path, changes.Aggregate(bytes, (b, c) => c.Do(b)));
                var clock = Stopwatch.StartNew();
                var outcome = ReadOrRefuse(path);
                Assert.True(outcome.Length > 0);
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
            },
            iter: Damage.Cases(60),
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_file_itself_is_read(string seed)
    {
        var path = _files.Bytes("whole", await SeedAsync(seed));

        Assert.NotEmpty(Imported.From(path, new ImportRequest { Limits = Tight }).Events);
    }

    [Fact]
    public void Broken_characters_in_the_text_of_an_xml_attribute_are_refused_in_words()
    {
        var bytes = TempFiles.Utf8(OcelTests.Xml.Replace(">Mike<", ">M?ke<", StringComparison.Ordinal));
        bytes[bytes.AsSpan().IndexOf("M?ke"u8) + 1] = 0xFF;

        Assert.NotEmpty(ReadOrRefuse(_files.Bytes("a.xml", bytes)));
    }

    [Fact]
    public async Task A_parquet_file_whose_footer_lost_its_fields_is_refused_in_words()
    {
        var bytes = await SeedAsync("parquet");

        for (var at = 0.9; at < 1; at += 0.002)
        {
            Assert.NotEmpty(ReadOrRefuse(_files.Bytes("a.parquet", new Damage(DamageKind.Delete, at, 30, []).Do(bytes))));
        }
    }

    [Fact]
    public void Noise_is_refused_in_words() => Gen.Byte.Array[0, 3_000].Sample(
        bytes => Assert.True(ReadOrRefuse(_files.Bytes("noise", bytes)).Length > 0), iter: Damage.Cases(200), threads: 1);

    [Fact]
    public void Text_of_marks_alone_is_read_or_refused_in_words() => Gen.String["\",;\t|\n\r{}[]<>:/ a1"].Array[5].Sample(
        texts => Assert.True(ReadOrRefuse(_files.Text("marks", "user_id,event,time\n" + string.Concat(texts))).Length > 0), iter: Damage.Cases(200), threads: 1);

    private static string ReadOrRefuse(string path)
    {
        try
        {
            var imported = Imported.From(path, new ImportRequest { Limits = Tight });
            Assert.All(imported.Rejected, r => Assert.False(string.IsNullOrWhiteSpace(r.Reason)));
            Assert.All(imported.Rejected, r => Assert.True(r.Text.Length <= RawTexts.Longest + 40));
            return Invariant($"{imported.Totals.RowsRead} read");
        }
        catch (SourceException e)
        {
            return e.Message;
        }
    }

    private async Task<byte[]> SeedAsync(string seed)
    {
        var csv = ContainerTests.Csv(60);
        return seed switch
        {
            "csv" => csv,
            "csv quoted" => TempFiles.Utf8("user_id;event;time;note\nu1;\"a;b\";24.02.2015;\"x\"\"y\nz\"\nu2;b;25.02.2015;\n"),
            "csv utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(csv))],
            "csv windows-1251" => EncodingDetector.Named("windows-1251").GetBytes("клиент\tсобытие\tвремя\nИван\tвизит\t2024-01-01\nПётр\tпокупка\t2024-01-02\n"),
            "csv carriage returns" => TempFiles.Utf8(Encoding.UTF8.GetString(csv).Replace('\n', '\r')),
            "csv gzip" => TempFiles.Gzip(csv),
            "csv zip" => await File.ReadAllBytesAsync(_files.Zip("s.zip", ("a.csv", csv), ("b.csv", csv)), TestContext.Current.CancellationToken),
            "json" => TempFiles.Utf8("{\"n\":1,\"events\":[" + JsonTests.Lines.Trim().Replace("\n", ",", StringComparison.Ordinal) + "]}"),
            "jsonl" => TempFiles.Utf8(JsonTests.Lines),
            "xes" => TempFiles.Utf8(XesTests.Log),
            "xes gzip" => TempFiles.Gzip(TempFiles.Utf8(XesTests.Log)),
            "ocel-json" => TempFiles.Utf8(OcelTests.Json),
            "ocel 1" => TempFiles.Utf8(OcelTests.OldJson),
            "ocel-xml" => TempFiles.Utf8(OcelTests.Xml),
            "ocel-csv" => TempFiles.Utf8(OcelTests.Csv),
            "ocel-sqlite" => await File.ReadAllBytesAsync(SampleFiles.Sqlite(_files), TestContext.Current.CancellationToken),
            "xlsx" => await File.ReadAllBytesAsync(SampleFiles.Xlsx(_files, "s.xlsx", XlsxTests.Sheet), TestContext.Current.CancellationToken),
            _ => await File.ReadAllBytesAsync(await SampleFiles.ParquetAsync(_files, 2), TestContext.Current.CancellationToken),
        };
    }
}
