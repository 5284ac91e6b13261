using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class OcelTests : IDisposable
{
    internal const string Json = """
        {"events":[
         {"id":"e1","type":"place","time":"2022-01-09T14:00:00Z","attributes":[{"name":"by","value":"Mike"}],"relationships":[{"objectId":"o1","qualifier":"q"},{"objectId":"i1","qualifier":"q"},{"objectId":"i2","qualifier":"q"}]},
         {"id":"e2","type":"pick","time":"2022-01-09T15:00:00Z","relationships":[{"objectId":"i1","qualifier":"q"}]},
         {"id":"e3","type":"pay","time":"2022-01-09T16:00:00Z","relationships":[{"objectId":"o1","qualifier":"q"},{"objectId":"gone","qualifier":"q"}]},
         {"id":"e4","type":"audit","time":"2022-01-09T17:00:00Z"}],
         "objectTypes":[{"name":"order"},{"name":"item"}],"eventTypes":[],
         "objects":[{"id":"o1","type":"order"},{"id":"i1","type":"item"},{"id":"i2","type":"item"}]}
        """;

    internal const string OldJson = """
        {"ocel:global-log":{"ocel:object-types":["order","item"]},
         "ocel:events":{
          "e1":{"ocel:activity":"place","ocel:timestamp":"2022-01-09T14:00:00Z","ocel:omap":["o1","i1","i2"],"ocel:vmap":{"by":"Mike"}},
          "e2":{"ocel:activity":"pick","ocel:timestamp":"2022-01-09T15:00:00Z","ocel:omap":["i1"],"ocel:vmap":{}},
          "e3":{"ocel:activity":"pay","ocel:timestamp":"2022-01-09T16:00:00Z","ocel:omap":["o1","gone"],"ocel:vmap":{}},
          "e4":{"ocel:activity":"audit","ocel:timestamp":"2022-01-09T17:00:00Z","ocel:omap":[],"ocel:vmap":{}}},
         "ocel:objects":{"o1":{"ocel:type":"order"},"i1":{"ocel:type":"item"},"i2":{"ocel:type":"item"}}}
        """;

    internal const string Xml = """
        <?xml version="1.0"?>
        <log><object-types><object-type name="order"/></object-types>
        <objects><object id="o1" type="order"><attributes/></object><object id="i1" type="item"/><object id="i2" type="item"/></objects>
        <events>
         <event id="e1" type="place" time="2022-01-09T14:00:00Z"><attributes><attribute name="by">Mike</attribute></attributes>
          <objects><relationship object-id="o1" qualifier="q"/><relationship object-id="i1" qualifier="q"/><relationship object-id="i2" qualifier="q"/></objects></event>
         <event id="e2" type="pick" time="2022-01-09T15:00:00Z"><objects><relationship object-id="i1" qualifier="q"/></objects></event>
         <event id="e3" type="pay" time="2022-01-09T16:00:00Z"><objects><relationship object-id="o1" qualifier="q"/><relationship object-id="gone" qualifier="q"/></objects></event>
         <event id="e4" type="audit" time="2022-01-09T17:00:00Z"/>
        </events></log>
        """;

    internal const string Csv = """
        ocel:eid,ocel:activity,ocel:timestamp,ocel:type:order,ocel:type:item,by
        e1,place,2022-01-09 14:00:00Z,['o1'],"['i1', 'i2']",Mike
        e2,pick,2022-01-09 15:00:00Z, ,['i1'],
        e3,pay,2022-01-09 16:00:00Z,"[""o1""]", ,
        e4,audit,2022-01-09 17:00:00Z, , ,

        """;

    private static readonly string[] Expected = ["o1|place|2022-01-09T14:00:00Z|e1|Mike|", "o1|pick|2022-01-09T15:00:00Z|e2||i1", "o1|pay|2022-01-09T16:00:00Z|e3||"];

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    public static TheoryData<string> Notations() => ["ocel-json", "old", "ocel-xml", "ocel-csv", "ocel-sqlite"];

    [Theory]
    [MemberData(nameof(Notations))]
    public void Every_notation_gives_one_event_for_each_object_of_the_chosen_type(string notation)
    {
        var path = Write(notation);

        var orders = Imported.From(path, new ImportRequest { ObjectType = "Order" });
        var items = Imported.From(path, new ImportRequest { ObjectType = "item" });

        Assert.Equal(notation == "old" ? "ocel-json" : notation, orders.Plan.First.Format);
        Assert.Equal(Expected, orders.Events.Select(Show));
        Assert.Equal(["i1 place", "i2 place", "i1 pick", "i1 pay", "i2 pay"], items.Events.Select(e => $"{e.Customer} {e.Activity}"));
        Assert.Equal("the event has no object of the type 'order', nor one that belongs to any", Assert.Single(orders.Rejected).Reason);
        Assert.Equal((6L, 5L, 1L), (items.Totals.RowsRead, items.Totals.Batched, items.Totals.Rejected));
    }

    [Theory]
    [MemberData(nameof(Notations))]
    public void The_type_is_guessed_by_the_events_that_belong_to_it_and_the_guess_is_said(string notation)
    {
        var details = SourceInspector.Inspect(Write(notation)).First.Details;

        Assert.Equal("order", details.ObjectType);
        Assert.Contains("most events belong to one of its objects alone, 3 of 4", details.ObjectTypeReason, StringComparison.Ordinal);
        Assert.Contains(details.Notes, n => n.StartsWith("1 of the first 4 events names no 'order'", StringComparison.Ordinal));
        Assert.Contains(details.Notes, n => n.StartsWith("1 of the first 4 events names no 'order' and nothing that belongs to one, and is rejected; there are the types item, order", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Notations))]
    public void They_are_read_out_of_gzip_and_zip_as_well(string notation)
    {
        var bytes = File.ReadAllBytes(Write(notation));
        var request = new ImportRequest { ObjectType = "order" };

        Assert.Equal(Expected, Imported.From(_files.Bytes("b.gz", TempFiles.Gzip(bytes)), request).Events.Select(Show));
        Assert.Equal(Expected, Imported.From(_files.Zip("c.zip", ("log", bytes)), request).Events.Select(Show));
    }

    [Fact]
    public void An_object_type_that_is_not_there_is_named_with_those_that_are() => Assert.Contains(
        "'parcel'; there are: item, order",
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(Write("ocel-json"), new ImportRequest { ObjectType = "parcel" })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_type_called_customer_wins_over_the_count()
    {
        var path = _files.Text("a.json", Json.Replace("\"type\":\"item\"", "\"type\":\"customers\"", StringComparison.Ordinal));

        Assert.Equal("customers", SourceInspector.Inspect(path).First.Details.ObjectType);
    }

    [Fact]
    public void A_database_of_something_else_is_named_as_such()
    {
        var path = Path.Combine(_files.Folder, "x.db");
        SampleFiles.Run(path, "CREATE TABLE t (a)");

        Assert.Contains("no OCEL 2.0 log", Assert.Throws<SourceException>(() => SourceInspector.Inspect(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parcel_belongs_to_the_orders_packed_into_it_and_a_product_to_none()
    {
        // The product comes in one order after the other; the parcel gets an item of each in one event, and its own events say nothing of either; the invoice is the order's by a relation alone, the customer's by the order.
        const string log = """
            {"events":[
             {"id":"e1","type":"place","time":"2022-01-09T10:00:00Z","relationships":[{"objectId":"o1"},{"objectId":"i1"},{"objectId":"p"}]},
             {"id":"e2","type":"place","time":"2022-01-09T11:00:00Z","relationships":[{"objectId":"o2"},{"objectId":"i2"},{"objectId":"p"}]},
             {"id":"e3","type":"pack","time":"2022-01-09T12:00:00Z","relationships":[{"objectId":"b"},{"objectId":"i1"},{"objectId":"i2"}]},
             {"id":"e4","type":"send","time":"2022-01-09T13:00:00Z","relationships":[{"objectId":"b"}]},
             {"id":"e5","type":"change price","time":"2022-01-09T14:00:00Z","relationships":[{"objectId":"p"}]},
             {"id":"e6","type":"bill","time":"2022-01-09T15:00:00Z","relationships":[{"objectId":"v"}]}],
             "objectTypes":[{"name":"order"}],"eventTypes":[],
             "objects":[{"id":"o1","type":"order","relationships":[{"objectId":"v","qualifier":"q"}]},{"id":"o2","type":"order"},{"id":"i1","type":"item"},{"id":"i2","type":"item"},{"id":"p","type":"product"},
              {"id":"b","type":"parcel"},{"id":"v","type":"invoice"},{"id":"c","type":"buyer","relationships":[{"objectId":"o1","qualifier":"q"}]}]}
            """;
        var path = _files.Text("a.json", log);

        var orders = Imported.From(path, new ImportRequest { ObjectType = "order" });
        var buyers = Imported.From(path, new ImportRequest { ObjectType = "buyer" });

        Assert.Equal(["o1 place ", "o2 place ", "o1 pack b", "o2 pack b", "o1 send b", "o2 send b", "o1 bill v"], orders.Events.Select(e => $"{e.Customer} {e.Activity} {e.Field("ocel:through")}"));
        Assert.Contains("e5", Assert.Single(orders.Rejected).Text, StringComparison.Ordinal);
        Assert.Equal(["c place o1", "c pack b", "c send b", "c bill v"], buyers.Events.Select(e => $"{e.Customer} {e.Activity} {e.Field("ocel:through")}").Distinct());
    }

    private static string Show(JourneyEvent e) => $"{e.Customer}|{e.Activity}|{UtcTime.Format(e.TimeMicros)}|{e.Field("ocel:eid")}|{e.Field("by")}|{e.Field("ocel:through")}";

    private string Write(string notation) => notation switch
    {
        "ocel-json" => _files.Text("a.jsonocel", Json),
        "old" => _files.Text("a.json", OldJson),
        "ocel-xml" => _files.Text("a.xmlocel", Xml),
        "ocel-csv" => _files.Text("a.csv", Csv),
        _ => SampleFiles.Sqlite(_files),
    };
}
