using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class XesTests : IDisposable
{
    internal const string Log = """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
          <extension name="Concept" prefix="concept" uri="x"/>
          <global scope="event"><string key="concept:name" value="UNKNOWN"/><string key="org:role" value="none"/></global>
          <classifier name="Activity" keys="concept:name"/>
          <string key="source" value="a tool"/>
          <trace>
            <string key="concept:name" value="c1"/>
            <string key="channel" value="Internet"/>
            <event>
              <string key="concept:name" value="start &amp; go"/>
              <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
              <string key="lifecycle:transition" value="start"/>
              <string key="org:resource" value="Pete"/>
              <float key="cost" value="12.5"><string key="currency" value="EUR"/></float>
              <list key="items"><values><string key="first" value="x"/></values></list>
            </event>
            <event><string key="concept:name" value="end"/><string key="time:timestamp" value="2011/10/11 14:00:00.000"/></event>
          </trace>
          <trace>
            <event><string key="concept:name" value="end"/><date key="time:timestamp" value="2011-10-12T00:00:00Z"/></event>
            <event><string key="concept:name" value="end"/></event>
            <event/>
          </trace>
          <trace/>
          <event><string key="concept:name" value="alone"/><date key="time:timestamp" value="2011-10-12T00:00:00Z"/></event>
        </log>
        """;

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_event_is_one_event_of_its_trace()
    {
        var imported = Imported.From(_files.Text("a.xml", Log));

        Assert.Equal("xes", imported.Plan.First.Format);
        Assert.Equal(["c1|start & go|2011-10-11T11:45:40.276Z", "c1|end|2011-10-11T14:00:00Z", "2|end|2011-10-12T00:00:00Z"],
            imported.Events.Select(e => $"{e.Customer}|{e.Activity}|{UtcTime.Format(e.TimeMicros)}"));
        Assert.Equal(
            ["case:channel=Internet", "cost.currency=EUR", "cost=12.5", "items.first=x", "lifecycle:transition=start", "org:resource=Pete"],
            imported.Events[0].Fields.Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Events_that_lack_something_are_rejected_with_their_line_and_number()
    {
        var rejected = Imported.From(_files.Text("a.xes", Log)).Rejected;

        Assert.Equal([22L, 23L, 26L], rejected.Select(r => r.Line));
        Assert.Equal([4L, 5L, 6L], rejected.Select(r => r.Record));
        Assert.Equal("there is no time", rejected[0].Reason);
        Assert.Contains("outside of any trace", rejected[2].Reason, StringComparison.Ordinal);
        Assert.Contains("concept:name=end", rejected[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_cut_off_keeps_its_good_events()
    {
        var cut = Log[..Log.IndexOf("2011-10-12", StringComparison.Ordinal)];

        var imported = Imported.From(_files.Bytes("a.xes.gz", TempFiles.Gzip(TempFiles.Utf8(cut))));

        Assert.Equal(2, imported.Events.Count);
        var fatal = Assert.Single(imported.Rejected);
        Assert.True(fatal.IsFatal);
        Assert.Contains("damaged or cut off", fatal.Reason, StringComparison.Ordinal);
        Assert.Equal(21, fatal.Line);
    }

    [Fact]
    public void Document_types_and_entities_are_refused()
    {
        var bomb = Log.Replace("<log ", "<!DOCTYPE log [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><log ", StringComparison.Ordinal);

        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Text("a.xes", bomb)));

        Assert.Contains("document type", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("a.xes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_length_without_end_are_refused()
    {
        var deep = Log.Replace("<list key=\"items\">", "<list key=\"items\">" + string.Concat(Enumerable.Repeat("<list key=\"k\">", 10_000)), StringComparison.Ordinal);
        var wide = Log.Replace("start &amp; go", new string('x', 3_000_000), StringComparison.Ordinal);
        var limits = new ImportRequest { Limits = new SourceLimits { MaxRecordLength = 1_000_000 } };

        Assert.Contains("nested deeper", Assert.Throws<SourceException>(() => Imported.From(_files.Text("a.xes", deep))).Message, StringComparison.Ordinal);
        Assert.Contains("longer than", Assert.Throws<SourceException>(() => Imported.From(_files.Text("b.xes", wide), limits)).Message, StringComparison.Ordinal);
    }
}
