using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kelione.Bench;

/// <summary>The files of <c>bench/results</c>, which a person can read and which the report is written from.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a result.</summary>
    public static T Load<T>(string path) => JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json)!;

    /// <summary>Reads a result; null where there was no run.</summary>
    public static T? Find<T>(string path)
        where T : class => File.Exists(path) ? Load<T>(path) : null;

    /// <summary>Keeps a result, making its folder where there is none.</summary>
    public static void Save<T>(string path, T result)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(result, Json) + "\n");
    }
}
