namespace Kelione.Workspace;

/// <summary>Who has a map open at other nodes, as far as they say so. Who says nothing for a while is gone: their node may have been switched off. Not safe for several threads.</summary>
internal sealed class DistantPeople(TimeProvider time)
{
    /// <summary>How many colours there are.</summary>
    public const int Colours = 8;

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(10);

    private readonly SortedDictionary<string, (NodeSignal Last, DateTimeOffset At)> _seats = new(StringComparer.Ordinal);

    /// <summary>Hears that somebody is there.</summary>
    /// <returns>What is new about it; null for nothing.</returns>
    public MapNewsKind? Hear(NodeSignal here)
    {
        var isKnown = _seats.TryGetValue(here.Seat, out var known);
        _seats[here.Seat] = (here, time.GetUtcNow());
        return !isKnown ? MapNewsKind.People : known.Last.Place != here.Place ? MapNewsKind.Pointed : null;
    }

    /// <summary>Hears that somebody left; whether they were there.</summary>
    public bool Leave(string seat) => _seats.Remove(seat);

    /// <summary>Forgets who was not heard of for too long; whether there was somebody.</summary>
    public bool ForgetSilent()
    {
        var oldest = time.GetUtcNow() - Believed;
        var silent = _seats.Where(s => s.Value.At < oldest).Select(s => s.Key).ToList();
        silent.ForEach(s => _seats.Remove(s));
        return silent.Count > 0;
    }

    /// <summary>The people, one entry for each of their tabs, each person in a colour that nobody else has as long as there are enough: nodes give them out without asking each other.</summary>
    /// <param name="near">Who is at this node; their colours stay.</param>
    public IEnumerable<PersonThere> Among(IEnumerable<(string Id, int Colour)> near)
    {
        var colours = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, colour) in near)
        {
            colours[id] = colour;
        }

        var people = new List<PersonThere>();
        foreach (var (_, (seat, _)) in _seats)
        {
            if (!colours.TryGetValue(seat.Person, out var colour))
            {
                colour = Free(seat.Colour, colours);
                colours.Add(seat.Person, colour);
            }

            people.Add(new PersonThere(seat.Person, seat.Name, colour, seat.Place));
        }

        return people;
    }

    private static int Free(int wanted, Dictionary<string, int> taken)
    {
        wanted = Math.Clamp(wanted, 1, Colours);
        return taken.ContainsValue(wanted) && Enumerable.Range(1, Colours).Except(taken.Values).Order().FirstOrDefault() is > 0 and var free ? free : wanted;
    }
}
