namespace Kelione.Sources.Tests;

public sealed class MixpanelTests
{
    [Fact]
    public void An_export_is_recognised_and_its_fields_mean_what_Mixpanel_says()
    {
        using var files = new TempFiles();
        var path = files.Text("export.jsonl", """
            {"event":"Cart viewed","properties":{"time":1778484723,"distinct_id":"d-1","$device_id":"d-1","$insert_id":"a1","$os":"Android","sku":"A-17","utm_source":"mail"}}
            {"event":"Ordered","properties":{"time":1778484790123,"distinct_id":"u-17","$user_id":"u-17","$device_id":"d-1","$insert_id":"a2","revenue":59.9,"time of day":"noon"}}
            {"event":"Ordered","properties":{"time":"soon","distinct_id":"u-17"}}
            """);

        var imported = Imported.From(path);

        Assert.Equal("mixpanel", imported.Plan.First.Details.System);
        Assert.Equal((3, 2, 1), (imported.Totals.RowsRead, imported.Totals.Batched, imported.Totals.Rejected));
        Assert.Equal(["d-1", "u-17"], imported.Events.Select(e => e.Customer));
        Assert.Equal([1778484723000000, 1778484790123000], imported.Events.Select(e => e.TimeMicros));
        Assert.Equal("A-17", imported.Events[0].Field("sku"));
        Assert.Equal("mail", imported.Events[0].Field("channel"));
        Assert.Equal(59.9, imported.Events[1].Value);
        Assert.StartsWith("mixpanel:", imported.Events[1].EventId, StringComparison.Ordinal);
        Assert.Equal("properties.time", imported.Rejected[0].Field);
        Assert.Equal(3, imported.Rejected[0].Line);
        Assert.Equal([("u-17", "d-1")], imported.Clues.Select(c => (c.Customer, c.Value)));
    }

    [Fact]
    public void Columns_of_the_file_named_by_a_person_are_kept_to()
    {
        using var files = new TempFiles();
        var path = files.Text("export.jsonl", """
            {"event":"A","properties":{"time":1778484723,"distinct_id":"d-1","who":"x"}}
            {"event":"B","properties":{"time":1778484790,"distinct_id":"d-1","who":"y"}}
            """);

        var imported = Imported.From(path, new ImportRequest { Roles = new Dictionary<string, string> { ["customer"] = "properties.who" } });

        Assert.Null(imported.Plan.First.Details.System);
        Assert.Equal(["x", "y"], imported.Events.Select(e => e.Customer));
    }

    [Fact]
    public void The_clock_of_an_old_project_is_read_in_the_zone_that_a_person_names()
    {
        using var files = new TempFiles();
        var path = files.Text("export.jsonl", """{"event":"A","properties":{"time":1778484723,"distinct_id":"d-1"}}""" + "\n");

        var imported = Imported.From(path, new ImportRequest { Zone = "+03:00" });

        Assert.Equal([1778484723000000 - 10_800_000_000L], imported.Events.Select(e => e.TimeMicros));
    }
}
