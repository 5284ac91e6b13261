using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Together;

/// <summary>The edits by which a person decides a contradiction.</summary>
internal static class ConflictChoice
{
    /// <summary>Puts their value in place of mine; null where the thing is gone.</summary>
    /// <param name="conflict">What both changed.</param>
    /// <param name="now">The map as it is.</param>
    /// <param name="theirs">The map with their value.</param>
    public static MapEdit? Theirs(MergeConflict conflict, JourneyMap now, JourneyMap theirs) => conflict.Sort switch
    {
        "map" => new ChangeMap(Only(now, theirs, conflict.Field)),
        "measure" => new ChangeMeasure(Only(now.Measure, theirs.Measure, conflict.Field)),
        "priority" => new ChangePriority(Only(now.Priority, theirs.Priority, conflict.Field)),
        "stage" => Thing(conflict, now.Stages, theirs.Stages, s => s.Id),
        "step" => Thing(conflict, now.Steps(), theirs.Steps(), s => s.Id),
        "lane" => Thing(conflict, now.Lanes, theirs.Lanes, l => l.Id),
        "card" => Thing(conflict, now.Cards, theirs.Cards, c => c.Id),
        "persona" => Thing(conflict, now.Personas, theirs.Personas, p => p.Id),
        "channel" => Thing(conflict, now.Channels, theirs.Channels, c => c.Id),
        "device" => Thing(conflict, now.Devices, theirs.Devices, d => d.Id),
        "arc" => Thing(conflict, now.Arcs, theirs.Arcs, a => a.Id),
        "route" => Thing(conflict, now.Routes, theirs.Routes, r => r.Id),
        "barrier" => Thing(conflict, now.Barriers, theirs.Barriers, b => b.Id),
        "idea" => Thing(conflict, now.Ideas, theirs.Ideas, i => i.Id),
        "image" => Thing(conflict, now.Images, theirs.Images, i => i.Id),
        _ => null,
    };

    /// <summary>Puts another text in place of mine; null where the thing is gone or the field is no text.</summary>
    public static MapEdit? Text(MergeConflict conflict, string text) => conflict.Sort switch
    {
        "map" => new ChangeMap(One<JourneyMap>(conflict.Field, text)),
        "stage" => new ChangeThing<Stage>(conflict.Id, One<Stage>(conflict.Field, text)),
        "step" => new ChangeThing<Step>(conflict.Id, One<Step>(conflict.Field, text)),
        "lane" => new ChangeThing<Lane>(conflict.Id, One<Lane>(conflict.Field, text)),
        "card" => new ChangeThing<Card>(conflict.Id, One<Card>(conflict.Field, text)),
        "persona" => new ChangeThing<Persona>(conflict.Id, One<Persona>(conflict.Field, text)),
        "barrier" => new ChangeThing<Barrier>(conflict.Id, One<Barrier>(conflict.Field, text)),
        "idea" => new ChangeThing<Idea>(conflict.Id, One<Idea>(conflict.Field, text)),
        _ => null,
    };

    private static ChangeThing<T>? Thing<T>(MergeConflict conflict, IEnumerable<T> now, IEnumerable<T> theirs, Func<T, string> id)
        where T : class =>
        now.FirstOrDefault(t => id(t) == conflict.Id) is { } mine && theirs.FirstOrDefault(t => id(t) == conflict.Id) is { } other
            ? new ChangeThing<T>(conflict.Id, Only(mine, other, conflict.Field))
            : null;

    private static Patch<T> Only<T>(T mine, T theirs, string field)
        where T : class => Patch<T>.Of(Patch<T>.Between(mine, theirs).Fields.Where(f => f.Field == field));

    private static Patch<T> One<T>(string field, string text)
        where T : class => Patch<T>.Of([new FieldValue(field, text)]);
}
