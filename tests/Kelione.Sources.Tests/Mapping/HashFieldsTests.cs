using System.Text;

namespace Kelione.Sources.Tests;

public sealed class HashFieldsTests : IDisposable
{
    private static readonly byte[] Key = "key of the workspace"u8.ToArray();

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_saved_mapping_whose_hashed_column_was_renamed_is_refused()
    {
        var january = SourceInspector.Inspect(_files.Text("jan.csv", "user_id,event,timestamp,email\nu1,visit,2024-01-01,a@x.lt\n"), new ImportRequest { Hash = ["email"] });
        var february = _files.Text("feb.csv", "user_id,event,timestamp,e_mail\nu1,visit,2024-02-01,a@x.lt\n");

        var error = Assert.Throws<SourceException>(() => Imported.From(february, new ImportRequest { Mapping = january.First.Mapping }, Key));

        Assert.Contains("no column 'email'", error.Message, StringComparison.Ordinal);
        Assert.Contains("user_id, event, timestamp, e_mail", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_without_a_column_cannot_be_hashed() => Assert.Contains(
        "'device' is to be hashed",
        Assert.Throws<SourceException>(() => Imported.From(_files.Text("a.csv", "user_id,event,timestamp,x\nu1,visit,2024-01-01,phone\n"), new ImportRequest { Hash = ["device"] }, Key)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("time")]
    [InlineData("timestamp")]
    [InlineData("value")]
    [InlineData("price")]
    public void The_time_and_the_value_cannot_be_hashed_and_that_is_said(string name)
    {
        var path = _files.Text("a.csv", "user_id,event,timestamp,price\nu1,visit,2024-01-01,12\n");
        var request = new ImportRequest { Hash = [name], Roles = new Dictionary<string, string> { ["value"] = "price" } };

        Assert.Contains($"'{name}' is to be hashed, but", Assert.Throws<SourceException>(() => Imported.From(path, request, Key)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_other_capitals_hashes_the_column() =>
        Assert.Equal(32, Assert.Single(Imported.From(_files.Text("a.csv", "user_id,event,timestamp,Email\nu1,visit,2024-01-01,a@x.lt\n"), new ImportRequest { Hash = ["email"] }, Key).Events).Fields["Email"].Length);

    [Fact]
    public void A_field_that_no_record_of_a_short_file_has_is_refused_in_JSON_too() => Assert.Contains(
        "no column 'email'",
        Assert.Throws<SourceException>(() => Imported.From(_files.Text("a.jsonl", Records(3, "e_mail")), new ImportRequest { Hash = ["email"] }, Key)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_field_that_shows_late_is_hashed_and_no_alarm_is_left_at_the_end()
    {
        var imported = Imported.From(_files.Text("a.jsonl", Records(6_000, null) + Records(1, "Email")), new ImportRequest { Hash = ["email"] }, Key);

        Assert.Contains(imported.Plan.First.Notes, n => n.StartsWith("email: is to be hashed, but is in none of the first 5000 records", StringComparison.Ordinal));
        Assert.DoesNotContain(imported.Notes, n => n.StartsWith("email: ", StringComparison.Ordinal));
        Assert.Equal(32, imported.Events[^1].Fields["Email"].Length);
    }

    [Fact]
    public void A_field_that_never_shows_in_a_long_file_is_told_at_the_end()
    {
        var imported = Imported.From(_files.Text("a.jsonl", Records(6_000, "e_mail")), new ImportRequest { Hash = ["email"] }, Key);

        Assert.Contains(imported.Notes, n => n.StartsWith("email: was to be hashed, but no record has it", StringComparison.Ordinal));
    }

    private static string Records(int count, string? email)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"user\":\"u{i}\",\"event\":\"visit\",\"time\":\"2024-01-01T10:00:00Z\"{(email is null ? "" : $",\"{email}\":\"a@x.lt\"")}}}\n");
        }

        return text.ToString();
    }
}
