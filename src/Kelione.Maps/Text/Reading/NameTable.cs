namespace Kelione.Maps.Text;

/// <summary>The things of one sort that a text has, so that other places may refer to them by id, or as people do by name.</summary>
/// <param name="what">The sort in one word: "step".</param>
/// <param name="log">Where complaints go.</param>
internal sealed class NameTable(string what, ReadingLog log)
{
    private readonly List<string> _ids = [];
    private readonly HashSet<string> _known = [];
    private readonly Dictionary<string, string?> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _index = [];

    public IReadOnlyList<string> AllIds => _ids;

    /// <summary>The place of an id in the order of the text; −1 where there is none.</summary>
    public int IndexOf(string id) => _index.TryGetValue(id, out var index) ? index : -1;

    public void Add(string id, string name, TextPlace place)
    {
        if (!_known.Add(id))
        {
            log.Error(place, $"there are two {what}s with the id '{Fields.Short(id)}': give one of them another");
            return;
        }

        _index[id] = _ids.Count;
        _ids.Add(id);
        // A name that two things share names neither.
        if (name.Length > 0)
        {
            _byName[name] = _byName.ContainsKey(name) ? null : id;
        }
    }

    /// <summary>Gives each thing of this sort an id: the written one, or one made from its name, or the sort with a number.</summary>
    public string[] Identify(IReadOnlyList<(Fields Fields, string Name)> things)
    {
        var written = things.Select(t => t.Fields.Scalar("id") is { } id && !string.IsNullOrWhiteSpace(id.Value) ? id.Value : null).ToArray();
        var taken = written.OfType<string>().ToHashSet();
        var ids = new string[things.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = written[i] ?? Ids.Unique(Wish(things[i].Name, i), id => taken.Contains(id) || _known.Contains(id));
            taken.Add(ids[i]);
            Add(ids[i], things[i].Name, things[i].Fields.Scalar("id")?.Place ?? things[i].Fields.Place);
        }

        return ids;
    }

    /// <summary>The id that a reference means; complains where there is none and gives the reference back. Null where nothing is written.</summary>
    public string? Resolve(TextScalar? reference)
    {
        if (reference is null)
        {
            return null;
        }

        if (TryResolve(reference.Value) is { } id)
        {
            return id;
        }

        log.Error(reference.Place, $"there is no {what} '{Fields.Short(reference.Value)}'{Nearness.Hint(reference.Value, _ids)}");
        return reference.Value;
    }

    public string? TryResolve(string reference) => _known.Contains(reference) ? reference : _byName.GetValueOrDefault(reference.Trim());

    private string Wish(string name, int index)
    {
        var id = Ids.Of(name);
        return id.Length > 0 ? id : FormattableString.Invariant($"{what}-{index + 1}");
    }
}
