using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kelione.Workspace;

/// <summary>How rows are written: compact, letters as they are, so that equal rows are equal bytes.</summary>
internal static class RowJson
{
    /// <summary>For records.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For writers.</summary>
    public static JsonWriterOptions Writer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a row.</summary>
    public static byte[] Write<T>(T row) => JsonSerializer.SerializeToUtf8Bytes(row, Options);

    /// <summary>Reads a row.</summary>
    /// <exception cref="MendableException">It is none of that kind.</exception>
    public static T Read<T>(byte[] row)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(row, Options) ?? throw new JsonException("empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new MendableException("The backup holds something that this program cannot read. Nothing was restored.", e);
        }
    }
}
