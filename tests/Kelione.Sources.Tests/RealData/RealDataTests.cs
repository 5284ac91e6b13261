using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class RealDataTests
{
    // The reference says 2,230: it cut the file into slices as if each customer's rows stood together. In this file they do not (7,275 runs of rows for 3,751
    // customers), so some of its journeys are pieces of others'. Its transition graph is right.
    private const int VariantsOfShop = 2_028;

    public static TheoryData<string, string> Referenced() => new()
    {
        { "pm4py-logs/helpdesk.xes.gz", "helpdesk" },
        { "pm4py-logs/08_receipt.xes.gz", "receipt" },
        { "pm4py-logs/receipt.csv", "receipt" },
        { "pm4py-logs/reviewing.xes", "reviewing" },
        { "pm4py-logs/roadtraffic100traces.xes", "roadtraffic100" },
        { "pm4py-logs/roadtraffic100traces.csv", "roadtraffic100" },
        { "pm4py-logs/running-example.xes", "running-example" },
        { "pm4py-logs/running-example.csv", "running-example" },
        { "pm4py-logs/02_teleclaims.xes.gz", "teleclaims" },
        { "retentioneering-simple-onlineshop/simple-onlineshop.csv", "simple-onlineshop" },
        { "retentioneering-ecom-synthetic/ecom.csv.gz", "ecom" },
        { "retentioneering-mobile-app/train.csv", "mobile-app" },
    };

    [Theory]
    [MemberData(nameof(Referenced))]
    public void Logs_with_a_reference_give_its_numbers(string file, string reference)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(RealFile.Of($"expected/{reference}.json")));

        var imported = Imported.From(RealFile.Of(file));

        int Number(string name) => expected.RootElement.GetProperty(name).GetInt32();
        Assert.Empty(imported.Rejected);
        Assert.Equal((Number("events"), Number("cases"), Number("activities")), (imported.Events.Count, imported.Customers, imported.Activities));
        var journeys = imported.Events.GroupBy(e => e.Customer, StringComparer.Ordinal)
            .Select(g => g.OrderBy(e => e.TimeMicros).Select(e => e.Activity).ToList()).ToList();
        Assert.Equal(reference == "simple-onlineshop" ? VariantsOfShop : Number("variants"), journeys.Select(j => string.Join('\u0001', j)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Number("edges"), journeys.SelectMany(j => j.Zip(j.Skip(1))).Distinct().Count());
        Assert.Equal(Number("transitions"), journeys.Sum(j => j.Count - 1));
    }

    public static TheoryData<string, int, int, int> Others() => new()
    {
        { "bupar-eventdata/sepsis.csv", 15_214, 1_050, 16 },
        { "bupar-eventdata/traffic_fines_from_rda.csv", 34_724, 10_000, 11 },
        { "bupar-eventdata/patients.csv", 5_442, 500, 7 },
        { "retentioneering-ab-test/ab_test_demo.csv", 33_279, 3_751, 8 },
        { "pm4py-logs/interval_event_log.csv", 8_109, 1_266, 8 },
        { "pm4py-logs/10_orders.xes.gz", 154, 17, 11 },
        { "pm4py-logs/11_tickets.xes.gz", 43, 9, 6 },
        { "bpi2016-uwv-complaints/BPI2016_Complaints.csv", 289, 226, 5 },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Other_logs_are_read_whole(string file, int events, int customers, int activities)
    {
        var imported = Imported.From(RealFile.Of(file));

        Assert.Empty(imported.Rejected);
        Assert.Equal((events, customers, activities), (imported.Events.Count, imported.Customers, imported.Activities));
    }

    [Fact]
    public void Clicks_without_a_header_are_read_with_the_columns_given()
    {
        var columns = File.ReadAllLines(RealFile.Of("clickbench-metrika-hits-mini/columns.txt")).Where(l => l.Length > 0).ToList();
        var request = new ImportRequest
        {
            Columns = columns,
            Roles = new Dictionary<string, string> { ["customer"] = "UserID", ["activity"] = "URL", ["time"] = "EventTime" },
        };

        var imported = Imported.From(RealFile.Of("clickbench-metrika-hits-mini/click_mini.tsv.gz"), request);

        Assert.Equal(9_580, imported.Totals.RowsRead);
        Assert.All(imported.Rejected, r => Assert.Equal("URL", r.Field));
        Assert.True(imported.Events.Count > 9_000);
        Assert.Contains(imported.Events, e => e.Customer == "7900892430046930758");
    }

    [Fact]
    public void Item_views_take_the_session_and_make_one_moment_of_date_and_timeframe()
    {
        var request = new ImportRequest { Constants = new Dictionary<string, string> { ["activity"] = "view" } };

        var imported = Imported.From(RealFile.Of("diginetica-sample/sample_train-item-views.csv"), request);

        Assert.Equal((12_391, 0), (imported.Events.Count, imported.Rejected.Count));
        Assert.Equal("session_id", imported.Plan.First.Mapping.ColumnOf("customer"));
        Assert.Equal("2016-05-09T00:08:46.309Z", UtcTime.Format(imported.Events[0].TimeMicros));
    }

    public static TheoryData<string, string> NotLogs() => new()
    {
        { "twitter-us-airline/Tweets.csv", "customer, activity" },
        { "sentirueval-2016-ru/sentirueval2016_test_derived.tsv", "customer, activity" },
        { "chinese-reviews/waimai_10k.csv", "customer, activity, time" },
        { "phone-nps-comments/phone_transcripts.csv", "customer, activity, time" },
        { "channelattribution-pathdata/Data.csv", "customer, activity, time" },
    };

    [Theory]
    [MemberData(nameof(NotLogs))]
    public void What_is_no_log_is_said_to_lack_its_parts(string file, string missing)
    {
        var plan = SourceInspector.Inspect(RealFile.Of(file));

        var error = Assert.Throws<SourceException>(() => SourceInspector.EnsureComplete(plan));

        Assert.Contains($"no column was found for: {missing}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tweets_are_read_once_it_is_said_what_they_are()
    {
        var request = new ImportRequest
        {
            Roles = new Dictionary<string, string> { ["customer"] = "tweet_id", ["activity"] = "airline_sentiment" },
            Constants = new Dictionary<string, string> { ["channel"] = "twitter" },
        };

        var imported = Imported.From(RealFile.Of("twitter-us-airline/Tweets.csv"), request);

        Assert.Equal((14_640, 0, 3), (imported.Events.Count, imported.Rejected.Count, imported.Activities));
        Assert.Equal("2015-02-24T11:35:00Z", UtcTime.Format(imported.Events[0].TimeMicros));
        Assert.Equal("570306133677760513", imported.Events[0].Customer);
    }

    [Fact]
    public void Carriage_returns_alone_end_the_lines_of_the_phone_survey()
    {
        var plan = SourceInspector.Inspect(RealFile.Of("phone-nps-comments/phone_transcripts.csv")).First;

        Assert.True(plan.Details.CarriageReturnLines);
        Assert.Equal(["ID", "Recommend", "Comments"], plan.Columns.Select(c => c.Name));
        Assert.Equal(7, plan.SampledRecords);
    }

    [Theory]
    [InlineData("pm4py-ocel/ocel20_example.jsonocel")]
    [InlineData("pm4py-ocel/ocel20_example.xmlocel")]
    [InlineData("pm4py-ocel/ocel20_example.sqlite")]
    public void The_three_notations_of_one_object_centric_log_give_the_same_events(string file)
    {
        var imported = Imported.From(RealFile.Of(file), new ImportRequest { ObjectType = "Purchase Order" });

        Assert.Equal((13, 13), (imported.Totals.RowsRead, imported.Totals.Batched));

        // By name, as flattening by the type gives them; then those that belong to an order through a requisition or an invoice.
        Assert.Equal(
            ["PO1|Create Purchase Order|Mike", "PO1|Change PO Quantity|", "PO1|Insert Invoice|", "PO1|Insert Invoice|", "PO2|Create Purchase Order|Mario"],
            imported.Events.Where(e => e.Field("ocel:through") is null).Select(e => $"{e.Customer}|{e.Activity}|{e.Field("po_creator")}"));
        Assert.Equal(
            ["PO1 Approve Purchase Requisition PR1", "PO1 Create Purchase Requisition PR1", "PO1 Insert Payment R1", "PO1 Insert Payment R2", "PO2 Insert Invoice R3", "PO2 Insert Payment R3", "PO2 Remove Payment Block R3", "PO2 Set Payment Block R3"],
            imported.Events.Where(e => e.Field("ocel:through") is not null).Select(e => $"{e.Customer} {e.Activity} {e.Field("ocel:through")}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("pm4py-ocel/example_log.jsonocel", "order", 12, 25)]
    [InlineData("pm4py-ocel/ocel_order_simulated.csv", "orders", 6_514, 32_447)]
    public void Older_object_centric_logs_are_read_and_no_event_is_lost(string file, string type, int direct, int all)
    {
        var imported = Imported.From(RealFile.Of(file));

        Assert.Equal(type, imported.Plan.First.Details.ObjectType);
        Assert.Equal((direct, all, 0), (imported.Events.Count(e => e.Field("ocel:through") is null), imported.Events.Count, imported.Rejected.Count));
    }
}
