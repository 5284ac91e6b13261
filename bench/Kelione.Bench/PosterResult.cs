namespace Kelione.Bench;

/// <summary>One run of the poster bench.</summary>
internal sealed record PosterResult : TimedRun<PosterTiming>
{
    private const string FileName = "poster.json";

    /// <summary>The result of the last run; null where there was none.</summary>
    public static PosterResult? Load(string folder) => ResultFile.Find<PosterResult>(Path.Combine(folder, FileName));

    public void Save(string folder) => ResultFile.Save(Path.Combine(folder, FileName), this);
}

/// <summary>What a poster took: medians, and the least of both together, in milliseconds; processor time for both together; the bytes of the PDF.</summary>
internal sealed record PosterTiming(string Language, int Steps, double LayoutMs, double PdfMs, double MedianMs, double LeastMs, double ProcessorMs, long Bytes);
