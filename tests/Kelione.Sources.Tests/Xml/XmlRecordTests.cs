using Kelione.Journeys;

namespace Kelione.Sources.Tests;

/// <summary>Records of XML whose elements have attributes beside their text.</summary>
public sealed class XmlRecordTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_text_of_an_element_with_attributes_is_kept_and_the_attributes_too()
    {
        var events = Read("""
            <log2><row><user>u1</user><event lang="en">view</event><time>2026-05-11T10:00:00Z</time><price currency="EUR">5.50</price></row>
            <row><user>u1</user><event lang="lt">buy</event><time>2026-05-11T10:01:00Z</time><price currency="EUR">7</price></row></log2>
            """);

        Assert.Equal(["view en 5.50 EUR", "buy lt 7 EUR"], events.Select(e => $"{e.Activity} {e.Field("event.lang")} {e.Field("price")} {e.Field("price.currency")}"));
    }

    [Fact]
    public void Attributes_that_only_tell_the_type_of_a_text_are_no_data()
    {
        var events = Read("""
            <events type="array" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <row><user type="integer">1</user><event>view</event><time type="datetime">2026-05-11T10:00:00Z</time><plan nil="true"/><kind type="gold">x</kind></row>
            <row><user type="integer">1</user><event>buy</event><time type="datetime">2026-05-11T10:01:00Z</time><plan xsi:nil="true"/><kind type="gold">y</kind></row></events>
            """);

        Assert.Equal(["1 view x gold", "1 buy y gold"], events.Select(e => $"{e.Customer} {e.Activity} {e.Field("kind")} {e.Field("kind.type")}"));
        Assert.All(events, e => Assert.DoesNotContain(e.Fields.Keys, k => k is "user.type" or "time.type" || k.Contains("nil", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_list_says_what_stands_beside_the_attributes_of_its_elements()
    {
        var events = Read("""
            <events><row><user>1</user><event>view</event><time>2026-05-11T10:00:00Z</time><tags type="array"><tag id="5">sale</tag><tag id="6">new</tag></tags></row>
            <row><user>1</user><event>buy</event><time>2026-05-11T10:01:00Z</time></row></events>
            """);

        Assert.Equal("""[{"id":"5","text":"sale"},{"id":"6","text":"new"}]""", events[0].Field("tags"));
    }

    private IReadOnlyList<JourneyEvent> Read(string xml) =>
        Imported.From(_files.Text("a.xml", xml), new ImportRequest { Roles = new Dictionary<string, string> { [EventFields.Customer] = "user", [EventFields.Activity] = "event", [EventFields.Time] = "time" } }).Events;
}
