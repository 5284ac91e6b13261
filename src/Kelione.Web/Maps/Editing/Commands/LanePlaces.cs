using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>Which step of another map the cards of a copied lane go to.</summary>
internal enum LaneMatch
{
    /// <summary>The step of the same id, else of the same name, else in the same place.</summary>
    Any,

    /// <summary>The step of the same name.</summary>
    Name,

    /// <summary>The step in the same place, counted over the whole map.</summary>
    Order,
}

/// <summary>Where things of one step, stage or map would land.</summary>
/// <param name="Step">The step that they come from; null for a stage or the whole map.</param>
/// <param name="Stage">The stage that they come from; null for a step or the whole map.</param>
/// <param name="Things">How many.</param>
/// <param name="Lands">Whether they have a place there.</param>
/// <param name="ToStep">The step that they land at; null for none.</param>
/// <param name="ToStage">The stage that they land at; null for none.</param>
internal sealed record LaneLanding(string? Step, string? Stage, int Things, bool Lands, string? ToStep, string? ToStage);

/// <summary>Finds steps and stages of a map that stand for those of another.</summary>
internal sealed class LanePlaces(IReadOnlyList<ClipStep> from, JourneyMap to, LaneMatch match)
{
    private readonly List<ClipStep> _stages = [.. from.DistinctBy(s => s.Stage)];
    private readonly List<Step> _to = [.. to.Steps()];

    /// <summary>The step that stands for another; null where none does.</summary>
    public string? Step(string? id)
    {
        var at = from.ToList().FindIndex(s => s.Id == id);
        return id is null ? null : Find(_to, s => s.Id, s => s.Name, id, [.. from.Select(s => s.Name)], at);
    }

    /// <summary>The stage that stands for another; null where none does.</summary>
    public string? Stage(string? id)
    {
        var at = _stages.FindIndex(s => s.Stage == id);
        return id is null ? null : Find([.. to.Stages], s => s.Id, s => s.Name, id, [.. _stages.Select(s => s.StageName)], at);
    }

    /// <summary>Whether a thing has a place.</summary>
    public bool Has(string? step, string? stage) => step is not null ? Step(step) is not null : stage is null || Stage(stage) is not null;

    /// <summary>The place of a step or stage in the order of reading: the whole map first, a stage before its steps.</summary>
    public int Order(string? step, string? stage) => step is not null ? (2 * from.ToList().FindIndex(s => s.Id == step)) + 1 : stage is not null ? 2 * from.ToList().FindIndex(s => s.Stage == stage) : -1;

    private string? Find<T>(List<T> there, Func<T, string> id, Func<T, string> name, string ownId, List<string> ownNames, int at)
    {
        // Of several that are called alike the second stands for the second; where there are fewer over there, the last.
        string? ByName()
        {
            if (at < 0 || ownNames[at].Length == 0)
            {
                return null;
            }

            bool IsAlike(string other) => string.Equals(other.Trim(), ownNames[at].Trim(), StringComparison.OrdinalIgnoreCase);
            return there.Where(t => IsAlike(name(t))).Take(ownNames.Take(at + 1).Count(IsAlike)).Select(id).LastOrDefault();
        }

        string? ByOrder() => at >= 0 && at < there.Count ? id(there[at]) : null;
        return match switch
        {
            LaneMatch.Name => ByName(),
            LaneMatch.Order => ByOrder(),
            _ => there.Where(t => id(t) == ownId).Select(id).FirstOrDefault() ?? ByName() ?? ByOrder(),
        };
    }
}
