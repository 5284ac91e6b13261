namespace Kelione.Bench;

/// <summary>One run of the voice bench.</summary>
internal sealed record VoiceResult : TimedRun<VoiceTiming>
{
    private const string FileName = "voice.json";

    /// <summary>The result of the last run; null where there was none.</summary>
    public static VoiceResult? Load(string folder) => ResultFile.Find<VoiceResult>(Path.Combine(folder, FileName));

    public void Save(string folder) => ResultFile.Save(Path.Combine(folder, FileName), this);
}

/// <summary>What reading took: the median of texts a second on all cores, and the least processor time a text in microseconds.</summary>
internal sealed record VoiceTiming(string Task, int Texts, int Distinct, double MeanCharacters, double TextsPerSecond, double ProcessorMicros);
