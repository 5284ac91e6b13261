using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// Lays a JSON object out as cells: members of nested objects under <c>outer.inner</c>, arrays as their JSON text, numbers exactly as they are written (so that no
/// 64-bit id passes through a floating-point number), nulls absent.
/// </summary>
internal sealed class JsonFlattener(ColumnSet columns, SourceLimits limits)
{
    private readonly JsonReaderOptions _options = JsonWords.Options(limits);
    private readonly int[] _prefixes = new int[limits.MaxDepth + 1];
    private char[] _name = new char[256];
    private char[] _text = new char[1024];

    /// <summary>Adds the object's members to the row.</summary>
    /// <param name="json">The UTF-8 text of one object.</param>
    /// <param name="row">The row.</param>
    /// <exception cref="JsonException">It is no valid JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in it has broken characters.</exception>
    public void Flatten(ReadOnlySpan<byte> json, Row row)
    {
        var reader = new Utf8JsonReader(json, _options);
        var nameLength = 0;
        while (reader.Read())
        {
            var depth = reader.CurrentDepth;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    nameLength = AppendName(ref reader, _prefixes[depth]);
                    break;
                case JsonTokenType.StartObject:
                    _prefixes[depth + 1] = depth == 0 ? 0 : AppendDot(nameLength);
                    break;
                case JsonTokenType.StartArray:
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    Set(row, nameLength, Decode(json[start..(int)reader.BytesConsumed]));
                    break;
                case JsonTokenType.String:
                    Ensure(ref _text, reader.ValueSpan.Length);
                    var length = reader.CopyString(_text);
                    Set(row, nameLength, _text.AsSpan(0, length));
                    break;
                case JsonTokenType.Number:
                    Set(row, nameLength, Decode(reader.ValueSpan));
                    break;
                case JsonTokenType.True:
                    Set(row, nameLength, "true");
                    break;
                case JsonTokenType.False:
                    Set(row, nameLength, "false");
                    break;
                default:
                    break;
            }
        }
    }

    private void Set(Row row, int nameLength, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            row.Set(columns.IndexOrAdd(_name.AsSpan(0, nameLength)), text);
        }
    }

    private int AppendName(ref Utf8JsonReader reader, int prefix)
    {
        var most = prefix + reader.ValueSpan.Length + 1;
        if (_name.Length < most)
        {
            Array.Resize(ref _name, most * 2);
        }

        return prefix + reader.CopyString(_name.AsSpan(prefix));
    }

    private int AppendDot(int nameLength)
    {
        if (nameLength >= _name.Length)
        {
            Array.Resize(ref _name, _name.Length * 2);
        }

        _name[nameLength] = '.';
        return nameLength + 1;
    }

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> utf8)
    {
        Ensure(ref _text, utf8.Length);
        return _text.AsSpan(0, Encoding.UTF8.GetChars(utf8, _text));
    }

    private static void Ensure(ref char[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new char[length * 2];
        }
    }
}
