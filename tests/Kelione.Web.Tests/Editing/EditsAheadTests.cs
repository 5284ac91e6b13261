using System.Collections.Frozen;
using Kelione.Maps;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Maps.Editing;
using Kelione.Web.Maps.Editing.Views;
using Kelione.Web.Shared;
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
    public async Task A_change_that_failed_is_told_until_it_is_made_or_let_go_of()
    {
        using var state = await OpenAsync("Asta");
        var (failing, made) = (true, 0);
        var stored = await state.DoAsync([Rename(state.Map, "First")]);
        Task<MapChange> Change()
        {
            made += failing ? 0 : 1;
            return failing ? throw new MendableException("The disk is full.") : Task.FromResult(stored);
        }

        await Assert.ThrowsAsync<MendableException>(() => state.Saving.RunAsync(Change));
        await state.DoAsync([Rename(state.Map, "Second")]);
        Assert.Equal("The disk is full.", state.Saving.Problem);
        await state.Saving.TryAgainAsync();
        Assert.Equal("The disk is full.", state.Saving.Problem);
        failing = false;
        await state.Saving.TryAgainAsync();
        await state.Saving.TryAgainAsync();
        Assert.Equal((null, 1), (state.Saving.Problem, made));
        failing = true;
        await Assert.ThrowsAsync<MendableException>(() => state.Saving.RunAsync(Change));
        state.Saving.Forget();
        Assert.Null(state.Saving.Problem);
    }

    [Fact]
    public async Task An_undo_that_failed_is_not_made_again_later()
    {
        using var state = await OpenAsync("Asta");
        await Assert.ThrowsAsync<MendableException>(() => state.Saving.RunAsync(() => throw new MendableException("Not now."), mayRepeat: false));
        Assert.Equal("Not now.", state.Saving.Problem);
        await state.DoAsync([Rename(state.Map, "Now")]);
        Assert.Null(state.Saving.Problem);
    }

    [Fact]
    public async Task Who_may_not_ask_leaves_the_customers_of_a_view_as_they_are()
    {
        var guest = new Visitor("id-guest", "Guest", "", MemberRole.None, FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("phone", MemberRole.Editor)]));
        using var state = new EditorState(await new WorkspaceVisit(_served, guest).SitDownAsync("phone"));
        var settings = ViewSettings.Whole with { Lens = new ViewLens(new DateOnly(2026, 5, 1), null, Against.Before, null, null) };
        state.Views.Current = new MapView("v", "V", settings.Write(), false, "Asta", DateTimeOffset.UnixEpoch);
        Assert.False(SavedViews.IsChanged(state));
        state.ZoomTo(0.5);
        Assert.True(SavedViews.IsChanged(state));
        Assert.Equal(settings with { Zoom = 0.5 }, SavedViews.Now(state, state.Views.Current));
    }

    [Fact]
    public void A_period_may_begin_on_the_first_day_of_all_in_every_zone()
    {
        var visit = new WorkspaceVisit(_served, Visitor.Of("id-Asta", "Asta", MemberRole.Owner));
        var filter = ExploreFilter.All with { From = DateOnly.MinValue, To = new DateOnly(2026, 1, 1), Zone = "Europe/Vilnius" };
        var period = ExploreScopes.Of(filter, visit).A.Period!;
        Assert.Equal("0001-01-01T00:00:00Z .. 2025-12-31T22:00:00Z", period.ToString());
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
