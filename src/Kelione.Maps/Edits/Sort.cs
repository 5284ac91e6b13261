namespace Kelione.Maps;

/// <summary>A mention of a thing by its id.</summary>
/// <param name="Sort">The sort of the thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="As">The field that mentions it, as in JSON.</param>
internal sealed record Reference(ThingSort Sort, string Id, string As);

/// <summary>What editing, comparing and merging need to know of a sort of thing, with things as objects so that one algorithm serves all sorts.</summary>
internal abstract class Sort
{
    /// <summary>Which sort it is.</summary>
    public abstract ThingSort Kind { get; }

    /// <summary>The sort's name in messages: "step".</summary>
    public string Name => Kind.ToString().ToLowerInvariant();

    /// <summary>The fields that a change may set.</summary>
    public abstract RecordFields Fields { get; }

    /// <summary>All things of the sort in the order of the map.</summary>
    public abstract IEnumerable<object> All(JourneyMap map);

    /// <summary>The thing's id.</summary>
    public abstract string Id(object thing);

    /// <summary>The name by which people know it.</summary>
    public abstract string Label(object thing);

    /// <summary>All things with the stage or cell in which they stand (<see cref="Place.After"/> null), in the order of the map.</summary>
    public abstract IEnumerable<(object Thing, Place Cell)> Standing(JourneyMap map);

    /// <summary>What a thing mentions.</summary>
    public abstract IEnumerable<Reference> References(object thing);

    /// <summary>The thing mentioning another in place of one it mentions; with null, the thing after what it mentions has gone: null where it goes along.</summary>
    public abstract object? Swap(object thing, Reference old, string? by);

    /// <summary>The map with one thing replaced by another that stands at the same place.</summary>
    public abstract JourneyMap Replace(JourneyMap map, object thing);

    /// <summary>The map without a thing; whatever mentions it is left alone.</summary>
    public abstract JourneyMap Take(JourneyMap map, string id);

    /// <summary>The map with other things of this sort, given cell by cell; steps come into the stages that are there.</summary>
    public abstract JourneyMap Fill(JourneyMap map, IEnumerable<(object Thing, Place Cell)> standing);

    /// <summary>The cell in which a thing says itself that it stands; none for steps and for sorts without cells.</summary>
    public abstract Place CellOf(object thing);

    /// <summary>The thing with another id.</summary>
    public object WithId(object thing, string id) => Fields.WithId(thing, id);

    /// <summary>The thing with the cell of a place, where it says itself where it stands.</summary>
    public abstract object Put(object thing, Place cell);

    /// <summary>The edit that adds a thing.</summary>
    public abstract MapEdit Adding(object thing, Place at);

    /// <summary>The edit that moves a thing.</summary>
    public abstract MapEdit Moving(string id, Place to);

    /// <summary>The edit that removes a thing.</summary>
    public abstract MapEdit Removing(string id);

    /// <summary>The edit that makes one version of a thing the other.</summary>
    public abstract MapEdit Changing(string id, IEnumerable<FieldValue> values);

    /// <summary>The thing with an id; null where there is none.</summary>
    public object? Find(JourneyMap map, string id) => All(map).FirstOrDefault(t => Id(t) == id);

    /// <summary>The thing with an id.</summary>
    /// <exception cref="MapEditException">There is none.</exception>
    public object Need(JourneyMap map, string id) => Find(map, id) ?? throw new MapEditException($"The {Name} '{id}' is no longer there.");

    /// <summary>Where a thing stands.</summary>
    public Place PlaceOf(JourneyMap map, string id)
    {
        var cell = Standing(map).First(s => Id(s.Thing) == id).Cell;
        string? after = null;
        foreach (var (thing, _) in Standing(map).Where(s => s.Cell == cell))
        {
            if (Id(thing) == id)
            {
                break;
            }

            after = Id(thing);
        }

        return cell with { After = after };
    }
}

/// <summary>A sort of thing with its type.</summary>
internal abstract class Sort<T>(ThingSort kind, Func<T, string> id, Func<T, string> label) : Sort
    where T : class
{
    public override ThingSort Kind => kind;

    public override RecordFields Fields { get; } = RecordFields.Of(typeof(T));

    public override string Id(object thing) => id((T)thing);

    public override string Label(object thing) => Shortened(label((T)thing)) is { Length: > 0 } words ? words : id((T)thing);

    public override IEnumerable<object> All(JourneyMap map) => Things(map);

    public override IEnumerable<Reference> References(object thing) => Mentions?.Invoke((T)thing) ?? [];

    public override object? Swap(object thing, Reference old, string? by) => Swaps?.Invoke((T)thing, old, by);

    public override object Put(object thing, Place cell) => In((T)thing, cell);

    public override JourneyMap Replace(JourneyMap map, object thing) => Set(map, (T)thing);

    public override MapEdit Adding(object thing, Place at) => new AddThing<T>((T)thing, at);

    public override MapEdit Moving(string id, Place to) => new MoveThing<T>(id, to);

    public override MapEdit Removing(string id) => new RemoveThing<T>(id);

    public override MapEdit Changing(string id, IEnumerable<FieldValue> values) => new ChangeThing<T>(id, Patch<T>.Of(values));

    /// <summary>What a thing mentions; null for nothing.</summary>
    public Func<T, IEnumerable<Reference>>? Mentions { get; init; }

    /// <summary>The thing mentioning another in place of one it mentions, or null for nothing; null where it cannot be without.</summary>
    public Func<T, Reference, string?, T?>? Swaps { get; init; }

    public abstract IEnumerable<T> Things(JourneyMap map);

    /// <summary>The map with a thing put at a place where its neighbour stands.</summary>
    public abstract JourneyMap Insert(JourneyMap map, T thing, Place at);

    /// <summary>The thing with the cell of a place, where it says itself where it stands.</summary>
    public abstract T In(T thing, Place cell);

    protected abstract JourneyMap Set(JourneyMap map, T thing);

    protected MapEditException NoNeighbour(string after) => new($"The {Name} '{after}', after which it should stand, is no longer there.");

    private static string Shortened(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[58]) ? 58 : 59), "…");
}

/// <summary>Things that a list of the map holds one after another.</summary>
internal sealed class ListSort<T>(ThingSort kind, Func<T, string> id, Func<T, string> label, Func<JourneyMap, ValueList<T>> list, Func<JourneyMap, ValueList<T>, JourneyMap> with)
    : Sort<T>(kind, id, label)
    where T : class
{
    private static readonly Place TheList = new();

    /// <summary>The cell in which a thing says that it stands; null where the sort has no cells.</summary>
    public Func<T, Place>? Says { get; init; }

    /// <summary>The thing standing in a cell; null where the sort has no cells.</summary>
    public Func<T, Place, T>? Into { get; init; }

    public override IEnumerable<T> Things(JourneyMap map) => list(map);

    public override IEnumerable<(object Thing, Place Cell)> Standing(JourneyMap map) => list(map).Select(t => ((object)t, Cell(t)));

    public override JourneyMap Take(JourneyMap map, string id) => with(map, list(map).RemoveAt(Index(map, id)));

    public override JourneyMap Fill(JourneyMap map, IEnumerable<(object Thing, Place Cell)> standing) => with(map, standing.Select(s => (T)s.Thing).ToValueList());

    public override T In(T thing, Place cell) => Into?.Invoke(thing, cell) ?? thing;

    public override JourneyMap Insert(JourneyMap map, T thing, Place at)
    {
        var all = list(map);
        var cell = Cell(thing);
        var near = all.FindIndex(t => Cell(t) == cell && (at.After is null || Id(t) == at.After));
        var index = (near, at.After) switch
        {
            (>= 0, null) => near,
            (>= 0, _) => near + 1,
            (_, null) => all.Count,
            _ => throw NoNeighbour(at.After),
        };
        return with(map, all.Insert(index, thing));
    }

    protected override JourneyMap Set(JourneyMap map, T thing) => with(map, list(map).SetItem(Index(map, Id(thing)), thing));

    public override Place CellOf(object thing) => Cell((T)thing);

    private Place Cell(T thing) => Says?.Invoke(thing) ?? TheList;

    private int Index(JourneyMap map, string id) => list(map).FindIndex(t => Id(t) == id);
}

/// <summary>Steps, which stand inside stages.</summary>
internal sealed class StepSort() : Sort<Step>(ThingSort.Step, s => s.Id, s => s.Name)
{
    public override IEnumerable<Step> Things(JourneyMap map) => map.Steps();

    public override IEnumerable<(object Thing, Place Cell)> Standing(JourneyMap map) => map.Stages.SelectMany(stage => stage.Steps.Select(step => ((object)step, new Place(Stage: stage.Id))));

    public override JourneyMap Fill(JourneyMap map, IEnumerable<(object Thing, Place Cell)> standing)
    {
        var steps = standing.ToLookup(s => s.Cell.Stage, s => (Step)s.Thing, StringComparer.Ordinal);
        return map with { Stages = map.Stages.Select(stage => stage with { Steps = steps[stage.Id].ToValueList() }).ToValueList() };
    }

    public override Place CellOf(object thing) => new();

    public override Step In(Step thing, Place cell) => thing;

    public override JourneyMap Take(JourneyMap map, string id) => InStage(map, StageOf(map, id), steps => steps.RemoveAt(steps.FindIndex(s => s.Id == id)));

    public override JourneyMap Insert(JourneyMap map, Step thing, Place at)
    {
        var stage = map.Stages.FindIndex(s => s.Id == at.Stage);
        if (stage < 0)
        {
            throw new MapEditException(at.Stage is null ? $"The step '{Label(thing)}' needs a stage to stand in." : $"The stage '{at.Stage}' is no longer there.");
        }

        return InStage(map, stage, steps => steps.Insert(at.After is null ? 0 : steps.FindIndex(s => s.Id == at.After) is >= 0 and var near ? near + 1 : throw NoNeighbour(at.After), thing));
    }

    protected override JourneyMap Set(JourneyMap map, Step thing) => InStage(map, StageOf(map, thing.Id), steps => steps.SetItem(steps.FindIndex(s => s.Id == thing.Id), thing));

    private static int StageOf(JourneyMap map, string step) => map.Stages.FindIndex(stage => stage.Steps.FindIndex(s => s.Id == step) >= 0);

    private static JourneyMap InStage(JourneyMap map, int index, Func<ValueList<Step>, ValueList<Step>> change)
    {
        var stage = map.Stages[index];
        return map with { Stages = map.Stages.SetItem(index, stage with { Steps = change(stage.Steps) }) };
    }
}
