using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kelione.Bench;

/// <summary>One run of the voice bench, as kept in a result file.</summary>
internal sealed record VoiceResult
{
    /// <summary>The name of its file within the folder of results.</summary>
    public const string FileName = "voice.json";

    public required string Machine { get; init; }

    public required string Date { get; init; }

    public required string Commit { get; init; }

    public required int Rounds { get; init; }

    public required IReadOnlyList<VoiceTiming> Timings { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result of the last run; null where there was none.</summary>
    public static VoiceResult? Load(string folder) =>
        File.Exists(Path.Combine(folder, FileName)) ? JsonSerializer.Deserialize<VoiceResult>(File.ReadAllText(Path.Combine(folder, FileName)), Json) : null;

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
    }
}

/// <summary>What reading took: the median of texts a second on all cores, and the least processor time a text in microseconds.</summary>
internal sealed record VoiceTiming(string Task, int Texts, int Distinct, double MeanCharacters, double TextsPerSecond, double ProcessorMicros);
