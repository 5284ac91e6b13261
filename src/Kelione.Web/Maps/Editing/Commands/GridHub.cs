using System.Text.Json;
using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;
using Kelione.Web.Maps.Editing.Pictures;
using Kelione.Web.Shared;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.JSInterop;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>What the page's script asks for: one call for each thing that a person did. Every name that it gives is looked up in the map, and every right is asked for where the edit is made.</summary>
/// <param name="state">The open editor.</param>
/// <param name="ask">Asks the person; whether they agreed.</param>
/// <param name="model">The grid as it is shown.</param>
public sealed class GridHub(EditorState state, Func<Confirmation, Task<bool>> ask, Func<GridModel> model)
{
    private static AreaTexts L => MapsTexts.Grid;

    /// <summary>Told that a menu is to be opened: the thing or cell, and where on the screen.</summary>
    public event Action<GridMenuRequest>? MenuWanted;

    /// <summary>Told that a picture was pasted: into which cell, and its bytes.</summary>
    public event Action<string, IJSStreamReference>? PicturePasted;

    /// <summary>Told whether the page is as narrow as a phone.</summary>
    public event Action<bool>? Narrowed;

    /// <summary>Told how wide the place for the map is, px, and how far it is scrolled.</summary>
    public event Action<double>? Fitted;

    /// <summary>New words for a thing.</summary>
    /// <param name="key">The thing.</param>
    /// <param name="text">The words.</param>
    /// <param name="basedOn">The version that the person saw when they began to write: where somebody else changed the same since, they are asked which shall count.</param>
    [JSInvokable]
    public async Task<GridReply> SetText(string key, string text, int basedOn)
    {
        var edits = GridEdits.SetText(state.Map, key, text);
        var seen = Math.Clamp(basedOn, 1, state.Seat.Stored.Version);
        if (edits.Count == 0 && seen < state.Seat.Stored.Version)
        {
            // Somebody has removed it meanwhile: what was written on it brings it back, and the person is told.
            return await TryAsync(async () => await state.DoAsync(GridEdits.SetText((await state.Seat.Visit.GetMapAsync(state.Map.Id, seen)).Map, key, text), seen), key, null);
        }

        return edits.Count == 0 ? new GridReply(false, key) : await TryAsync(() => state.DoAsync(edits, seen), key, null);
    }

    /// <summary>A new thing in a cell.</summary>
    [JSInvokable]
    public Task<GridReply> Add(string cell, string text)
    {
        var (edits, key) = GridEdits.Add(state.Map, cell, text);
        return DoAsync(edits, key);
    }

    /// <summary>Moves things to a cell.</summary>
    [JSInvokable]
    public Task<GridReply> Move(string[] keys, string cell, string? after)
    {
        var edits = GridEdits.Move(state.Map, keys, cell, after);
        return edits.Count == 0 && keys.Length > 0 ? Task.FromResult(new GridReply(false, keys[0], L["Say.CannotStand"])) : DoAsync(edits, keys.FirstOrDefault(), L.Count("Say.Moved", edits.Count));
    }

    /// <summary>Moves a step, a stage or a lane after another of its sort.</summary>
    [JSInvokable]
    public Task<GridReply> Shift(string key, string? stage, string? after)
    {
        var name = ThingName.Of(key);
        var edits = name.Sort switch
        {
            "step" => ColumnEdits.MoveStep(state.Map, name.Id, stage ?? "", after),
            "stage" => ColumnEdits.MoveStage(state.Map, name.Id, after),
            "lane" => ColumnEdits.MoveLane(state.Map, name.Id, after),
            _ => [],
        };
        return DoAsync(edits, key, L.Count("Say.Moved", edits.Count));
    }

    /// <summary>Moves a step, a stage or a lane by one place.</summary>
    [JSInvokable]
    public Task<GridReply> Nudge(string key, int by)
    {
        var edits = ColumnEdits.Nudge(state.Map, key, Math.Sign(by));
        return DoAsync(edits, key, L.Count("Say.Moved", edits.Count));
    }

    /// <summary>Removes things, after asking where more goes with them.</summary>
    [JSInvokable]
    public async Task<GridReply> Remove(string[] keys)
    {
        var edits = GridEdits.Remove(state.Map, keys);
        var also = RemovalCount.Of(state.Map, edits);
        if (also.IsAny && !await ask(new Confirmation(RemovalTitle(keys)) { Consequences = Words(also), Note = L["Remove.Undo"] }))
        {
            return new(false, keys.FirstOrDefault());
        }

        return await DoAsync(edits, null, L.Count("Say.Removed", edits.Count));
    }

    // What goes is named where it is one thing that has a name.
    private string RemovalTitle(string[] keys)
    {
        var name = keys is [var only] ? ThingName.Of(only) : default;
        var title = name.Sort switch
        {
            "step" => state.Map.Steps().FirstOrDefault(s => s.Id == name.Id)?.Name,
            "stage" => state.Map.Stages.FirstOrDefault(s => s.Id == name.Id)?.Name,
            "lane" => state.Map.Lanes.FirstOrDefault(l => l.Id == name.Id)?.Name,
            "barrier" => state.Map.Barriers.FirstOrDefault(b => b.Id == name.Id)?.Text,
            "idea" => state.Map.Ideas.FirstOrDefault(i => i.Id == name.Id)?.Text,
            _ => null,
        };
        return title is { Length: > 0 } ? L["Remove.TitleOf", title] : L["Remove.Title"];
    }

    /// <summary>A new step after another, or first in a stage.</summary>
    [JSInvokable]
    public Task<GridReply> AddStep(string after)
    {
        var (edits, key) = ColumnEdits.AddStep(state.Map, after, L["NewStep"]);
        return DoAsync(edits, key, edit: true);
    }

    /// <summary>A new stage after another, or last.</summary>
    [JSInvokable]
    public Task<GridReply> AddStage(string? after)
    {
        var (edits, key) = ColumnEdits.AddStage(state.Map, after, L["NewStage"], L["NewStep"]);
        return DoAsync(edits, key, edit: true);
    }

    /// <summary>Says how a step feels or ought to feel.</summary>
    [JSInvokable]
    public Task<GridReply> Feel(string lane, string step, bool isWished, double? value) => DoAsync(GridEdits.Feel(state.Map, lane, step, isWished, value), null);

    /// <summary>Things or a lane for the clipboard; null where there is nothing to copy.</summary>
    [JSInvokable]
    public string? Copy(string[] keys) => keys is [var one] && ThingName.Of(one) is { Sort: "lane" } lane ? GridClip.CopyLane(state.Map, lane.Id) : GridClip.Copy(state.Map, keys);

    /// <summary>Pastes what is on the clipboard: our own things, a table, or words.</summary>
    [JSInvokable]
    public async Task<GridReply> Paste(string cell, string text)
    {
        if (GridClip.Read(text) is { } clip)
        {
            if (clip.Lane is null)
            {
                var things = clip.PasteInto(state.Map, cell);
                return await DoAsync(things, null, L.Count("Say.Pasted", things.Count));
            }

            var (lane, leftOut) = clip.PasteLane(state.Map, CellName.Of(cell).Lane is { } after && state.Map.Lanes.Any(l => l.Id == after) ? after : null);
            return await DoAsync(lane, null, L.Count("Say.Pasted", lane.Count - 1) + (leftOut > 0 ? " " + L.Count("Say.LeftOut", leftOut) : ""));
        }

        var plan = PasteEdits.Table(state.Map, model().Rows, cell, TableText.Read(text), n => L["StepNumber", n]);
        if (plan.NewSteps > 0 && !await ask(new Confirmation(L["Paste.Title"]) { Note = L.Count("Paste.Steps", plan.NewSteps) + " " + L.Count("Paste.Cards", plan.Cards), Do = L["Paste.Do"], Keep = L["Cancel"], IsDanger = false }))
        {
            return new(false);
        }

        return await DoAsync(plan.Edits, null, L.Count("Say.Pasted", plan.Cards) + (plan.LeftOut > 0 ? " " + L.Count("Say.LeftOut", plan.LeftOut) : ""));
    }

    /// <summary>Selects things, and opens the step that the first of them stands at.</summary>
    [JSInvokable]
    public void Select(string[] keys, string? step)
    {
        if (step is not null && state.Step is not null && step != state.Step && state.Map.Steps().Any(s => s.Id == step))
        {
            state.Open(step);
        }

        state.Select(keys.Select(ThingName.Of).Where(n => n.Sort is "card" or "barrier" or "idea").Select(n => n.Id));
    }

    /// <summary>Opens a step in the inspector.</summary>
    [JSInvokable]
    public void Open(string step)
    {
        if (state.Map.Steps().Any(s => s.Id == step))
        {
            state.Open(step);
        }
    }

    /// <summary>Opens the dialog that says which events a step means.</summary>
    [JSInvokable]
    public void Bind(string step)
    {
        state.Views.AskToBind(step);
        Open(step);
    }

    /// <summary>Undoes this person's latest change.</summary>
    [JSInvokable]
    public Task<GridReply> Undo() => TryAsync(state.UndoAsync, null, L["Say.Undone"]);

    /// <summary>Makes it again.</summary>
    [JSInvokable]
    public Task<GridReply> Redo() => TryAsync(state.RedoAsync, null, L["Say.Redone"]);

    /// <summary>Opens the menu of a thing or cell.</summary>
    [JSInvokable]
    public void Menu(string key, string? cell, double x, double y) => MenuWanted?.Invoke(new(key, cell, x, y));

    /// <summary>A picture was pasted. It is shown and described before it is kept.</summary>
    [JSInvokable]
    public GridReply Picture(string cell, IJSStreamReference data)
    {
        if (!state.MayEdit || state.Map.Lanes.FirstOrDefault(l => l.Id == CellName.Of(cell).Lane) is not { } lane || !PictureKinds.IsTakenBy(lane.Kind))
        {
            return new(false, null, L["Picture.Lane"]);
        }

        PicturePasted?.Invoke(cell, data);
        return new(true);
    }

    /// <summary>Says whether the page is as narrow as a phone.</summary>
    [JSInvokable]
    public void Narrow(bool isNarrow) => Narrowed?.Invoke(isNarrow);

    /// <summary>Says which zoom shows the whole width.</summary>
    [JSInvokable]
    public void Fit(double zoom) => Fitted?.Invoke(zoom);

    /// <summary>Zooms.</summary>
    [JSInvokable]
    public void Zoom(double zoom) => state.ZoomTo(zoom);

    /// <summary>Does one of the things above under a number of the browser's own, so that what is sent again after a lost connection is not done twice.</summary>
    /// <param name="number">The same for the same doing.</param>
    /// <param name="method">Which.</param>
    /// <param name="args">What it takes.</param>
    [JSInvokable]
    public async Task<GridReply> Once(string number, string method, JsonElement[] args)
    {
        state.Seat.Number(number);
        string? Text(int i) => args[i].GetString();
        string[] Keys() => args[0].Deserialize<string[]>() ?? [];
        return method switch
        {
            nameof(SetText) => await SetText(Text(0)!, Text(1)!, args[2].GetInt32()),
            nameof(Add) => await Add(Text(0)!, Text(1)!),
            nameof(Move) => await Move(Keys(), Text(1)!, Text(2)),
            nameof(Shift) => await Shift(Text(0)!, Text(1), Text(2)),
            nameof(Nudge) => await Nudge(Text(0)!, args[1].GetInt32()),
            nameof(Remove) => await Remove(Keys()),
            nameof(AddStep) => await AddStep(Text(0)!),
            nameof(AddStage) => await AddStage(Text(0)),
            nameof(Feel) => await Feel(Text(0)!, Text(1)!, args[2].GetBoolean(), args[3].ValueKind == JsonValueKind.Null ? null : args[3].GetDouble()),
            nameof(Paste) => await Paste(Text(0)!, Text(1)!),
            nameof(Undo) => await Undo(),
            nameof(Redo) => await Redo(),
            _ => throw new ArgumentException($"'{method}' is not done once.", nameof(method)),
        };
    }

    internal async Task<GridReply> DoAsync(IReadOnlyList<MapEdit> edits, string? focus, string? say = null, bool edit = false) =>
        edits.Count == 0 ? new(false, focus) : await TryAsync(() => state.DoAsync(edits), focus, say) with { Edit = edit };

    private static async Task<GridReply> TryAsync(Func<Task<MapChange>> work, string? focus, string? say)
    {
        try
        {
            await work();
            return new(true, focus, say);
        }
        catch (Exception e) when (Trouble.IsTold(e))
        {
            return new(false, focus, e.InWords());
        }
    }

    private static List<(string What, string Result)> Words(RemovalCount also) => [.. new[]
    {
        ("Also.Steps", also.Steps),
        ("Also.Cards", also.Cards),
        ("Also.Barriers", also.Barriers),
        ("Also.Ideas", also.Ideas),
        ("Also.Bindings", also.Bindings),
    }.Where(c => c.Item2 > 0).Select(c => (L[c.Item1], GridFigures.Count(c.Item2)))];
}

/// <summary>What became of what a person did.</summary>
/// <param name="Done">Whether the map changed.</param>
/// <param name="Focus">The thing to go to; null to stay.</param>
/// <param name="Say">What to tell; null for nothing.</param>
/// <param name="Edit">Whether its words are to be edited at once.</param>
public sealed record GridReply(bool Done, string? Focus = null, string? Say = null, bool Edit = false);

/// <summary>A wish for a menu.</summary>
/// <param name="Key">The thing; the cell's name where there is none.</param>
/// <param name="Cell">The cell; null for heads and lanes.</param>
/// <param name="X">Where, px from the left of the window.</param>
/// <param name="Y">Where, px from its top.</param>
public sealed record GridMenuRequest(string Key, string? Cell, double X, double Y);
