using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kelione.Bench;

/// <summary>One run of the poster bench, as kept in a result file.</summary>
internal sealed record PosterResult
{
    /// <summary>The name of its file within the folder of results.</summary>
    public const string FileName = "poster.json";

    public required string Machine { get; init; }

    public required string Date { get; init; }

    public required string Commit { get; init; }

    public required int Rounds { get; init; }

    public required IReadOnlyList<PosterTiming> Timings { get; init; }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The result of the last run; null where there was none.</summary>
    public static PosterResult? Load(string folder) =>
        File.Exists(Path.Combine(folder, FileName)) ? JsonSerializer.Deserialize<PosterResult>(File.ReadAllText(Path.Combine(folder, FileName)), Json) : null;

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Json) + "\n");
    }
}

/// <summary>What a poster took: medians, and the least of both together, in milliseconds; processor time for both together; the bytes of the PDF.</summary>
internal sealed record PosterTiming(string Language, int Steps, double LayoutMs, double PdfMs, double MedianMs, double LeastMs, double ProcessorMs, long Bytes);
