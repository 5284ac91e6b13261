using Microsoft.Data.Sqlite;

namespace Kelione.Workspace.Tests.People;

/// <summary>The people's database of earlier programs.</summary>
public sealed class PeopleFormTests
{
    [Fact]
    public async Task A_file_of_the_first_form_is_brought_up_to_date_with_its_people()
    {
        using var scratch = new Scratch();
        var stop = TestContext.Current.CancellationToken;
        var people = new PeopleRegister(scratch.Folder);
        var (secret, _) = await people.Tickets.ForAdministratorAsync("w", stop);
        var who = (await people.Tickets.UseAsync(secret, new NewPerson("asta@shop.example", "Asta", "mėlynas traukinys vakare"), ["w"], stop))!;
        using (var db = new SqliteConnection($"Data Source={scratch.Folder.PeopleFile};Pooling=False"))
        {
            db.Open();
            using var command = db.CreateCommand();
            command.CommandText = "DROP TABLE session_keys; ALTER TABLE api_keys DROP COLUMN origins; UPDATE schema_version SET version = 1";
            command.ExecuteNonQuery();
        }

        var again = new PeopleRegister(scratch.Folder);
        await again.OpenAsync(stop);
        Assert.Equal(who.Id, again.Standing.Find(who.Id, who.Stamp, "w")!.Id);
        await again.Keys.MakeAsync(Visitor.Of(who.Id, who.Name, MemberRole.Administrator), "w", "test", [Right.SeeMap], TimeSpan.FromDays(1), stop);
        again.KeepSessionKey("one", "<key>1</key>");
        again.KeepSessionKey("one", "<key>2</key>");
        Assert.Equal(["<key>2</key>"], again.SessionKeys());
    }
}
