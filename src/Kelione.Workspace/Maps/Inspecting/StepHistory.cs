using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A version of a map in which a step was changed.</summary>
/// <param name="Info">The version.</param>
/// <param name="Changes">What was done to the step and to what stands at it.</param>
public sealed record StepVersion(MapVersionInfo Info, IReadOnlyList<EditDescription> Changes);

/// <summary>What happened to one step and its cards, barriers and ideas.</summary>
internal static class StepHistory
{
    /// <summary>How far back one looks.</summary>
    private const int MostVersions = 120;

    /// <summary>The versions that changed a step, newest first.</summary>
    public static async Task<IReadOnlyList<StepVersion>> ReadAsync(MapLibrary library, string map, string step, CancellationToken cancellationToken)
    {
        var history = (await library.HistoryAsync(map, cancellationToken)).Take(MostVersions).ToList();
        var found = new List<StepVersion>();
        JourneyMap? later = null;
        MapVersionInfo? info = null;
        foreach (var version in history)
        {
            var document = (await library.GetAsync(map, version.Version, cancellationToken)).Map;
            if (later is not null && info is not null)
            {
                Keep(found, info, Between(document, later, step));
            }

            (later, info) = (document, version);
        }

        // The map's first version brought the step with it.
        if (later is not null && info is { Version: 1 } && later.Steps().FirstOrDefault(s => s.Id == step) is { } born)
        {
            found.Add(new StepVersion(info, [new EditDescription("step.added", [born.Name], "")]));
        }

        return found;
    }

    /// <summary>What differs at a step between two versions of a map.</summary>
    public static IReadOnlyList<EditDescription> Between(JourneyMap before, JourneyMap after, string step)
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        var (then, now) = (Only(before, step, before, after), Only(after, step, before, after));
        var changes = new List<EditDescription>();
        foreach (var edit in MapEdits.Between(then, now))
        {
            changes.Add(edit.Describe(then));
            then = edit.Apply(then);
        }

        return changes;
    }

    private static void Keep(List<StepVersion> found, MapVersionInfo info, IReadOnlyList<EditDescription> changes)
    {
        if (changes.Count > 0)
        {
            found.Add(new StepVersion(info, changes));
        }
    }

    // The map cut down to the step and what stands at it. What these only mention is the same on both sides, so that a new lane is no change of the step.
    private static JourneyMap Only(JourneyMap map, string step, JourneyMap before, JourneyMap after)
    {
        var barriers = map.Barriers.Where(b => b.Step == step).ToList();
        return MapOrderOf(new JourneyMap
        {
            Id = map.Id,
            Title = "",
            Stages = [new Stage { Id = "stage", Name = "", Steps = map.Steps().Where(s => s.Id == step).ToValueList() }],
            Lanes = Union(after.Lanes, before.Lanes, l => l.Id).Select(l => l with { Of = null }).ToValueList(),
            Personas = Union(after.Personas, before.Personas, p => p.Id).Select(p => p with { Image = null }).ToValueList(),
            Channels = Union(after.Channels, before.Channels, c => c.Id).ToValueList(),
            Devices = Union(after.Devices, before.Devices, d => d.Id).ToValueList(),
            Images = Union(after.Images, before.Images, i => i.Id).ToValueList(),
            Cards = map.Cards.Where(c => c.Step == step).ToValueList(),
            Barriers = barriers.ToValueList(),
            Ideas = map.Ideas.Where(i => i.Step == step).Select(i => i with { Touchpoint = null, Barriers = i.Barriers.Where(b => barriers.Exists(x => x.Id == b)).ToValueList() }).ToValueList(),
        });
    }

    private static JourneyMap MapOrderOf(JourneyMap map) => new EditBatch([]).Apply(map);

    private static IEnumerable<T> Union<T>(IEnumerable<T> one, IEnumerable<T> other, Func<T, string> id) => one.Concat(other).DistinctBy(id, StringComparer.Ordinal);
}
