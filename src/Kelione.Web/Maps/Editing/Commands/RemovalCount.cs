using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>What goes with a thing that is removed: said before it happens.</summary>
/// <param name="Steps">Steps.</param>
/// <param name="Cards">Cards.</param>
/// <param name="Barriers">Barriers.</param>
/// <param name="Ideas">Ideas.</param>
/// <param name="Bindings">Bindings to events.</param>
internal sealed record RemovalCount(int Steps, int Cards, int Barriers, int Ideas, int Bindings)
{
    /// <summary>Whether anything goes.</summary>
    public bool IsAny => Steps + Cards + Barriers + Ideas + Bindings > 0;

    /// <summary>Counts what goes beside the things themselves.</summary>
    public static RemovalCount Of(JourneyMap map, IReadOnlyCollection<MapEdit> edits)
    {
        var after = edits.Aggregate(map, (m, e) => e.Apply(m));
        int Own<T>()
            where T : class => edits.OfType<RemoveThing<T>>().Count();

        return new(
            map.Steps().Count() - after.Steps().Count() - Own<Step>(),
            map.Cards.Count - after.Cards.Count - Own<Card>(),
            map.Barriers.Count - after.Barriers.Count - Own<Barrier>(),
            map.Ideas.Count - after.Ideas.Count - Own<Idea>(),
            map.Steps().Count(s => s.Binding is not null) - after.Steps().Count(s => s.Binding is not null));
    }
}
