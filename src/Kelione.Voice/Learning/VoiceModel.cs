namespace Kelione.Voice.Learning;

/// <summary>What was learnt in a workspace. Immutable, thread-safe.</summary>
public sealed class VoiceModel
{
    private readonly Dictionary<string, LanguageModel> _models;

    /// <summary>A model of what was learnt.</summary>
    /// <param name="readerVersion">The version of the reader whose evidence is part of it.</param>
    /// <param name="reports">A report for each language that had labels.</param>
    /// <param name="models">The languages in which learning was better.</param>
    internal VoiceModel(string readerVersion, IReadOnlyList<LearningReport> reports, IReadOnlyList<LanguageModel> models)
    {
        ReaderVersion = readerVersion;
        Reports = reports;
        _models = models.ToDictionary(m => m.Language, StringComparer.Ordinal);
    }

    /// <summary>The version of the reader whose evidence is part of the model; under another one the model should be trained again.</summary>
    public string ReaderVersion { get; }

    /// <summary>A report for each language that had labels.</summary>
    public IReadOnlyList<LearningReport> Reports { get; }

    /// <summary>The languages' models.</summary>
    internal IEnumerable<LanguageModel> Models => _models.Values.OrderBy(m => m.Language, StringComparer.Ordinal);

    /// <summary>What was learnt for a language.</summary>
    /// <param name="language">The language's code.</param>
    /// <returns>The model; null where the lexicon speaks.</returns>
    internal LanguageModel? Of(string language) => _models.GetValueOrDefault(language);

    /// <summary>Writes the model.</summary>
    /// <param name="stream">Takes the bytes.</param>
    public void Save(Stream stream) => ModelFile.Write(this, stream);

    /// <summary>Reads a model that <see cref="Save"/> wrote.</summary>
    /// <param name="stream">Gives the bytes.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The bytes are no model, one of another version, or damaged.</exception>
    public static VoiceModel Load(Stream stream) => ModelFile.Read(stream);
}
