using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// A length of time in whole microseconds, written as people write it: <c>30d</c>, <c>1h30m</c>, <c>90s</c>, <c>2w</c>, <c>500ms</c>, <c>10us</c>.
/// A day is exactly 24 hours. Immutable.
/// </summary>
[JsonConverter(typeof(DurationJsonConverter))]
public readonly record struct Duration(long Micros) : IComparable<Duration>
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, long Micros)[] Units =
    [
        ("w", 7 * UtcTime.MicrosPerDay), ("d", UtcTime.MicrosPerDay), ("h", 3600 * UtcTime.MicrosPerSecond),
        ("m", 60 * UtcTime.MicrosPerSecond), ("s", UtcTime.MicrosPerSecond), ("ms", 1000), ("us", 1),
    ];

    /// <summary>The length in seconds.</summary>
    [JsonIgnore]
    public double Seconds => Micros / (double)UtcTime.MicrosPerSecond;

    /// <summary>A length of whole days of 24 hours.</summary>
    public static Duration FromDays(long days) => new(checked(days * UtcTime.MicrosPerDay));

    /// <summary>A length of whole seconds.</summary>
    public static Duration FromSeconds(long seconds) => new(checked(seconds * UtcTime.MicrosPerSecond));

    /// <summary>Reads <c>30d</c>, <c>1h30m</c>, <c>0.5d</c> and the like.</summary>
    /// <exception cref="FormatException">The text is not a length of time; the message says how to write one.</exception>
    public static Duration Parse(string text) =>
        TryParse(text, out var duration)
            ? duration
            : throw new FormatException($"'{text}' is not a length of time. Write for example 30d, 12h, 90m, 45s or 1h30m (w, d, h, m, s, ms, us).");

    /// <summary>Reads a length of time; false where the text is none.</summary>
    public static bool TryParse(string? text, out Duration duration)
    {
        duration = default;
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
        {
            return false;
        }

        decimal micros = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(Digits);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            {
                return false;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAnyExceptInRange('a', 'z');
            var unit = letters < 0 ? rest : rest[..letters];
            if (UnitMicros(unit) is not { } size || amount > 1_000_000_000_000)
            {
                return false;
            }

            micros += amount * size;
            rest = rest[unit.Length..];
        }

        if (micros > long.MaxValue)
        {
            return false;
        }

        duration = new Duration((long)micros);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(Duration other) => Micros.CompareTo(other.Micros);

    /// <summary>The shortest exact form: <c>30d</c>, <c>1h30m</c>; weeks are written as days; zero is <c>0s</c>.</summary>
    public override string ToString()
    {
        if (Micros == 0)
        {
            return "0s";
        }

        var text = new StringBuilder(Micros < 0 ? "-" : "");
        var left = Math.Abs(Micros);
        foreach (var (unit, size) in Units.AsSpan(1))
        {
            if (left / size is > 0 and var count)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
                left -= count * size;
            }
        }

        return text.ToString();
    }

    private static long? UnitMicros(ReadOnlySpan<char> unit)
    {
        foreach (var (name, micros) in Units)
        {
            if (unit.SequenceEqual(name))
            {
                return micros;
            }
        }

        return null;
    }

    /// <summary>Compares lengths.</summary>
    public static bool operator <(Duration left, Duration right) => left.Micros < right.Micros;

    /// <summary>Compares lengths.</summary>
    public static bool operator >(Duration left, Duration right) => left.Micros > right.Micros;

    /// <summary>Compares lengths.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Micros <= right.Micros;

    /// <summary>Compares lengths.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Micros >= right.Micros;
}

/// <summary>Durations are text in JSON, as people write them.</summary>
internal sealed class DurationJsonConverter : JsonConverter<Duration>
{
    public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Duration.TryParse(reader.GetString(), out var duration) ? duration : throw new JsonException($"'{reader.GetString()}' is not a length of time such as 30d.");

    public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
