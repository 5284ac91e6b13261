namespace Kelione.Maps.Tests.Generation;

/// <summary>Makes random edits that are valid on a map.</summary>
internal sealed class RandomEdit(Random random)
{
    private readonly RandomThings _things = new(random);

    public MapEdit Make(JourneyMap map, int depth = 0)
    {
        switch (random.Next(14))
        {
            case 0:
                return new ChangeMap(Patch<JourneyMap>.Between(map, map with { Title = _things.Words(), Owner = _things.WordsOrNone(), To = _things.Maybe() ? _things.Day() : null }));
            case 1:
                return _things.Maybe()
                    ? new ChangeMeasure(Patch<MeasureSettings>.Between(map.Measure, _things.Measure()))
                    : new ChangePriority(Patch<PrioritySettings>.Between(map.Priority, _things.Priority()));
            case 2 when depth == 0:
                var batch = new List<MapEdit>();
                var now = map;
                for (var i = random.Next(4); i > 0; i--)
                {
                    batch.Add(Make(now, 1));
                    now = batch[^1].Apply(now);
                }

                return new EditBatch(batch.ToValueList(), _things.WordsOrNone());
            case <= 5:
                return Adding(map);
            default:
                return OnWhatIsThere(map);
        }
    }

    private MapEdit Adding(JourneyMap map)
    {
        var id = $"new{random.Next(1 << 30)}";
        return random.Next(12) switch
        {
            0 => MapEdits.Add(new MapImage(id, "image/png", _things.Words(), "iVBORw0KGgo="), After(map.Images, i => i.Id)),
            1 => MapEdits.Add(_things.Channel(id), After(map.Channels, i => i.Id)),
            2 => MapEdits.Add(_things.Device(id), After(map.Devices, i => i.Id)),
            3 => MapEdits.Add(_things.Persona(id, map), After(map.Personas, i => i.Id)),
            4 => MapEdits.Add(_things.Stage(id, map) with { Steps = _things.Maybe() ? [_things.Step(id + "s")] : [] }, After(map.Stages, i => i.Id)),
            5 when map.Stages.Count > 0 => AddingStep(map, id),
            6 => MapEdits.Add(_things.Lane(id, map), After(map.Lanes, i => i.Id)),
            7 when map.Steps().Count() > 1 => MapEdits.Add(_things.Arc(id, map), After(map.Arcs, a => a.Id)),
            8 when map.Steps().Any() => MapEdits.Add(_things.Route(id, map), After(map.Routes, a => a.Id)),
            9 when map.Steps().Any() => _things.Barrier(id, map) is var barrier ? MapEdits.Add(barrier, After(map.Barriers.Where(b => b.Step == barrier.Step), b => b.Id)) : null!,
            10 when map.Steps().Any() => _things.Idea(id, map) is var idea ? MapEdits.Add(idea, After(map.Ideas.Where(i => i.Step == idea.Step), i => i.Id)) : null!,
            _ when map.Lanes.Count > 0 => _things.Card(id, map) is var card ? MapEdits.Add(card, After(map.Cards.Where(c => c.Lane == card.Lane && c.Step == card.Step && c.Stage == card.Stage), c => c.Id)) : null!,
            _ => MapEdits.Add(_things.Lane(id, map), After(map.Lanes, i => i.Id)),
        };
    }

    private MapEdit AddingStep(JourneyMap map, string id)
    {
        var stage = _things.Of(map.Stages);
        return MapEdits.AddStep(_things.Step(id), stage.Id, After(stage.Steps, s => s.Id));
    }

    /// <summary>Moves, changes or removes something.</summary>
    private MapEdit OnWhatIsThere(JourneyMap map)
    {
        var sort = Sorts.Of(_things.One<ThingSort>());
        if (_things.Maybe() && map.Cards.Count > 0)
        {
            sort = Sorts.Of(ThingSort.Card);
        }

        var all = sort.All(map).ToList();
        if (all.Count == 0)
        {
            return Adding(map);
        }

        var thing = _things.Of(all);
        var id = sort.Id(thing);
        return random.Next(5) switch
        {
            0 => sort.Removing(id),
            <= 2 => sort.Moving(id, Somewhere(map, sort, thing, id)),
            _ => sort.Changing(id, sort.Fields.Differing(thing, Another(map, sort, id)).Where(_ => random.Next(3) > 0)),
        };
    }

    private Place Somewhere(JourneyMap map, Sort sort, object thing, string id)
    {
        var cell = sort.Kind switch
        {
            ThingSort.Step => new Place(Stage: _things.Of(map.Stages).Id),
            ThingSort.Card => _things.Card(id, map) is var card ? new Place(null, card.Stage, card.Step, card.Lane) : null!,
            ThingSort.Barrier or ThingSort.Idea => new Place(Step: _things.Of(map.Steps().ToList()).Id),
            _ => new Place(),
        };
        cell = _things.Maybe() ? sort.PlaceOf(map, id) with { After = null } : cell;
        return cell with { After = After(sort.Standing(map).Where(s => s.Cell == cell && !ReferenceEquals(s.Thing, thing)), s => sort.Id(s.Thing)) };
    }

    private object Another(JourneyMap map, Sort sort, string id) => sort.Kind switch
    {
        ThingSort.Image => new MapImage(id, "image/jpeg", _things.Words(), "/9j/"),
        ThingSort.Channel => _things.Channel(id),
        ThingSort.Device => _things.Device(id),
        ThingSort.Persona => _things.Persona(id, map),
        ThingSort.Stage => _things.Stage(id, map),
        ThingSort.Step => _things.Step(id),
        ThingSort.Lane => _things.Lane(id, map),
        ThingSort.Card => _things.Card(id, map),
        ThingSort.Arc => _things.Arc(id, map),
        ThingSort.Route => _things.Route(id, map),
        ThingSort.Barrier => _things.Barrier(id, map),
        _ => _things.Idea(id, map),
    };

    private string? After<T>(IEnumerable<T> things, Func<T, string> id) => random.Next(4) == 0 ? null : _things.IdOf(things, id);
}
