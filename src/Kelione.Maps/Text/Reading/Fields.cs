using System.Globalization;

namespace Kelione.Maps.Text;

/// <summary>
/// The keys of one thing, asked for one by one; <see cref="Done"/> then complains of every key that nobody asked for, so that nothing that a person wrote is dropped in silence. A value of the wrong sort is complained of and taken as not given.
/// </summary>
/// <param name="map">The thing's keys and values.</param>
/// <param name="what">What it is, with its article, for messages: "a step".</param>
/// <param name="log">Where complaints go.</param>
internal sealed class Fields(TextMap map, string what, ReadingLog log)
{
    private readonly List<string> _asked = [];

    public TextPlace Place => map.Place;

    public ReadingLog Log => log;

    /// <summary>The value of a key; null where it is not given or nothing is written after it.</summary>
    public TextNode? Node(string key)
    {
        _asked.Add(key);
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value is TextScalar { IsNothing: true } ? null : entry.Value;
            }
        }

        return null;
    }

    /// <summary>The text of a key; null where it is not given.</summary>
    public string? Text(string key) => Scalar(key)?.Value;

    /// <summary>The text of a key that must be there.</summary>
    public string Needed(string key)
    {
        if (Text(key) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        log.Error(map.Place, $"{what} needs {(key is "id" or "events" or "image" ? "an" : "a")} {key}");
        return "";
    }

    public double? Number(string key, double least = double.NegativeInfinity, double most = double.PositiveInfinity, bool isShare = false)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (Scalars.Number(scalar.Value, isShare) is not { } number)
        {
            log.Error(scalar.Place, $"{key} is a number{Between(least, most)}, with a dot before its decimals; '{Short(scalar.Value)}' is none");
            return null;
        }

        if (number < least || number > most)
        {
            log.Error(scalar.Place, string.Create(CultureInfo.InvariantCulture, $"{key} is a number{Between(least, most)}, not {number}"));
            return null;
        }

        return number;
    }

    public long? Whole(string key, long least, long most)
    {
        var number = Number(key, least, most);
        if (number is { } n && n != Math.Floor(n))
        {
            log.Error(Node(key)!.Place, string.Create(CultureInfo.InvariantCulture, $"{key} is a whole number, not {n}"));
            return null;
        }

        return (long?)number;
    }

    public bool? Flag(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (Scalars.Flag(scalar.Value) is { } flag)
        {
            return flag;
        }

        log.Error(scalar.Place, $"{key} is true or false, not '{Short(scalar.Value)}'");
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (DateOnly.TryParseExact(scalar.Value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        log.Error(scalar.Place, $"{key} is a day such as 2026-05-31, not '{Short(scalar.Value)}'");
        return null;
    }

    public DateTimeOffset? Moment(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(scalar.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && scalar.Value.Contains('-', StringComparison.Ordinal))
        {
            return moment;
        }

        log.Error(scalar.Place, $"{key} is a time such as 2026-05-31T14:30:00Z, not '{Short(scalar.Value)}'");
        return null;
    }

    public T? Word<T>(string key)
        where T : struct, Enum
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (Words<T>.TryRead(scalar.Value, out var value))
        {
            return value;
        }

        log.Error(scalar.Place, $"'{Short(scalar.Value)}' is no {key}{Nearness.Hint(scalar.Value, Words<T>.All)}");
        return null;
    }

    /// <summary>The texts of a key: a list, or one text in its place. Null where it is not given.</summary>
    public ValueList<string>? Texts(string key) =>
        Node(key) is null ? null : [.. TextScalars(key).Select(s => s.Value)];

    /// <summary>The same with the place of each; empty where the key is not given. An entry that is no text is complained of.</summary>
    public IEnumerable<TextScalar> TextScalars(string key) => Items(key).Select(i => AsText(i, $"an entry of {key}")).OfType<TextScalar>();

    /// <summary>The entries of a key: a list, or one thing in its place; empty where it is not given.</summary>
    public IReadOnlyList<TextNode> Items(string key) => Node(key) switch
    {
        null => [],
        TextList list => list.Items,
        var one => [one],
    };

    /// <summary>The keys of a key's value; null where it is not given or has none.</summary>
    public Fields? Part(string key, string whatItIs)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case TextMap inner:
                return new(inner, whatItIs, log);
            case var other:
                log.Error(other.Place, $"{key} has keys of its own, each on a line below it and indented");
                return null;
        }
    }

    /// <summary>The word or text that stands at a key, with its place; null where it is not given.</summary>
    public TextScalar? Scalar(string key) => Node(key) is { } node ? AsText(node, key) : null;

    /// <summary>Complains of the keys that nobody asked for.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries.Where(e => !_asked.Contains(e.Key.Value)))
        {
            var key = entry.Key.Value;
            var meant = Nearness.Nearest(key, _asked);
            log.Error(entry.Key.Place, $"{what} has no '{Short(key)}'" + (meant is null ? $": it has {string.Join(", ", _asked)}" : $": did you mean '{meant}'?"));
        }
    }

    internal static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";

    private static string Between(double least, double most) => (double.IsInfinity(least), double.IsInfinity(most)) switch
    {
        (true, _) => "",
        (_, true) => string.Create(CultureInfo.InvariantCulture, $" of {least} or more"),
        _ => string.Create(CultureInfo.InvariantCulture, $" from {least} to {most}"),
    };

    private TextScalar? AsText(TextNode node, string key)
    {
        if (node is TextScalar scalar)
        {
            return scalar;
        }

        log.Error(node.Place, $"{key} is a text, not {(node is TextList ? "a list" : "keys with values: put a text with a colon in it within quotation marks")}");
        return null;
    }
}
