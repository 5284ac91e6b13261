namespace Kelione.Maps.Tests.Generation;

/// <summary>Makes one random map of a size from 0 (empty) to about 6.</summary>
internal sealed class RandomMap(Random random, int size)
{
    private readonly RandomThings _things = new(random);

    public JourneyMap Make()
    {
        var map = new JourneyMap
        {
            Id = "map-" + random.Next(100),
            Title = _things.Words(),
            Kind = _things.One<MapKind>(),
            Status = _things.One<MapStatus>(),
            Objective = _things.WordsOrNone(),
            Language = _things.Of("en", "ru", "zh", "pl", "lt"),
            ReviewDate = _things.Maybe() ? _things.Day() : null,
            BasedOn = _things.Maybe() ? "standard" : null,
            Measure = _things.Measure(),
            Priority = _things.Priority(),
        };
        map = map with { Images = List(size / 2, i => new MapImage($"image{i}", "image/png", _things.Words(), "iVBORw0KGgo=")) };
        map = map with { Channels = List(size, i => _things.Channel($"ch{i}")), Devices = List(size / 2, i => _things.Device($"dev{i}")) };
        map = map with { Personas = List(size / 2, i => _things.Persona($"p{i}", map)) };
        var steps = 0;
        map = map with { Stages = List(size, i => _things.Stage($"stage{i}", map) with { Steps = List(4, _ => _things.Step($"step{steps++}")) }) };
        map = map with { Lanes = List(size + 1, i => _things.Lane($"lane{i}", map)) };
        map = map with { Cards = map.Lanes.Count == 0 ? [] : List(size * 10, i => _things.Card($"card{i}", map)) };
        if (steps > 0)
        {
            map = map with { Barriers = List(size * 2, i => _things.Barrier($"b{i}", map)) };
            map = map with { Ideas = List(size * 2, i => _things.Idea($"i{i}", map)), Routes = List(size / 2, i => _things.Route($"r{i}", map)) };
        }

        return MapOrder.Canonical(steps > 1 ? map with { Arcs = List(size, i => _things.Arc($"a{i}", map)) } : map);
    }

    /// <summary>From none to a greatest number of things, in a random order of ids.</summary>
    private ValueList<T> List<T>(int most, Func<int, T> make)
    {
        var items = Enumerable.Range(0, random.Next(most + 1)).Select(make).ToArray();
        random.Shuffle(items);
        return items.ToValueList();
    }
}
