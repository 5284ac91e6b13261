using Kelione.Maps;
using Kelione.Web.Maps.Editing;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Editing;

/// <summary>Edits are seen before they are stored, and no longer where they cannot be.</summary>
public sealed class EditsAheadTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-ahead-").FullName;
    private JourneyWorkspace _journeys = null!;
    private ServedWorkspace _served = null!;

    public async ValueTask InitializeAsync()
    {
        _journeys = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_folder, "w")));
        _served = new ServedWorkspace("w", _journeys);
        await _served.Maps.CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = "phone" }, "Asta");
    }

    public async ValueTask DisposeAsync()
    {
        await _journeys.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task An_edit_is_seen_at_once_and_said_to_be_saved_only_when_it_is()
    {
        using var state = await OpenAsync("Asta");
        var seen = new List<(bool Shown, bool Stored, bool Saved)>();
        state.Changed += change =>
        {
            if (change.HasFlag(EditorChange.Map))
            {
                seen.Add((Name(state.Map) == "Now", Name(state.Seat.Map) == "Now", state.Saving.SavedAt is not null));
            }
        };
        var doing = state.DoAsync([Rename(state.Map, "Now")]);
        Assert.Equal((true, false, false), Assert.Single(seen));
        await doing;
        Assert.Equal((true, true), (Name(state.Map) == "Now", Name(state.Seat.Map) == "Now"));
        Assert.NotNull(state.Saving.SavedAt);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_seen_no_more_and_the_person_is_told()
    {
        using var state = await OpenAsync("Asta");
        var before = Name(state.Map);
        await _served.Maps.DeleteAsync("phone", "Lina");
        await Assert.ThrowsAsync<MendableException>(() => state.DoAsync([Rename(state.Map, "Now")]));
        Assert.Equal(before, Name(state.Map));
        Assert.NotNull(state.Saving.Problem);
    }

    [Fact]
    public async Task Several_at_once_are_all_seen_and_none_twice()
    {
        using var state = await OpenAsync("Asta");
        using var other = await OpenAsync("Lina");
        var lane = state.Map.Lanes.First(l => l.Kind == LaneKind.Thoughts).Id;
        var before = state.Map.Cards.Count;
        var doing = new List<Task>();
        for (var i = 0; i < 6; i++)
        {
            doing.Add(state.DoAsync([MapEdits.Add(new Card { Id = "mine" + i, Lane = lane, Step = "pays", Text = "x" })]));
            doing.Add(other.DoAsync([MapEdits.Add(new Card { Id = "theirs" + i, Lane = lane, Step = "pays", Text = "x" })]));
            Assert.Contains(state.Map.Cards, c => c.Id == "mine" + i);
        }

        await Task.WhenAll(doing);
        Assert.Equal(before + 12, state.Map.Cards.Count);
        Assert.Equal(state.Seat.Map, state.Map);
        Assert.Equal(state.Map, other.Map);
    }

    private async Task<EditorState> OpenAsync(string name) => new(await new WorkspaceVisit(_served, Visitor.Of("id-" + name, name, MemberRole.Owner)).SitDownAsync("phone"));

    private static string Name(JourneyMap map) => map.Steps().Single(s => s.Id == "pays").Name;

    private static MapEdit Rename(JourneyMap map, string name)
    {
        var step = map.Steps().Single(s => s.Id == "pays");
        return MapEdits.Change(step, step with { Name = name });
    }
}
