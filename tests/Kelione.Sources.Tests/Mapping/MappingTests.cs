using System.Security.Cryptography;
using System.Text;
using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class MappingTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("user_id,event,timestamp")]
    [InlineData("clientId,eventName,eventTime")]
    [InlineData("distinct_id,event,time")]
    [InlineData("case:concept:name,concept:name,time:timestamp")]
    [InlineData("Case ID,Activity,Complete Timestamp")]
    [InlineData("ID клиента,Событие,Дата и время")]
    [InlineData("Пользователь,Действие,Время")]
    [InlineData("用户ID,事件名称,时间")]
    [InlineData("客户,行为,日期")]
    [InlineData("Klient,Zdarzenie,Data i czas")]
    [InlineData("Użytkownik,Czynność,Czas")]
    [InlineData("Klientas,Įvykis,Laikas")]
    [InlineData("Vartotojo ID,Veiksmas,Data")]
    [InlineData("visitor,action,date")]
    public void Columns_are_known_by_their_names_in_several_languages(string header)
    {
        var names = header.Split(',');

        var plan = SourceInspector.Inspect(_files.Text("a.csv", header + "\nu1,visit,2024-01-01 10:00:00\nu2,buy,2024-01-02 10:00:00\n"));

        Assert.Equal(names, new[] { "customer", "activity", "time" }.Select(plan.First.Mapping.ColumnOf));
        Assert.Equal(3, plan.First.Reasons.Count);
    }

    [Fact]
    public void An_activity_is_known_by_its_values_where_no_column_is_called_so()
    {
        var text = "patient,handling,ward,time\n" + string.Concat(Enumerable.Range(0, 60).Select(i => Invariant($"{i % 9},{(i % 2 == 0 ? "Registration" : "Blood test")},{i % 30},2017-01-02T11:41:{i:00}Z\n")));

        var plan = SourceInspector.Inspect(_files.Text("a.csv", text));

        Assert.Equal("handling", plan.First.Mapping.ColumnOf("activity"));
        Assert.Contains("check it", plan.First.Reasons["activity"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_customer_column_that_is_mostly_NA_gives_way_to_a_session()
    {
        var text = "session_id,user_id,event,date\n" + string.Concat(Enumerable.Range(0, 60).Select(i => Invariant($"{i / 3},{(i % 10 == 0 ? "77" : "NA")},view,2024-01-01\n")));

        Assert.Equal("session_id", SourceInspector.Inspect(_files.Text("a.csv", text)).First.Mapping.ColumnOf("customer"));
    }

    [Fact]
    public void A_common_NA_is_no_customer_but_a_rare_one_is()
    {
        var common = "user_id,event,date\n" + string.Concat(Enumerable.Range(0, 60).Select(i => i % 5 == 0 ? "NA,view,2024-01-01\n" : "AB,view,2024-01-01\n"));
        var rare = "user_id,event,date\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"{(char)('A' + i % 26)}{(char)('A' + i / 26 % 26)},view,2024-01-01\n"));

        Assert.Equal(12, Imported.From(_files.Text("a.csv", common)).Rejected.Count);
        Assert.Empty(Imported.From(_files.Text("b.csv", rare)).Rejected);
    }

    [Fact]
    public void Two_times_of_an_event_are_its_end_and_an_attribute_in_ISO_form()
    {
        var text = "case:concept:name,concept:name,time:timestamp,start_timestamp\nC1,order,2015-01-05 09:02:50+01:00,2015-01-05 09:00:07+01:00\n";

        var one = Assert.Single(Imported.From(_files.Text("a.csv", text)).Events);

        Assert.Equal("2015-01-05T08:02:50Z", UtcTime.Format(one.TimeMicros));
        Assert.Equal("2015-01-05T08:00:07Z", one.Fields["start_timestamp"]);
    }

    [Fact]
    public void A_date_and_a_time_of_day_make_one_moment()
    {
        var one = Assert.Single(Imported.From(_files.Text("a.csv", "user_id,event,date,time\nu1,visit,24.02.2015,11:35:02\n")).Events);

        Assert.Equal("2015-02-24T11:35:02Z", UtcTime.Format(one.TimeMicros));
    }

    [Fact]
    public void A_bad_time_of_day_is_named_as_the_field_at_fault()
    {
        var rejected = Assert.Single(Imported.From(_files.Text("a.csv", "user_id,event,date,time\nu1,visit,2015-02-24,11:35\nu1,visit,2015-02-24,11:36\nu2,visit,2015-02-24,noon\n")).Rejected);

        Assert.Equal(("time", "this is no time of day: 'noon'", 4L), (rejected.Field, rejected.Reason, rejected.Line));
    }

    [Fact]
    public void Long_ids_stay_text_digit_for_digit()
    {
        var imported = Imported.From(_files.Text("a.csv", "user_id,event,timestamp,order\n7900892430046930758,visit,2024-01-01,9007199254740993\n0012,visit,2024-01-01,1e5\n"));

        Assert.Equal(["7900892430046930758", "0012"], imported.Events.Select(e => e.Customer));
        Assert.Equal(["9007199254740993", "1e5"], imported.Events.Select(e => e.Fields["order"]));
    }

    [Fact]
    public void Roles_constants_and_ignored_columns_can_be_given()
    {
        var path = _files.Text("a.csv", "who,what,when,where,secret\nu1,https://x/cart,2024-01-01,shop,1\n");
        var request = new ImportRequest
        {
            Roles = new Dictionary<string, string> { ["customer"] = "who", ["activity"] = "WHAT", ["time"] = "when", ["touchpoint"] = "where" },
            Constants = new Dictionary<string, string> { ["channel"] = "web", ["campaign"] = "spring" },
            Ignore = ["secret"],
        };

        var one = Assert.Single(Imported.From(path, request).Events);

        Assert.Equal("https://x/cart", one.Activity);
        Assert.Equal(["campaign=spring", "channel=web", "touchpoint=shop"], one.Fields.Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_activity_may_be_a_constant()
    {
        var request = new ImportRequest { Constants = new Dictionary<string, string> { ["activity"] = "view" } };

        Assert.Equal("view", Assert.Single(Imported.From(_files.Text("a.csv", "user_id,item,date\nu1,77,2024-01-01\n"), request).Events).Activity);
    }

    [Fact]
    public void A_column_that_does_not_exist_is_named_with_those_that_do()
    {
        var path = _files.Text("a.csv", "user_id,event,timestamp\nu1,visit,2024-01-01\n");

        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Roles = new Dictionary<string, string> { ["channel"] = "medium" } }));

        Assert.Equal("a.csv: there is no column 'medium'; there are: user_id, event, timestamp.", error.Message);
    }

    [Fact]
    public void An_unknown_role_is_named() =>
        Assert.Contains("'buyer' is no role", Assert.Throws<SourceException>(() => SourceInspector.Inspect(
            _files.Text("a.csv", "user_id,event,timestamp\n"), new ImportRequest { Roles = new Dictionary<string, string> { ["buyer"] = "x" } })).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_that_the_product_uses_itself_get_a_suffix_as_attributes()
    {
        var text = "case:concept:name,customer,concept:name,time:timestamp,time\nC1,ACME,order,2015-01-05 10:00,12\n";

        var one = Assert.Single(Imported.From(_files.Text("a.csv", text)).Events);

        Assert.Equal("C1", one.Customer);
        Assert.Equal("ACME", one.Fields["customer_2"]);
        Assert.Equal("12", one.Fields["time_2"]);
    }

    [Fact]
    public void Empty_cells_and_null_marks_are_absent()
    {
        var imported = Imported.From(_files.Text("a.csv", "user_id,event,timestamp,a,b,c\nu1,visit,2024-01-01,,\\N,  \n,visit,2024-01-01,x,y,z\nu2,visit,,x,y,z\nu2,,2024-01-01,x,y,z\n"));

        Assert.Empty(Assert.Single(imported.Events).Fields);
        Assert.Equal(["there is no customer", "there is no time", "there is no activity"], imported.Rejected.Select(r => r.Reason));
        Assert.Equal(["user_id", "timestamp", "event"], imported.Rejected.Select(r => r.Field));
    }

    [Fact]
    public void Amounts_are_numbers_and_what_is_none_is_rejected()
    {
        var imported = Imported.From(
            _files.Text("a.csv", "user_id;event;timestamp;paid\nu1;buy;2024-01-01;12.5\nu1;buy;2024-01-01;12,5\nu1;buy;2024-01-01;\nu1;buy;2024-01-01;much\n"),
            new ImportRequest { Roles = new Dictionary<string, string> { ["value"] = "paid" } });

        Assert.Equal([12.5, 12.5, null], imported.Events.Select(e => e.Value));
        Assert.Equal(("paid", "this is no number: 'much'"), (Assert.Single(imported.Rejected).Field, imported.Rejected[0].Reason));
    }

    [Fact]
    public void Chosen_fields_are_hashed_with_the_key_and_nothing_of_them_leaks()
    {
        var key = "key of the workspace"u8.ToArray();
        var text = "user_id,event,timestamp,email\nanna,visit,2024-01-01,anna@x.lt\nboris,visit,never,boris@x.lt\n";

        var imported = Imported.From(_files.Text("a.csv", text), new ImportRequest { Hash = ["email", "customer"] }, key);

        var one = Assert.Single(imported.Events);
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("anna@x.lt")))[..32], one.Fields["email"]);
        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("anna")))[..32], one.Customer);
        Assert.DoesNotContain("boris", Assert.Single(imported.Rejected).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hashing_without_a_key_or_of_a_column_that_is_not_there_is_refused()
    {
        var path = _files.Text("a.csv", "user_id,event,timestamp\nu1,visit,2024-01-01\n");

        Assert.Contains("key", Assert.Throws<SourceException>(() => Imported.From(path, new ImportRequest { Hash = ["user_id"] })).Message, StringComparison.Ordinal);
        Assert.Contains("'email'", Assert.Throws<SourceException>(() => Imported.From(path, new ImportRequest { Hash = ["email"] }, [1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_is_saved_and_loaded_without_loss_and_used_again()
    {
        var plan = SourceInspector.Inspect(
            _files.Text("a.csv", "who,event,at\nu1,visit,01/02/2024 10:00\n"),
            new ImportRequest { Roles = new Dictionary<string, string> { ["customer"] = "who", ["time"] = "at" }, Zone = "Europe/Vilnius", TimeFormat = TimeFormat.DayFirst, Hash = ["who"] });
        var path = Path.Combine(_files.Folder, "mapping.json");

        plan.First.Mapping.Save(path);
        var loaded = ColumnMapping.Load(path);
        var one = Assert.Single(Imported.From(plan.File.Path, new ImportRequest { Mapping = loaded }, [1, 2]).Events);

        Assert.Equal(plan.First.Mapping.ToJson(), loaded.ToJson());
        Assert.Equal("2024-02-01T08:00:00Z", UtcTime.Format(one.TimeMicros));
        Assert.Equal(32, one.Customer.Length);
    }

    [Theory]
    [InlineData("{", "this is no mapping file")]
    [InlineData("[]", "this is no mapping file")]
    [InlineData("{\"version\":9}", "version 9")]
    [InlineData("{\"roles\":{\"buyer\":\"x\"}}", "'buyer' is no role")]
    [InlineData("{\"rolls\":{}}", "this is no mapping file")]
    public void A_broken_mapping_file_is_refused_in_words(string json, string words) =>
        Assert.Contains(words, Assert.Throws<SourceException>(() => ColumnMapping.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2024-01-01 10:00:00", null, ZoneOrigin.AssumedUtc)]
    [InlineData("2024-01-01 10:00:00", "+03:00", ZoneOrigin.Given)]
    [InlineData("2024-01-01T10:00:00Z", null, ZoneOrigin.InFile)]
    [InlineData("1704103200", null, ZoneOrigin.InFile)]
    public void How_the_zone_is_known_is_reported(string time, string? zone, ZoneOrigin expected)
    {
        var plan = SourceInspector.Inspect(_files.Text("a.csv", $"user_id,event,timestamp\nu1,visit,{time}\n"), new ImportRequest { Zone = zone });

        Assert.Equal(expected, plan.First.Time.ZoneOrigin);
        Assert.Equal(expected == ZoneOrigin.AssumedUtc, plan.First.Notes.Any(n => n.Contains("UTC is assumed", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_id_of_events_is_taken_only_where_it_is_different_on_every_row()
    {
        var unique = SourceInspector.Inspect(_files.Text("a.csv", "user_id,event,timestamp,event_id\nu1,a,2024-01-01,1\nu1,b,2024-01-01,2\n"));
        var repeated = SourceInspector.Inspect(_files.Text("b.csv", "user_id,event,timestamp,event_id\nu1,a,2024-01-01,1\nu1,b,2024-01-01,1\n"));

        Assert.Equal("event_id", unique.First.Mapping.ColumnOf("id"));
        Assert.Null(repeated.First.Mapping.ColumnOf("id"));
    }
}
