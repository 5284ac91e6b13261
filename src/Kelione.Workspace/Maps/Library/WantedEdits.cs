using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Edits that somebody wants to be made as one version.</summary>
/// <param name="Edits">In order.</param>
/// <param name="BasedOn">The version that they saw.</param>
/// <param name="Already">Edits of their own that they saw on top of that version and that were kept meanwhile as later ones: they do not contradict them. Empty for none.</param>
/// <param name="Label">What for; empty for none.</param>
internal sealed record WantedEdits(IReadOnlyList<MapEdit> Edits, int BasedOn, IReadOnlyList<MapEdit> Already, string Label)
{
    /// <summary>What they saw; null where their own earlier edits cannot be made on that version without what others did between.</summary>
    public StoredMap? Over(StoredMap version)
    {
        if (Already.Count == 0)
        {
            return version;
        }

        try
        {
            return version with { Map = Already.Aggregate(version.Map, (map, edit) => edit.Apply(map)), IsLatest = false };
        }
        catch (MapEditException)
        {
            return null;
        }
    }
}
