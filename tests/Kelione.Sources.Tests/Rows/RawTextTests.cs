using System.Text;
using CsCheck;

namespace Kelione.Sources.Tests;

public sealed class RawTextTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_rejected_row_is_kept_whole()
    {
        var row = $"u2,{new string('x', 20_000)},never";

        var imported = Imported.From(_files.Text("a.csv", $"user_id,event,timestamp\nu1,visit,2024-01-01\n{row}\n"));

        Assert.Equal(row, Assert.Single(imported.Rejected).Text);
    }

    [Theory]
    [InlineData("a.csv", "user_id,event,timestamp\nu1,visit,2024-01-01\nu2,{0},never\n")]
    [InlineData("a.jsonl", "{{\"user\":1,\"event\":\"a\",\"time\":\"2024-01-01\"}}\n{{\"user\":2,\"event\":\"{0}\",\"time\":\"soon\"}}\n")]
    public void A_monster_is_cut_and_says_how_much_is_missing(string name, string frame)
    {
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, new string('ž', 100_000));
        var row = text.Split('\n')[^2];

        var kept = Assert.Single(Imported.From(_files.Text(name, text)).Rejected).Text;

        Assert.Equal($"{row[..65_536]}… ({row.Length - 65_536} more characters)", kept);
    }

    [Fact]
    public void A_value_shown_in_a_reason_is_marked_where_it_is_cut()
    {
        var reason = Assert.Single(Imported.From(_files.Text("a.csv", $"user_id,event,timestamp\nu1,visit,2024-01-01\nu2,buy,{new string('9', 80)}\n")).Rejected).Reason;

        Assert.EndsWith($"'{new string('9', 60)}…'", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_long_rejected_rows_come_in_chunks_of_bounded_size()
    {
        var text = new StringBuilder("user_id,event,timestamp\n").Insert(24, "u1,visit,2024-01-01\n", 600);
        for (var i = 0; i < 300; i++)
        {
            text.Append("u2,").Append('x', 60_000).Append(",never\n");
        }

        var chunks = SourceReader.Read(SourceInspector.Inspect(_files.Text("a.csv", text.ToString())), null, TestContext.Current.CancellationToken).ToList();

        Assert.Equal(300, chunks.Sum(c => c.Rejected.Count));
        Assert.All(chunks, c => Assert.InRange(c.Rejected.Sum(r => r.Text.Length), 0, 9 * 1024 * 1024));
    }

    [Fact]
    public void Bytes_and_characters_are_cut_at_the_same_place() => Gen.Select(Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['а', 'я'], Gen.Char['一', '丐']), 0, 40], Gen.Int[0, 3], Gen.Int[1, 30]).Sample(
        (text, pairs, limit) =>
        {
            var whole = text + string.Concat(Enumerable.Repeat("\U0001F600", pairs)) + text;
            var cut = RawTexts.Cut(whole, limit);
            Assert.Equal(cut, RawTexts.Cut(Encoding.UTF8.GetBytes(whole), limit));
            Assert.Equal(whole.Length <= limit, cut == whole);
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
        },
        iter: 2_000);
}
