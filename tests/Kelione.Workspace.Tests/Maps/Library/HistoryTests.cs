using CsCheck;
using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>Nothing that anybody did to a map is lost.</summary>
public class HistoryTests : IDisposable
{
    private readonly bool _onPostgres;
    private readonly Scratch _scratch;
    private readonly MapLibrary _library;

    public HistoryTests()
        : this(onPostgres: false)
    {
    }

    private protected HistoryTests(bool onPostgres)
    {
        (_onPostgres, _scratch) = (onPostgres, Scratch.Of(onPostgres));
        _library = new(_scratch.Folder);
    }

    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_map_is_kept_with_all_its_versions()
    {
        var created = await _library.CreateAsync(Made.Map(), "ieva");
        Assert.Equal(("phone", 1, true), (created.Map.Id, created.Version, created.IsLatest));
        var changed = await _library.ApplyAsync("phone", [Made.Card("c1"), Made.Title(created.Map, "Buying")], 1, "jonas", "shorter");
        Assert.Equal((true, 2), (changed.HasChanged, changed.Stored.Version));
        Assert.Equal(changed.Stored.Map, (await _library.GetAsync("phone")).Map);
        Assert.Equal(Made.Map(), (await _library.GetAsync("phone", 1)).Map);
        var history = await _library.HistoryAsync("phone");
        Assert.Equal([(2, VersionOrigin.Edited, "jonas", "shorter", 2), (1, VersionOrigin.Created, "ieva", "", 0)], history.Select(v => (v.Version, v.Origin, v.Author, v.Label, v.Edits)));
        Assert.Equal(["card.added", "map.changed"], history[0].Changes.Select(c => c.Code));
        var line = Assert.Single(await _library.ListAsync());
        Assert.Equal(("phone", "Buying", 2, "jonas"), (line.Id, line.Title, line.Version, line.ChangedBy));
    }

    [Fact]
    public async Task A_taken_id_gets_a_number_or_is_refused()
    {
        await _library.CreateAsync(Made.Map(), "");
        Assert.Equal("phone-2", (await _library.CreateAsync(Made.Map(), "")).Map.Id);
        Assert.Equal("phone-3", (await _library.CreateAsync(Made.Map(), "")).Map.Id);
        var problem = await Assert.ThrowsAsync<MendableException>(() => _library.CreateAsync(Made.Map(), "", mustKeepId: true));
        Assert.Equal("There is already a map 'phone': 'Buying a phone'. Choose another id.", problem.Message);
    }

    [Fact]
    public async Task A_number_makes_no_id_too_long()
    {
        var longest = Made.Map() with { Id = new('a', MapIds.Longest) };
        await _library.CreateAsync(longest, "");
        var second = (await _library.CreateAsync(longest, "")).Map;
        Assert.Equal(new string('a', MapIds.Longest - 2) + "-2", second.Id);
        Assert.Equal(second.Id, MapYaml.Read(MapYaml.Write(second)).Map!.Id);
    }

    [Fact]
    public void Undo_and_redo_walk_through_the_states_and_forget_none() => Gen.Int[0, 2].Array[1, 25].Sample(
        moves =>
        {
            using var scratch = Scratch.Of(_onPostgres);
            var library = new MapLibrary(scratch.Folder);
            var states = new List<JourneyMap> { library.CreateAsync(Made.Map(), "").GetAwaiter().GetResult().Map };
            var at = 0;
            var version = 1;
            foreach (var move in moves)
            {
                if (move == 0)
                {
                    var change = library.ApplyAsync("phone", [Made.Card($"c{version}")], version, "").GetAwaiter().GetResult();
                    states.RemoveRange(at + 1, states.Count - at - 1);
                    states.Add(change.Stored.Map);
                    at++;
                }
                else if (move == 1 ? at == 0 : at == states.Count - 1)
                {
                    Assert.Throws<MendableException>(() => Step(library, move == 1));
                    continue;
                }
                else
                {
                    at += move == 1 ? -1 : 1;
                    Assert.Equal(states[at], Step(library, move == 1).Map);
                }

                version++;
                var now = library.GetAsync("phone").GetAwaiter().GetResult();
                Assert.Equal((states[at], version), (now.Map, now.Version));
            }

            Assert.Equal(version, library.HistoryAsync("phone").GetAwaiter().GetResult().Count);
        },
        iter: 15,
        threads: 1);

    [Fact]
    public async Task A_deleted_map_is_listed_no_more_and_comes_back_by_undo()
    {
        await _library.CreateAsync(Made.Map(), "");
        await _library.DeleteAsync("phone", "ieva", "not needed");
        Assert.Empty(await _library.ListAsync());
        Assert.True(Assert.Single(await _library.ListAsync(alsoDeleted: true)).IsDeleted);
        var gone = await Assert.ThrowsAsync<MendableException>(() => _library.GetAsync("phone"));
        Assert.True(gone.IsMissing);
        Assert.Equal("'kelione map undo phone' brings it back.", gone.CommandHint);
        Assert.Equal(Made.Map(), (await _library.GetAsync("phone", 1)).Map);
        await _library.UndoAsync("phone", "");
        Assert.Equal(Made.Map(), (await _library.GetAsync("phone")).Map);
        await _library.RedoAsync("phone", "");
        Assert.Empty(await _library.ListAsync());
        Assert.Equal([VersionOrigin.Redone, VersionOrigin.Undone, VersionOrigin.Deleted, VersionOrigin.Created], (await _library.HistoryAsync("phone")).Select(v => v.Origin));
    }

    [Fact]
    public async Task An_earlier_version_comes_back_as_a_new_one()
    {
        var map = (await _library.CreateAsync(Made.Map(), "")).Map;
        await _library.ApplyAsync("phone", [Made.Title(map, "A")], 1, "");
        var restored = await _library.RestoreAsync("phone", 1, "jonas");
        Assert.Equal((true, 3, Made.Map()), (restored.HasChanged, restored.Stored.Version, restored.Stored.Map));
        Assert.Equal((VersionOrigin.Restored, 1), ((await _library.HistoryAsync("phone"))[0].Origin, (await _library.HistoryAsync("phone"))[0].Of));
        Assert.False((await _library.RestoreAsync("phone", 1, "jonas")).HasChanged);
    }

    [Fact]
    public async Task A_text_brought_in_is_one_version_with_only_what_differs()
    {
        await _library.ImportAsync(Made.Map(), "");
        Assert.False((await _library.ImportAsync(Made.Map(), "")).HasChanged);
        var text = MapYaml.Write(Made.Map()).Replace("Compares", "Compares prices", StringComparison.Ordinal);
        var change = await _library.ImportAsync(MapYaml.Read(text).Map!, "git");
        Assert.Equal(2, change.Stored.Version);
        var line = (await _library.HistoryAsync("phone"))[0];
        Assert.Equal((VersionOrigin.Imported, 1, "step.changed"), (line.Origin, line.Edits, line.Changes[0].Code));
    }

    [Fact]
    public async Task A_text_exported_earlier_takes_nothing_back_that_others_did_since()
    {
        var map = (await _library.CreateAsync(Made.Map(), "")).Map;
        await _library.ApplyAsync("phone", [Made.Card("theirs")], 1, "jonas");
        var edited = map with { Stages = [map.Stages[0] with { Goal = "Know what to buy" }] };
        var change = await _library.ImportAsync(edited, "ieva", basedOn: 1);
        Assert.Equal("Know what to buy", change.Stored.Map.Stages[0].Goal);
        Assert.Equal("theirs", Assert.Single(change.Stored.Map.Cards).Id);
        Assert.Empty(change.Conflicts);
        Assert.Equal(1, (await _library.HistoryAsync("phone"))[0].BasedOn);
    }

    [Fact]
    public async Task A_map_with_an_error_is_not_kept()
    {
        var map = (await _library.CreateAsync(Made.Map(), "")).Map;
        await Assert.ThrowsAsync<MendableException>(() => _library.CreateAsync(Made.Map("other") with { Title = "" }, ""));
        await Assert.ThrowsAsync<MendableException>(() => _library.ApplyAsync("phone", [Made.Title(map, "")], 1, ""));
        await Assert.ThrowsAsync<MendableException>(() => _library.ApplyAsync("phone", [Made.Card("c", step: "gone")], 1, ""));
        await Assert.ThrowsAsync<MendableException>(() => _library.ImportAsync(Made.Map() with { Title = "" }, ""));
        Assert.Equal(1, (await _library.GetAsync("phone")).Version);
        Assert.Single(await _library.ListAsync());
    }

    [Fact]
    public async Task A_picture_is_kept_once_however_many_versions_show_it()
    {
        var data = Convert.ToBase64String([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[300_000]]);
        await _library.CreateAsync(Made.Map() with { Images = [new("face", "image/png", "A face", data)] }, "");
        for (var i = 1; i <= 10; i++)
        {
            await _library.ApplyAsync("phone", [Made.Card($"c{i}")], i, "");
        }

        Assert.Equal(data, (await _library.GetAsync("phone", 5)).Map.Images[0].Data);
        if (_onPostgres)
        {
            Assert.False(File.Exists(_scratch.Folder.DatabaseFile));
            return;
        }

        Assert.InRange(new FileInfo(_scratch.Folder.DatabaseFile).Length, data.Length, 2 * data.Length);
    }

    [Fact]
    public async Task Measurements_are_kept_under_the_day_and_a_number()
    {
        await _library.CreateAsync(Made.Map(), "");
        var first = await _library.SaveMeasurementAsync(Measured(new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero), 10));
        var second = await _library.SaveMeasurementAsync(Measured(new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero), 20));
        var third = await _library.SaveMeasurementAsync(Measured(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero), 30));
        Assert.Equal(["2026-11-22-01", "2026-11-22-02", "2026-11-23-01"], new[] { first, second, third }.Select(m => m.Snapshot));
        Assert.Equal([30L, 20, 10], (await _library.MeasurementsAsync("phone")).Select(m => m.Customers));
        Assert.Equal(second, await _library.GetMeasurementAsync("phone", "2026-11-22-02"));
        Assert.Equal(third, await _library.GetMeasurementAsync("phone"));
        Assert.Null(await _library.GetMeasurementAsync("phone", "2026-01-01-01"));
        Assert.Empty(await _library.MeasurementsAsync("other"));
    }

    private static MapMeasurement Measured(DateTimeOffset at, long customers) => new()
    {
        Map = "phone",
        MapVersion = 1,
        MeasuredAt = at,
        Period = new(null, null, at.AddDays(-30), at),
        Customers = customers,
        CustomersInScope = customers * 2,
        Coverage = 0.5,
        Steps = [new() { Id = "pays", Name = "Pays", Stage = "study", Bound = true, Customers = customers }],
    };

    private static StoredMap Step(MapLibrary library, bool isUndo) => (isUndo ? library.UndoAsync("phone", "") : library.RedoAsync("phone", "")).GetAwaiter().GetResult();
}

/// <summary>The same where PostgreSQL keeps the maps.</summary>
public sealed class HistoryOnPostgresTests() : HistoryTests(onPostgres: true);
