using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>
/// A change of a map as a person means it: a small named operation on things by their ids, which can be undone. Undo, the history and working together come from the same edits.
/// In JSON an object whose <c>edit</c> names the operation: <c>add-</c>, <c>change-</c>, <c>move-</c> and <c>remove-</c> with each sort of thing, <c>change-map</c>, <c>change-measure</c>, <c>change-priority</c>, <c>batch</c>.
/// Immutable, equal by content.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "edit")]
[JsonDerivedType(typeof(ChangeMap), "change-map")]
[JsonDerivedType(typeof(ChangeMeasure), "change-measure")]
[JsonDerivedType(typeof(ChangePriority), "change-priority")]
[JsonDerivedType(typeof(EditBatch), "batch")]
[JsonDerivedType(typeof(AddThing<Stage>), "add-stage")]
[JsonDerivedType(typeof(ChangeThing<Stage>), "change-stage")]
[JsonDerivedType(typeof(MoveThing<Stage>), "move-stage")]
[JsonDerivedType(typeof(RemoveThing<Stage>), "remove-stage")]
[JsonDerivedType(typeof(AddThing<Step>), "add-step")]
[JsonDerivedType(typeof(ChangeThing<Step>), "change-step")]
[JsonDerivedType(typeof(MoveThing<Step>), "move-step")]
[JsonDerivedType(typeof(RemoveThing<Step>), "remove-step")]
[JsonDerivedType(typeof(AddThing<Lane>), "add-lane")]
[JsonDerivedType(typeof(ChangeThing<Lane>), "change-lane")]
[JsonDerivedType(typeof(MoveThing<Lane>), "move-lane")]
[JsonDerivedType(typeof(RemoveThing<Lane>), "remove-lane")]
[JsonDerivedType(typeof(AddThing<Card>), "add-card")]
[JsonDerivedType(typeof(ChangeThing<Card>), "change-card")]
[JsonDerivedType(typeof(MoveThing<Card>), "move-card")]
[JsonDerivedType(typeof(RemoveThing<Card>), "remove-card")]
[JsonDerivedType(typeof(AddThing<Persona>), "add-persona")]
[JsonDerivedType(typeof(ChangeThing<Persona>), "change-persona")]
[JsonDerivedType(typeof(MoveThing<Persona>), "move-persona")]
[JsonDerivedType(typeof(RemoveThing<Persona>), "remove-persona")]
[JsonDerivedType(typeof(AddThing<Channel>), "add-channel")]
[JsonDerivedType(typeof(ChangeThing<Channel>), "change-channel")]
[JsonDerivedType(typeof(MoveThing<Channel>), "move-channel")]
[JsonDerivedType(typeof(RemoveThing<Channel>), "remove-channel")]
[JsonDerivedType(typeof(AddThing<Device>), "add-device")]
[JsonDerivedType(typeof(ChangeThing<Device>), "change-device")]
[JsonDerivedType(typeof(MoveThing<Device>), "move-device")]
[JsonDerivedType(typeof(RemoveThing<Device>), "remove-device")]
[JsonDerivedType(typeof(AddThing<Arc>), "add-arc")]
[JsonDerivedType(typeof(ChangeThing<Arc>), "change-arc")]
[JsonDerivedType(typeof(MoveThing<Arc>), "move-arc")]
[JsonDerivedType(typeof(RemoveThing<Arc>), "remove-arc")]
[JsonDerivedType(typeof(AddThing<Route>), "add-route")]
[JsonDerivedType(typeof(ChangeThing<Route>), "change-route")]
[JsonDerivedType(typeof(MoveThing<Route>), "move-route")]
[JsonDerivedType(typeof(RemoveThing<Route>), "remove-route")]
[JsonDerivedType(typeof(AddThing<Barrier>), "add-barrier")]
[JsonDerivedType(typeof(ChangeThing<Barrier>), "change-barrier")]
[JsonDerivedType(typeof(MoveThing<Barrier>), "move-barrier")]
[JsonDerivedType(typeof(RemoveThing<Barrier>), "remove-barrier")]
[JsonDerivedType(typeof(AddThing<Idea>), "add-idea")]
[JsonDerivedType(typeof(ChangeThing<Idea>), "change-idea")]
[JsonDerivedType(typeof(MoveThing<Idea>), "move-idea")]
[JsonDerivedType(typeof(RemoveThing<Idea>), "remove-idea")]
[JsonDerivedType(typeof(AddThing<MapImage>), "add-image")]
[JsonDerivedType(typeof(ChangeThing<MapImage>), "change-image")]
[JsonDerivedType(typeof(MoveThing<MapImage>), "move-image")]
[JsonDerivedType(typeof(RemoveThing<MapImage>), "remove-image")]
public abstract record MapEdit
{
    /// <summary>The map after the edit, in canonical order (<see cref="MapOrder"/>).</summary>
    /// <exception cref="MapEditException">The edit cannot be made on this map; the map is as it was.</exception>
    public JourneyMap Apply(JourneyMap map) => MapOrder.Canonical(ApplyTo(map));

    /// <summary>
    /// The edit that undoes this one: applied to what this one makes of a map, it gives the very same map, its order included. This holds for maps in canonical order in which nothing names what is not there.
    /// </summary>
    /// <param name="before">The map before this edit.</param>
    /// <exception cref="MapEditException">This edit cannot be made on the map.</exception>
    public abstract MapEdit InverseOn(JourneyMap before);

    /// <summary>What the edit does, for a line of the history.</summary>
    /// <param name="before">The map before this edit, which knows the names of things; what is not there is called by its id.</param>
    public abstract EditDescription Describe(JourneyMap before);

    /// <summary>The map after the edit; the order of cards, barriers and ideas need not be canonical.</summary>
    internal abstract JourneyMap ApplyTo(JourneyMap map);

    /// <summary>The edit without its type, where it is one of a thing; null otherwise.</summary>
    internal virtual ThingEdit? AsThingEdit() => null;
}

/// <summary>An edit of a thing without its type, so that one algorithm serves all sorts.</summary>
/// <param name="Sort">The sort of thing.</param>
/// <param name="Id">The thing's id.</param>
internal abstract record ThingEdit(Sort Sort, string Id)
{
    public sealed record Added(Sort Sort, string Id, object Item, Place At) : ThingEdit(Sort, Id);

    public sealed record Changed(Sort Sort, string Id, ValueList<FieldValue> Set) : ThingEdit(Sort, Id);

    public sealed record Moved(Sort Sort, string Id, Place To) : ThingEdit(Sort, Id);

    public sealed record Removed(Sort Sort, string Id) : ThingEdit(Sort, Id);
}

/// <summary>What an edit does, to be put into the reader's language.</summary>
/// <param name="Code">What was done to what: <c>card.added</c>, <c>step.moved</c>, <c>idea.changed</c>, <c>stage.removed</c>, <c>map.changed</c>, <c>measure.changed</c>, <c>priority.changed</c>, <c>batch</c>.</param>
/// <param name="Arguments">The name of the thing (not for map, measure and priority), then for a change the names of the changed fields as in JSON; for a batch its label and the number of its edits.</param>
/// <param name="English">The same as an English line.</param>
public sealed record EditDescription(string Code, ValueList<string> Arguments, string English);
