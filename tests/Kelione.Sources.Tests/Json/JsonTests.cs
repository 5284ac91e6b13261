using System.Text;

namespace Kelione.Sources.Tests;

public sealed class JsonTests : IDisposable
{
    internal const string Lines = """
        {"user":{"id":7900892430046930758},"event":"visit","time":1538405774195,"props":{"price":12.50,"tags":["a","b"],"new":true,"none":null}}
        {"user":{"id":"u2"},"event":"buy \"now\" é","time":1538405775195}

        """;

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Lines_of_objects_are_read_with_nested_members_under_dotted_names()
    {
        var imported = Imported.From(_files.Text("a.txt", Lines));

        Assert.Equal("jsonl", imported.Plan.First.Format);
        Assert.Equal(["7900892430046930758", "u2"], imported.Events.Select(e => e.Customer));
        Assert.Equal("buy \"now\" é", imported.Events[1].Activity);
        Assert.Equal(
            ["props.new=true", "props.price=12.50", "props.tags=[\"a\",\"b\"]"],
            imported.Events[0].Fields.Select(f => $"{f.Key}={f.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData("{{\"meta\":{{\"n\":2,\"list\":[1,2]}},\"events\":[{0}],\"after\":1}}")]
    [InlineData("{{\n \"data\" : [ {0} ] }}")]
    public void An_array_of_objects_is_read_wherever_it_stands(string frame)
    {
        var records = string.Join(",\n", Lines.Trim().Split('\n'));

        var imported = Imported.From(_files.Text("a.json", string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, records)));

        Assert.Equal("json", imported.Plan.First.Format);
        Assert.Equal(["visit", "buy \"now\" é"], imported.Events.Select(e => e.Activity));
    }

    [Fact]
    public void Objects_one_after_the_other_over_several_lines_are_read()
    {
        var text = "{\n \"user\": 1,\n \"event\": \"a\",\n \"time\": \"2024-01-01\"\n}\n{\n \"user\": 2,\n \"event\": \"b\",\n \"time\": \"soon\"\n}\n";

        var imported = Imported.From(_files.Text("a.json", text));

        Assert.Equal("a", Assert.Single(imported.Events).Activity);
        Assert.Equal(6, Assert.Single(imported.Rejected).Line);
    }

    [Fact]
    public void A_broken_line_spoils_itself_only()
    {
        var imported = Imported.From(_files.Text("a.jsonl", Lines + "{\"user\":1,\nnonsense\n[1,2]\n" + Lines));

        Assert.Equal(4, imported.Events.Count);
        Assert.Equal([3L, 4L, 5L], imported.Rejected.Select(r => r.Line));
        Assert.Contains("no valid JSON", imported.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal("nonsense", imported.Rejected[1].Text);
        Assert.Equal("the line holds no JSON object", imported.Rejected[2].Reason);
    }

    [Fact]
    public void An_array_that_is_cut_off_keeps_its_good_records()
    {
        var text = "[" + string.Join(",\n", Enumerable.Range(0, 5_000).Select(i => Invariant($"{{\"user\":{i},\"event\":\"e\",\"time\":\"2024-01-01\"}}"))) + ",\n{\"user\":1,\"ev";

        var imported = Imported.From(_files.Text("a.json", text));

        Assert.Equal(5_000, imported.Events.Count);
        Assert.True(Assert.Single(imported.Rejected).IsFatal);
        Assert.Equal(5_001, imported.Rejected[0].Line);
    }

    [Fact]
    public void What_is_nested_too_deep_is_refused_in_words()
    {
        var deep = "{\"user\":1,\"event\":\"a\",\"time\":\"2024-01-01\",\"x\":" + string.Concat(Enumerable.Repeat("[", 100_000)) + string.Concat(Enumerable.Repeat("]", 100_000)) + "}";

        var lines = Imported.From(_files.Text("a.jsonl", Lines + deep + "\n" + Lines));
        var array = Imported.From(_files.Text("a.json", "[" + Lines.Trim().Replace("\n", ",", StringComparison.Ordinal) + "," + deep + "]"));

        Assert.Equal(4, lines.Events.Count);
        Assert.All([lines, array], i => Assert.Contains("deeper than 64", Assert.Single(i.Rejected).Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_without_end_is_refused()
    {
        var endless = "[" + Lines.Trim().Replace("\n", ",", StringComparison.Ordinal) + ",{\"user\":\"" + new string('x', 500_000) + "\"}]";

        var imported = Imported.From(_files.Text("a.json", endless), new ImportRequest { Limits = new SourceLimits { MaxRecordLength = 200_000 } });

        Assert.Equal(2, imported.Events.Count);
        Assert.Contains("longer than 200000", Assert.Single(imported.Rejected, r => r.IsFatal).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_that_are_no_objects_are_rejected_one_by_one()
    {
        var imported = Imported.From(_files.Text("a.json", "[1," + Lines.Trim().Replace("\n", ",", StringComparison.Ordinal) + ",\"x\",null]"));

        Assert.Equal(2, imported.Events.Count);
        Assert.Equal(["1", "\"x\"", "null"], imported.Rejected.Select(r => r.Text));
    }

    [Fact]
    public void Too_many_different_members_reject_the_record_that_adds_them()
    {
        var wide = "{\"user\":1,\"event\":\"a\",\"time\":\"2024-01-01\"," + string.Join(',', Enumerable.Range(0, 3_000).Select(i => Invariant($"\"m{i}\":1"))) + "}";

        var imported = Imported.From(_files.Text("a.jsonl", Lines + wide + "\n" + Lines));

        Assert.Equal(4, imported.Events.Count);
        Assert.Contains("too many different fields", Assert.Single(imported.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Utf16_and_a_byte_order_mark_are_no_trouble()
    {
        Assert.Equal(2, Imported.From(_files.Text("a.jsonl", Lines, Encoding.Unicode)).Events.Count);
        Assert.Equal(2, Imported.From(_files.Text("b.json", "[" + Lines.Trim().Replace("\n", ",", StringComparison.Ordinal) + "]", new UTF8Encoding(true))).Events.Count);
    }

    [Fact]
    public void Broken_characters_in_a_text_reject_the_record()
    {
        var imported = Imported.From(_files.Text("a.jsonl", Lines + "{\"user\":1,\"event\":\"\\ud800\",\"time\":\"2024-01-01\"}\n"));

        Assert.Equal("the JSON has a text with broken characters", Assert.Single(imported.Rejected).Reason);
    }
}
