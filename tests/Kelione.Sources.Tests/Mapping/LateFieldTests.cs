using Kelione.Journeys;

namespace Kelione.Sources.Tests;

/// <summary>Fields that have their first value only after the rows that a mapping is guessed from: a shop's first thousand events may well be without money.</summary>
public sealed class LateFieldTests : IDisposable
{
    private const int Empty = 12_000;

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_column_called_value_is_the_value_though_its_first_rows_are_empty()
    {
        var rows = Enumerable.Range(0, Empty + 10).Select(i => Invariant($"u{i % 50},2024-01-01T00:{i / 60 % 60:00}:{i % 60:00}Z,view,,{(i < Empty ? "" : "9.5")}\n"));

        var imported = Imported.From(_files.Text("a.csv", "customer,time,activity,device,value\n" + string.Concat(rows)));

        Assert.Equal(95, imported.Events.Sum(e => e.Value ?? 0));
        Assert.DoesNotContain(imported.Events, e => e.Fields.ContainsKey("value_2"));
    }

    [Fact]
    public void A_field_that_shows_late_and_bears_our_own_name_is_that_field()
    {
        var rows = Enumerable.Range(0, Empty + 10).Select(i =>
            Invariant($"{{\"customer\":\"u{i % 50}\",\"time\":\"2024-01-01T00:{i / 60 % 60:00}:{i % 60:00}Z\",\"activity\":\"view\"{(i < Empty ? "" : ",\"value\":9.5,\"channel\":\"web\"")}}}\n"));

        var imported = Imported.From(_files.Text("a.jsonl", string.Concat(rows)));

        Assert.Equal(95, imported.Events.Sum(e => e.Value ?? 0));
        Assert.Equal(10, imported.Events.Count(e => e.Field(EventFields.Channel) == "web"));
    }
}
