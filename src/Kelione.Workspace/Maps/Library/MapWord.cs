using System.Text.Json;

namespace Kelione.Workspace;

/// <summary>The words of enumerations as JSON writes them, for columns of the database.</summary>
internal static class MapWord
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonSerializer.Serialize(value).Trim('"');

    public static T Read<T>(string word)
        where T : struct, Enum => JsonSerializer.Deserialize<T>($"\"{word}\"");
}
