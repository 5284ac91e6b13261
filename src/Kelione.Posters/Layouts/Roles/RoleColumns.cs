using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Grid;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>The roles over the columns of steps: what each does there, how much it takes part, and who acts. Immutable.</summary>
internal sealed class RoleColumns
{
    private RoleColumns(ImmutableArray<RoleStory> stories, ImmutableArray<ImmutableArray<RolePart>> parts, ImmutableArray<ImmutableArray<TakingPart?>> taking, ImmutableArray<int?> acting) =>
        (Stories, Parts, Taking, Acting) = (stories, parts, taking, acting);

    /// <summary>The roles.</summary>
    public ImmutableArray<RoleStory> Stories { get; }

    /// <summary>What a role does in a column: first by role, then by column.</summary>
    public ImmutableArray<ImmutableArray<RolePart>> Parts { get; }

    /// <summary>How much a role takes part in a column; null where nobody said.</summary>
    public ImmutableArray<ImmutableArray<TakingPart?>> Taking { get; }

    /// <summary>The role that acts in a column: the one that takes part most, else the first that does anything; null where no role does.</summary>
    public ImmutableArray<int?> Acting { get; }

    /// <summary>The columns at which the acting role changes: where the step is handed over.</summary>
    public IEnumerable<int> HandOvers
    {
        get
        {
            int? before = null;
            for (var i = 0; i < Acting.Length; i++)
            {
                if (Acting[i] is { } now)
                {
                    if (before is { } b && b != now)
                    {
                        yield return i;
                    }

                    before = now;
                }
            }
        }
    }

    public static RoleColumns Of(GridPlan plan, ImmutableArray<RoleStory> stories)
    {
        Stage StageOf(int column) => plan.Page.Reading.Stages[plan.Columns.StageOf[column]].Stage;
        var columns = Enumerable.Range(0, plan.Count).ToList();
        ImmutableArray<ImmutableArray<RolePart>> parts = [.. stories.Select(s => columns.Select(i => s.At(StageOf(i), plan.Steps[i]?.Step, plan.Columns.BeginsStage(i))).ToImmutableArray())];
        ImmutableArray<ImmutableArray<TakingPart?>> taking = [.. stories.Select(s => columns.Select(i => s.Taking(StageOf(i), plan.Steps[i]?.Step)).ToImmutableArray())];
        return new RoleColumns(stories, parts, taking, [.. columns.Select(i => Act(i, parts, taking))]);
    }

    private static int? Act(int column, ImmutableArray<ImmutableArray<RolePart>> parts, ImmutableArray<ImmutableArray<TakingPart?>> taking)
    {
        var roles = Enumerable.Range(0, parts.Length).ToList();
        var most = roles.Where(r => taking[r][column] is { Share: > 0 }).OrderByDescending(r => taking[r][column]!.Share).Select(r => (int?)r).FirstOrDefault();
        return most ?? roles.Where(r => !parts[r][column].Actions.IsEmpty).Select(r => (int?)r).FirstOrDefault();
    }
}
