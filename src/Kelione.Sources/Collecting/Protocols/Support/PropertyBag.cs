using System.Text.Json;

namespace Kelione.Sources;

/// <summary>Fields as an event keeps them: members of nested objects as <c>outer.inner</c>, arrays as JSON text, numbers as they are written, nulls and empty texts absent.</summary>
internal sealed class PropertyBag
{
    /// <summary>The most fields that one event, or what is told of one customer, may have.</summary>
    public const int Most = 1_000;

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>The fields.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>Keeps a field; a name that is taken already stays as it is.</summary>
    /// <exception cref="CollectException">There are too many.</exception>
    public void Add(string name, string? text)
    {
        if (text is { Length: > 0 } && name.Length > 0 && _fields.TryAdd(name, text) && _fields.Count > Most)
        {
            throw new CollectException(Invariant($"it has more than {Most} properties"));
        }
    }

    /// <summary>Keeps all members of an object.</summary>
    /// <param name="of">The object; anything else gives nothing.</param>
    /// <param name="but">The names that are told elsewhere, at the outermost level.</param>
    /// <param name="prefix">What stands before each name.</param>
    /// <exception cref="InvalidOperationException">A text has broken characters.</exception>
    public PropertyBag AddAll(JsonElement? of, IReadOnlySet<string>? but = null, string prefix = "")
    {
        if (of is { ValueKind: JsonValueKind.Object } all)
        {
            foreach (var member in all.EnumerateObject())
            {
                if (but?.Contains(member.Name) != true)
                {
                    AddOne(prefix + member.Name, member.Value);
                }
            }
        }

        return this;
    }

    /// <summary>Keeps a value, whatever it is.</summary>
    public void AddOne(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AddAll(value, prefix: name + ".");
                break;
            case JsonValueKind.String:
                Add(name, value.GetString());
                break;
            case JsonValueKind.True:
                Add(name, "true");
                break;
            case JsonValueKind.False:
                Add(name, "false");
                break;
            case JsonValueKind.Number or JsonValueKind.Array:
                Add(name, value.GetRawText());
                break;
            default:
                break;
        }
    }
}
