using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>Several people, threads and libraries edit one map at once.</summary>
public class TogetherTests : IDisposable
{
    private readonly Scratch _scratch;

    public TogetherTests()
        : this(onPostgres: false)
    {
    }

    private protected TogetherTests(bool onPostgres) => _scratch = Scratch.Of(onPostgres);

    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Edits_of_an_older_version_are_joined_with_what_came_since()
    {
        var library = new MapLibrary(_scratch.Folder);
        var map = (await library.CreateAsync(Made.Map(), "")).Map;
        await library.ApplyAsync("phone", [Made.Rename(map, "pays", "Pays by card")], 1, "ieva");
        var change = await library.ApplyAsync("phone", [Made.Rename(map, "compares", "Compares prices"), Made.Card("mine")], 1, "jonas");
        Assert.Empty(change.Conflicts);
        Assert.Equal(["Compares prices", "Pays by card"], change.Stored.Map.Steps().Select(s => s.Name));
        Assert.Single(change.Stored.Map.Cards);
    }

    [Fact]
    public async Task A_contradiction_is_told_with_both_values_and_both_stay_in_the_history()
    {
        var library = new MapLibrary(_scratch.Folder);
        var map = (await library.CreateAsync(Made.Map(), "")).Map;
        await library.ApplyAsync("phone", [Made.Rename(map, "pays", "Pays by card")], 1, "ieva");
        var change = await library.ApplyAsync("phone", [Made.Rename(map, "pays", "Pays in cash")], 1, "jonas");
        var conflict = Assert.Single(change.Conflicts);
        Assert.Equal((ConflictKind.ChangedByBoth, "name", "Pays in cash", "Pays by card"), (conflict.Kind, conflict.Field, conflict.Mine, conflict.Theirs));
        Assert.Equal("Pays by card", (await library.GetAsync("phone", 2)).Map.Stages[0].Steps[1].Name);
        Assert.Equal("Pays in cash", (await library.GetAsync("phone", 3)).Map.Stages[0].Steps[1].Name);
    }

    [Fact]
    public async Task Many_who_edit_at_once_lose_nothing()
    {
        await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "");
        const int People = 4, Each = 8;
        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            var library = new MapLibrary(_scratch.Folder);
            var seen = (await library.GetAsync("phone")).Version;
            for (var i = 0; i < Each; i++)
            {
                // Every second edit is made on a version that is long out of date.
                var change = await library.ApplyAsync("phone", [Made.Card($"p{person}-{i}", step: person % 2 == 0 ? "pays" : "compares")], seen, $"p{person}");
                Assert.Empty(change.Conflicts);
                seen = i % 2 == 0 ? change.Stored.Version : seen;
            }
        })));
        var latest = await new MapLibrary(_scratch.Folder).GetAsync("phone");
        Assert.Equal(1 + (People * Each), latest.Version);
        Assert.Equal(from p in Enumerable.Range(0, People) from i in Enumerable.Range(0, Each) select $"p{p}-{i}", latest.Map.Cards.Select(c => c.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Libraries_that_begin_at_once_make_one_database()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () => (await new MapLibrary(_scratch.Folder).CreateAsync(Made.Map(), "")).Map.Id)));
        Assert.Equal(["phone", "phone-2", "phone-3", "phone-4", "phone-5", "phone-6"], ids.Order(StringComparer.Ordinal));
    }
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class TogetherOnPostgresTests() : TogetherTests(onPostgres: true);
