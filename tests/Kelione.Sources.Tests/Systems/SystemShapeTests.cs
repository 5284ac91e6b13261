using System.IO.Compression;
using Kelione.Journeys;

namespace Kelione.Sources.Tests;

/// <summary>What single systems have of their own: refusals, archives, headings, real files.</summary>
public sealed class SystemShapeTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_report_of_sums_is_refused_and_said_to_be_one()
    {
        var path = _files.Text("download.csv", """
            # ----------------------------------------
            # Traffic acquisition: Session primary channel group (Default channel group)
            # Account: Example
            # Property: shop.example
            # ----------------------------------------
            #
            # All Users
            # Start date: 20260501
            # End date: 20260531
            Session primary channel group (Default Channel Group),Sessions,Engaged sessions,Key events
            Organic Search,1204,801,37
            Direct,640,301,12
            """);

        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(path));

        Assert.Contains("report of Google Analytics 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("BigQuery", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_packed_inside_a_zip_are_read_and_other_archives_in_archives_are_not()
    {
        var hour = TempFiles.Gzip(TempFiles.Utf8("""{"event":"A","properties":{"time":1778484723,"distinct_id":"d-1"}}""" + "\n"));

        Assert.Single(Imported.From(_files.Zip("hours.zip", ("1/1_2025-01-01_0#0.json.gz", hour))).Events);
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Zip("twice.zip", ("a.json.gz", TempFiles.Gzip(hour)))));
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Zip("zip.zip", ("a.json.gz", File.ReadAllBytes(_files.Zip("inner.zip", ("a.json", hour)))))));
    }

    [Fact]
    public void A_bomb_inside_a_packed_hour_is_refused()
    {
        var line = """{"event":"A","properties":{"time":1778484723,"distinct_id":"d-1"}}""" + "\n";
        var hour = TempFiles.Gzip(TempFiles.Utf8(string.Concat(Enumerable.Repeat(line, 200_000))));

        var path = _files.Zip("hours.zip", ("a.json.gz", hour));

        Assert.Contains("zip bomb", Imported.From(path, new ImportRequest { Limits = new SourceLimits { MaxRatio = 20 } }).Rejected[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_hour_that_is_cut_off_says_so()
    {
        var line = """{"event":"A","properties":{"time":1778484723,"distinct_id":"d-1","x":"%"}}""" + "\n";
        var random = new Random(5);
        var hour = TempFiles.Gzip(TempFiles.Utf8(string.Concat(Enumerable.Range(0, 2_000).Select(_ => line.Replace("%", Invariant($"{random.NextInt64()}"), StringComparison.Ordinal)))));

        var imported = Imported.From(_files.Zip("hours.zip", ("a.json.gz", hour[..(hour.Length / 2)])));

        Assert.Contains("cut off", Assert.Single(imported.Rejected, r => r.IsFatal).Reason, StringComparison.Ordinal);
        Assert.NotEmpty(imported.Events);
    }

    [Fact]
    public void Metricas_lists_are_read_with_their_escapes()
    {
        Assert.Equal(["1", "2"], MetricaArrays.Of("[1,2]"));
        Assert.Equal(["it's, so", "b\\"], MetricaArrays.Of(@"['it\'s, so','b\\']"));
        Assert.Equal([""], MetricaArrays.Of("['']"));
        Assert.Empty(MetricaArrays.Of("[]"));
        Assert.Empty(MetricaArrays.Of("x"));
    }

    [Fact]
    public void Metricas_utc_is_moscows()
    {
        var path = _files.Text("visits.tsv", "ym:s:visitID\tym:s:dateTimeUTC\tym:s:dateTime\tym:s:clientID\tym:s:goalsID\tym:s:goalsDateTime\n5031842291031244801\t2026-05-11 10:32:03\t2026-05-11 14:32:03\t17469\t[]\t[]\n");

        Assert.Equal("2026-05-11T07:32:03Z", UtcTime.Format(Assert.Single(Imported.From(path).Events).TimeMicros));
    }

    [Theory]
    [InlineData("""{"event_name":"a","event_timestamp":"1778484723123456","event_params":[{"key":"x","value":{"int_value":"1"}}],"user_pseudo_id":"p","event_date":"20260511"}""", "ga4")]
    [InlineData("""{"data":[{"id":"1","creation_date":"2026-05-11T07:33:10+0000","update_date":"2026-05-12T09:00:00+0000","client_id":"17","source_type":"standard","status":{"id":"3","type":"paid","name":"x"}}],"total":1,"status":"success"}""", "roistat")]
    public void A_document_of_one_line_is_a_record_or_holds_some(string json, string system) => Assert.Equal(system, SourceInspector.Inspect(_files.Text("one.json", json)).First.Details.System);

    [Fact]
    public void Real_hits_without_headings_are_known_by_their_shape()
    {
        var imported = Imported.From(RealFile.Of("clickbench-metrika-hits-mini/click_mini.tsv.gz"));

        Assert.Equal("metrica-table", imported.Plan.First.Details.System);
        Assert.Equal(File.ReadAllLines(RealFile.Of("clickbench-metrika-hits-mini/columns.txt")).Where(l => l.Length > 0), imported.Plan.First.Details.Columns);
        Assert.Equal((9_580, 0), (imported.Totals.RowsRead, imported.Totals.Rejected));
        Assert.Contains(imported.Events, e => e.Customer == "7900892430046930758");
        Assert.All(imported.Events, e => Assert.Equal(2013, UtcTime.ToDateTime(e.TimeMicros).Year));
        Assert.Contains(imported.Events, e => e.Field("campaign") is not null);
    }

    [Fact]
    public void The_real_cut_in_nanoseconds_is_known_as_Firebase()
    {
        var imported = Imported.From(RealFile.Of("retentioneering-mobile-app/train.csv"));

        Assert.Equal("ga4", imported.Plan.First.Details.System);
        Assert.Equal((30_943, 0), (imported.Events.Count, imported.Rejected.Count));
        Assert.Equal("2018-10-01T14:56:14.195002Z", UtcTime.Format(imported.Events[0].TimeMicros));
    }

    [Fact]
    public void Other_real_files_are_no_systems()
    {
        _ = RealFile.Of("README.md");
        foreach (var file in new[]
                 {
                     "retentioneering-simple-onlineshop/simple-onlineshop.csv", "retentioneering-ab-test/ab_test_demo.csv", "retentioneering-ecom-synthetic/ecom.csv.gz", "diginetica-sample/sample_train-item-views.csv",
                     "pm4py-logs/receipt.csv", "bupar-eventdata/sepsis.csv", "twitter-us-airline/Tweets.csv", "channelattribution-pathdata/Data.csv",
                 })
        {
            Assert.Null(SourceInspector.Inspect(RealFile.Of(file)).First.Details.System);
        }
    }

    [Fact]
    public void A_list_of_records_in_xml_is_a_table()
    {
        var path = _files.Text("a.xml", """
            <?xml version="1.0"?>
            <tickets count="2">
              <ticket id="1"><user><id>u-1</id></user><event>Opened &amp; read</event><time>2026-01-01T10:00:00Z</time><tag>a</tag><tag>b</tag></ticket>
              <ticket id="2"><user><id>u-2</id></user><event><![CDATA[Closed]]></event><time>2026-01-02T10:00:00Z</time></ticket>
            </tickets>
            """);

        var imported = Imported.From(path, new ImportRequest { Roles = new Dictionary<string, string> { ["customer"] = "user.id" } });

        Assert.Equal("xml", imported.Plan.First.Format);
        Assert.Equal(["Opened & read", "Closed"], imported.Events.Select(e => e.Activity));
        Assert.Equal("""["a","b"]""", imported.Events[0].Field("tag"));
    }

    [Fact]
    public void Xml_that_names_files_or_has_no_end_is_refused()
    {
        var evil = _files.Text("evil.xml", """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><row><a>&x;</a></row><row><a>1</a></row></r>""");

        Assert.ThrowsAny<SourceException>(() => Imported.From(evil));
    }

    [Fact]
    public void A_zip_of_hours_and_a_stream_that_ends_are_not_confused()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.json.gz").Open();
            entry.Write(TempFiles.Utf8("this is no gzip"));
        }

        Assert.ThrowsAny<SourceException>(() => Imported.From(_files.Bytes("a.zip", memory.ToArray())));
    }
}
