using System.Buffers;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>Answers in JSON.</summary>
internal static class JsonReply
{
    /// <summary>An answer that is one object.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="write">Writes its members.</param>
    public static CollectReply Of(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new CollectReply(status, "application/json", buffer.WrittenMemory);
    }
}
