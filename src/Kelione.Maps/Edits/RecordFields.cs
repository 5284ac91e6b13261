using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Kelione.Maps;

/// <summary>
/// The fields of a record that a change may set, found by reflection, so that a field which is added to the document can be edited, compared and merged at once.
/// Left out are the id, whatever says where the thing stands (that is moved, not changed) and lists of other things (which have edits of their own).
/// </summary>
internal sealed class RecordFields
{
    private static readonly ConcurrentDictionary<Type, RecordFields> Known = new();

    private static readonly Dictionary<Type, string[]> NotFields = new()
    {
        [typeof(JourneyMap)] =
        [
            nameof(JourneyMap.Schema), nameof(JourneyMap.Personas), nameof(JourneyMap.Channels), nameof(JourneyMap.Devices), nameof(JourneyMap.Stages), nameof(JourneyMap.Lanes), nameof(JourneyMap.Cards),
            nameof(JourneyMap.Arcs), nameof(JourneyMap.Routes), nameof(JourneyMap.Barriers), nameof(JourneyMap.Ideas), nameof(JourneyMap.Images), nameof(JourneyMap.Measure), nameof(JourneyMap.Priority),
        ],
        [typeof(Stage)] = [nameof(Stage.Steps)],
        [typeof(Card)] = [nameof(Card.Lane), nameof(Card.Step), nameof(Card.Stage)],
        [typeof(Barrier)] = [nameof(Barrier.Step)],
        [typeof(Idea)] = [nameof(Idea.Step)],
    };

    private readonly Dictionary<string, RecordField> _byName;
    private readonly MethodInfo _clone;

    private RecordFields(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var left = NotFields.GetValueOrDefault(type, []);
        All =
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.CanWrite && property.Name != "Id" && !left.Contains(property.Name)
               select new RecordField(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property, nullability.Create(property).WriteState == NullabilityState.Nullable),
        ];
        _byName = All.ToDictionary(f => f.Name);
        _clone = type.GetMethod("<Clone>$") ?? throw new InvalidOperationException($"{type.Name} is no record.");
    }

    /// <summary>All of them in the order of the record.</summary>
    public IReadOnlyList<RecordField> All { get; }

    public static RecordFields Of(Type type) => Known.GetOrAdd(type, static t => new(t));

    public RecordField? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The record with some fields set.</summary>
    public object With(object record, IEnumerable<FieldValue> values)
    {
        var copy = _clone.Invoke(record, null)!;
        foreach (var value in values)
        {
            _byName[value.Field].Property.SetValue(copy, value.Value);
        }

        return copy;
    }

    /// <summary>The record with another id.</summary>
    public object WithId(object record, string id)
    {
        var copy = _clone.Invoke(record, null)!;
        copy.GetType().GetProperty("Id")!.SetValue(copy, id);
        return copy;
    }

    /// <summary>The fields in which two records differ, with the values of the second.</summary>
    public IEnumerable<FieldValue> Differing(object before, object after) =>
        from field in All
        let value = field.Get(after)
        where !Equals(field.Get(before), value)
        select new FieldValue(field.Name, value);
}

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Property">Its property.</param>
/// <param name="MayBeNull">Whether it has a meaning for null.</param>
internal sealed record RecordField(string Name, PropertyInfo Property, bool MayBeNull)
{
    public object? Get(object record) => Property.GetValue(record);
}
