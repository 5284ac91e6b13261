namespace Kelione.Sources;

/// <summary>
/// Which objects of a log belong together: those that one event names, and those that the log itself relates. Tells to which objects of a type another belongs, as an item to its order, or a parcel to the orders whose
/// items were packed into it in one event. An object that meets one after the other (a product, a warehouse) belongs to none. Where it meets none, those whom it meets answer for it.
/// </summary>
internal sealed class OcelRelations
{
    /// <summary>Item, order, customer: further away than this nobody would say that it belongs to it.</summary>
    private const int MostSteps = 3;

    /// <summary>What belongs to more is a place where all meet.</summary>
    private const int MostOwners = 64;

    /// <summary>Places of objects in events that are kept: 200 MB of memory. In a longer log what comes behind them tells nothing of who belongs to whom.</summary>
    private const int MostPlaces = 50_000_000;

    /// <summary>Stands for an owner who is not known: an order without a customer is somebody's all the same.</summary>
    private const int Stranger = -1;

    private static readonly int[] NoOwners = [];

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<string> _types = [];
    private readonly List<int> _places = [];
    private readonly List<int> _ends = [];
    private readonly List<(int, int)> _pairs = [];

    /// <summary>The types of the objects in events and relations.</summary>
    public IEnumerable<string> Types => _types.Distinct(StringComparer.Ordinal);

    /// <summary>Events that were added.</summary>
    public int Events => _ends.Count;

    /// <summary>Adds what an event names.</summary>
    public void Add(IEnumerable<(string Id, string Type)> objects)
    {
        if (_places.Count < MostPlaces)
        {
            _places.AddRange(objects.Select(o => NumberOf(o.Id, o.Type)).Distinct());
            _ends.Add(_places.Count);
        }
    }

    /// <summary>Adds that the log relates two objects.</summary>
    public void Relate((string Id, string Type) one, (string Id, string Type) other) => _pairs.Add((NumberOf(one.Id, one.Type), NumberOf(other.Id, other.Type)));

    /// <summary>How many objects there are of a type.</summary>
    public int CountOf(string type) => _types.Count(t => t == type);

    /// <summary>To whom the objects belong.</summary>
    /// <param name="type">The type of the owners.</param>
    /// <param name="alone">Whether only what belongs to a single one counts.</param>
    public OcelOwners OwnersOf(string type, bool alone = false)
    {
        // Null where nothing is known, empty where it belongs to none.
        var owners = new int[]?[_names.Count];
        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = _types[i] == type ? [i] : null;
        }

        // The objects of a type are reached in one step or never: an order that no customer was named for must not get one over a product.
        var reached = new HashSet<string>([type], StringComparer.Ordinal);
        for (var step = 0; step < MostSteps; step++)
        {
            var learned = Step(owners, _types.ConvertAll(reached.Contains), alone ? 1 : MostOwners);
            reached.UnionWith(learned.Select(o => _types[o]));
            if (learned.Count == 0)
            {
                break;
            }
        }

        return new OcelOwners(_numbers, _names, owners, type);
    }

    /// <summary>How many of the events belong to objects of a type: by name, and in all.</summary>
    public (int Direct, int All) Covered(OcelOwners owners)
    {
        var (direct, all) = (0, 0);
        for (var e = 0; e < _ends.Count; e++)
        {
            var (isDirect, isOwned) = (false, false);
            foreach (var o in PlacesOf(e))
            {
                isDirect |= _types[o] == owners.Type;
                isOwned |= owners.IsOwned(o);
            }

            direct += isDirect ? 1 : 0;
            all += isOwned ? 1 : 0;
        }

        return (direct, all);
    }

    // Whoever had no owner before the step gets those whom it meets in it; what it learns in this step it tells in the next.
    private Dictionary<int, Learned>.KeyCollection Step(int[]?[] owners, List<bool> isReached, int most)
    {
        var learned = new Dictionary<int, Learned>();
        for (var e = 0; e < _ends.Count; e++)
        {
            Meet(PlacesOf(e), owners, isReached, most, learned);
        }

        Span<int> pair = stackalloc int[2];
        foreach (var (one, other) in _pairs)
        {
            (pair[0], pair[1]) = (one, other);
            Meet(pair, owners, isReached, most, learned);
        }

        foreach (var (number, met) in learned)
        {
            owners[number] = met.Owners(most);
        }

        return learned.Keys;
    }

    private static void Meet(ReadOnlySpan<int> objects, int[]?[] owners, List<bool> isReached, int most, Dictionary<int, Learned> learned)
    {
        HashSet<int>? met = null;
        var isAnyOpen = false;
        foreach (var o in objects)
        {
            isAnyOpen |= owners[o] is null && !isReached[o];
            if (owners[o] is null && isReached[o])
            {
                (met ??= []).Add(Stranger);
            }

            foreach (var owner in owners[o] ?? NoOwners)
            {
                // One more than may be is enough to know that these are too many.
                if ((met ??= []).Count <= most)
                {
                    met.Add(owner);
                }
            }
        }

        if (met is null || !isAnyOpen)
        {
            return;
        }

        foreach (var o in objects)
        {
            if (owners[o] is null && !isReached[o])
            {
                if (!learned.TryGetValue(o, out var known))
                {
                    learned[o] = known = new Learned();
                }

                known.Meet(met, most);
            }
        }
    }

    private ReadOnlySpan<int> PlacesOf(int e)
    {
        var start = e == 0 ? 0 : _ends[e - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_places)[start.._ends[e]];
    }

    private int NumberOf(string id, string type)
    {
        if (!_numbers.TryGetValue(id, out var number))
        {
            _numbers[id] = number = _names.Count;
            _names.Add(id);
            _types.Add(type);
        }

        return number;
    }

    // Whom an object met: all of them, and how many at most in one event.
    private sealed class Learned
    {
        private readonly HashSet<int> _all = [];
        private int _atOnce;

        public void Meet(HashSet<int> met, int most)
        {
            _atOnce = Math.Max(_atOnce, met.Count);
            if (_all.Count <= most || met.Contains(Stranger))
            {
                _all.UnionWith(met);
            }
        }

        // All of them met in one event, or whoever comes later makes it a place where all meet.
        public int[] Owners(int most) => _all.Count == _atOnce && _all.Count <= most && !_all.Contains(Stranger) ? [.. _all] : NoOwners;
    }
}

/// <summary>To whom objects belong, of one type of owners.</summary>
internal sealed class OcelOwners(Dictionary<string, int> numbers, List<string> names, int[]?[] owners, string type)
{
    /// <summary>The owners' type.</summary>
    public string Type => type;

    /// <summary>Whether the object of a number belongs to any.</summary>
    public bool IsOwned(int number) => owners[number] is { Length: > 0 };

    /// <summary>The objects of the type that another belongs to; none where it belongs to none.</summary>
    public IEnumerable<string> Of(string id) => numbers.TryGetValue(id, out var number) ? (owners[number] ?? []).Select(o => names[o]) : [];
}
