using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>A field and the value it gets.</summary>
/// <param name="Field">The name of the field as in JSON, such as <c>text</c>.</param>
/// <param name="Value">The value; null where the field has a meaning for it.</param>
public sealed record FieldValue(string Field, object? Value);

/// <summary>New values for some fields of a thing; the others stay, so that two people who change different fields of one thing do not overwrite one another. In JSON an object of the changed fields.</summary>
/// <typeparam name="T">The sort of thing.</typeparam>
[JsonConverter(typeof(PatchJsonConverterFactory))]
public sealed record Patch<T>
    where T : class
{
    private Patch(ValueList<FieldValue> fields) => Fields = fields;

    /// <summary>The changed fields in the order of the record.</summary>
    public ValueList<FieldValue> Fields { get; }

    /// <summary>The fields in which two versions of a thing differ, with the values of the second.</summary>
    public static Patch<T> Between(T before, T after) => new(RecordFields.Of(typeof(T)).Differing(before, after).ToValueList());

    /// <summary>New values for some fields.</summary>
    /// <exception cref="MapEditException">There is no such field, it is named twice, or the value is not one for it.</exception>
    public static Patch<T> Of(IEnumerable<FieldValue> values)
    {
        var fields = RecordFields.Of(typeof(T));
        var list = values.ToList();
        foreach (var value in list)
        {
            var field = fields.Find(value.Field) ?? throw new MapEditException($"There is no field '{value.Field}' to change. The fields are: {string.Join(", ", fields.All.Select(f => f.Name))}.");
            if (value.Value is null ? !field.MayBeNull : !field.Property.PropertyType.IsInstanceOfType(value.Value))
            {
                throw new MapEditException(value.Value is null ? $"The field '{value.Field}' cannot be null." : $"'{value.Value}' is not a value for the field '{value.Field}'.");
            }
        }

        return list.Select(v => v.Field).Distinct(StringComparer.Ordinal).Count() < list.Count
            ? throw new MapEditException("A field is named twice in one change.")
            : new(fields.All.SelectMany(f => list.Where(v => v.Field == f.Name)).ToValueList());
    }

    /// <summary>The thing with the new values.</summary>
    public T ApplyTo(T thing) => Fields.Count == 0 ? thing : (T)RecordFields.Of(typeof(T)).With(thing, Fields);

    /// <summary>The values that a thing has now in the fields that this patch sets.</summary>
    public Patch<T> InverseOn(T thing)
    {
        var fields = RecordFields.Of(typeof(T));
        return new(Fields.Select(f => f with { Value = fields.Find(f.Field)!.Get(thing) }).ToValueList());
    }
}

/// <summary>Patches in JSON: an object of the changed fields, null written out.</summary>
internal sealed class PatchJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Patch<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Patch<T>>
        where T : class
    {
        public override Patch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var fields = RecordFields.Of(typeof(T));
            var values = new List<FieldValue>();
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException("A change names its fields: {\"field\": value}.");
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                var field = fields.Find(property.Name);
                var isNull = property.Value.ValueKind == JsonValueKind.Null && field is not { MayBeNull: false };
                values.Add(new(property.Name, field is null || isNull ? null : property.Value.Deserialize(field.Property.PropertyType, options)));
            }

            try
            {
                return Patch<T>.Of(values);
            }
            catch (MapEditException e)
            {
                throw new JsonException(e.Message, e);
            }
        }

        public override void Write(Utf8JsonWriter writer, Patch<T> value, JsonSerializerOptions options)
        {
            var fields = RecordFields.Of(typeof(T));
            writer.WriteStartObject();
            foreach (var field in value.Fields)
            {
                writer.WritePropertyName(field.Field);
                if (field.Value is null)
                {
                    writer.WriteNullValue();
                    continue;
                }

                JsonSerializer.Serialize(writer, field.Value, fields.Find(field.Field)!.Property.PropertyType, options);
            }

            writer.WriteEndObject();
        }
    }
}
