using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>An immutable list that is equal to another by its elements, so that records which hold lists are equal by content. Thread-safe.</summary>
/// <typeparam name="T">What is in it.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[JsonConverter(typeof(ValueListJsonConverterFactory))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly ImmutableArray<T> _items;

    internal ValueList(ImmutableArray<T> items) => _items = items;

    /// <summary>The list without elements.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _items.Length;

    /// <inheritdoc />
    public T this[int index] => _items[index];

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan();

    /// <summary>A list with one element more, at a place from 0 to <see cref="Count"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ValueList<T> Insert(int index, T item) => new(_items.Insert(index, item));

    /// <summary>A list with one element more at its end.</summary>
    public ValueList<T> Add(T item) => new(_items.Add(item));

    /// <summary>A list without the element at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ValueList<T> RemoveAt(int index) => new(_items.RemoveAt(index));

    /// <summary>A list with another element at a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ValueList<T> SetItem(int index, T item) => new(_items.SetItem(index, item));

    /// <summary>The place of the first element that fits; −1 where none does.</summary>
    public int FindIndex(Func<T, bool> fits)
    {
        for (var i = 0; i < _items.Length; i++)
        {
            if (fits(_items[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc />
    public bool Equals(ValueList<T>? other) => other is not null && (_items == other._items || _items.AsSpan().SequenceEqual(other._items.AsSpan(), EqualityComparer<T>.Default));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public override string ToString() => $"[{string.Join(", ", _items)}]";

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes lists that are equal by their elements.</summary>
public static class ValueList
{
    /// <summary>A list of some elements.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new([.. items]);

    /// <summary>A list of some elements.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}

/// <summary>A list is an array in JSON; null is read as the empty list.</summary>
internal sealed class ValueListJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<ValueList<T>>
    {
        public override bool HandleNull => true;

        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? ValueList<T>.Empty : new([.. JsonSerializer.Deserialize<T[]>(ref reader, options)!.Select(item => item ?? throw new JsonException("An element of a list is null."))]);

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            if (value is null)
            {
                writer.WriteNullValue();
                return;
            }

            writer.WriteStartArray();
            foreach (var item in value)
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
