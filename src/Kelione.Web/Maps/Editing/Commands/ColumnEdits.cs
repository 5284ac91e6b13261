using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>Adds and moves steps, stages and lanes.</summary>
internal static class ColumnEdits
{
    /// <summary>A new step after another, or first in a stage.</summary>
    /// <param name="map">The map.</param>
    /// <param name="after"><c>step:ID</c> for the place after a step, <c>stage:ID</c> for the first place of a stage.</param>
    /// <param name="name">Its name.</param>
    public static (IReadOnlyList<MapEdit> Edits, string? Key) AddStep(JourneyMap map, string after, string name)
    {
        var at = ThingName.Of(after);
        var stage = map.Stages.FirstOrDefault(s => at.Sort == "stage" ? s.Id == at.Id : s.Steps.Any(p => p.Id == at.Id));
        if (stage is null)
        {
            return ([], null);
        }

        var step = new Step { Id = new NewIds(map).Step(name), Name = name };
        return ([MapEdits.AddStep(step, stage.Id, at.Sort == "stage" ? null : at.Id)], "step:" + step.Id);
    }

    /// <summary>A new stage with one step in it, after another stage or at the end.</summary>
    public static (IReadOnlyList<MapEdit> Edits, string? Key) AddStage(JourneyMap map, string? after, string name, string stepName)
    {
        var ids = new NewIds(map);
        var stage = new Stage { Id = ids.Stage(name), Name = name, Steps = [new Step { Id = ids.Step(stepName), Name = stepName }] };
        var at = after is not null && map.Stages.Any(s => s.Id == after) ? after : map.Stages.LastOrDefault()?.Id;
        return ([MapEdits.Add(stage, at)], "stage:" + stage.Id);
    }

    /// <summary>A new lane after another, or first.</summary>
    public static (IReadOnlyList<MapEdit> Edits, string? Key) AddLane(JourneyMap map, string? after, LaneKind kind, string name)
    {
        var lane = new Lane { Id = new NewIds(map).Lane(name.Length > 0 ? name : kind.ToString()), Kind = kind, Name = name };
        return ([MapEdits.Add(lane, map.Lanes.Any(l => l.Id == after) ? after : null)], "lane:" + lane.Id);
    }

    /// <summary>Moves a step into a stage after another, or first.</summary>
    public static IReadOnlyList<MapEdit> MoveStep(JourneyMap map, string step, string stage, string? after)
    {
        var to = map.Stages.FirstOrDefault(s => s.Id == stage);
        if (to is null || map.Steps().All(s => s.Id != step) || after == step || (after is not null && to.Steps.All(s => s.Id != after)))
        {
            return [];
        }

        var at = to.Steps.FindIndex(s => s.Id == step);
        var stays = at >= 0 && (at == 0 ? after is null : to.Steps[at - 1].Id == after);
        return stays ? [] : [MapEdits.Move<Step>(step, new Place(after, stage))];
    }

    /// <summary>Moves a stage after another, or first.</summary>
    public static IReadOnlyList<MapEdit> MoveStage(JourneyMap map, string stage, string? after) =>
        Stays(map.Stages.FindIndex(s => s.Id == stage), map.Stages.FindIndex(s => s.Id == after), after) ? [] : [MapEdits.Move<Stage>(stage, new Place(after))];

    /// <summary>Moves a lane after another, or first.</summary>
    public static IReadOnlyList<MapEdit> MoveLane(JourneyMap map, string lane, string? after) =>
        Stays(map.Lanes.FindIndex(l => l.Id == lane), map.Lanes.FindIndex(l => l.Id == after), after) ? [] : [MapEdits.Move<Lane>(lane, new Place(after))];

    /// <summary>Moves a step, stage or lane by one place to either side. A step at the edge of its stage goes over into the next.</summary>
    public static IReadOnlyList<MapEdit> Nudge(JourneyMap map, string key, int by)
    {
        var name = ThingName.Of(key);
        switch (name.Sort)
        {
            case "lane":
                return Nudged(map.Lanes.Select(l => l.Id).ToList(), name.Id, by, after => MoveLane(map, name.Id, after));
            case "stage":
                return Nudged(map.Stages.Select(s => s.Id).ToList(), name.Id, by, after => MoveStage(map, name.Id, after));
            case "step" when map.Stages.FindIndex(s => s.Steps.Any(p => p.Id == name.Id)) is >= 0 and var at:
                var steps = map.Stages[at].Steps.Select(s => s.Id).ToList();
                var place = steps.IndexOf(name.Id) + by;
                if (place >= 0 && place < steps.Count)
                {
                    return Nudged(steps, name.Id, by, after => MoveStep(map, name.Id, map.Stages[at].Id, after));
                }

                var other = at + by;
                return other < 0 || other >= map.Stages.Count ? [] : MoveStep(map, name.Id, map.Stages[other].Id, by > 0 ? null : map.Stages[other].Steps.LastOrDefault()?.Id);
            default:
                return [];
        }
    }

    private static IReadOnlyList<MapEdit> Nudged(List<string> ids, string id, int by, Func<string?, IReadOnlyList<MapEdit>> move)
    {
        var to = ids.IndexOf(id) + by;
        if (to < 0 || to >= ids.Count)
        {
            return [];
        }

        var after = by > 0 ? to : to - 1;
        return move(after < 0 ? null : ids[after]);
    }

    private static bool Stays(int at, int afterAt, string? after) => at < 0 || (after is not null && afterAt < 0) || afterAt == at || (after is null ? at == 0 : afterAt == at - 1);
}
