using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Kelione.Journeys;
using Kelione.Voice;
using Kelione.Voice.Learning;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>What a workspace knows about its texts: the themes that were found, what people changed about them, what was learnt from labels. Kept in files of the workspace; safe for several threads.</summary>
/// <param name="folder">The workspace.</param>
internal sealed class VoiceMemory(WorkspaceFolder folder)
{
    private readonly Lock _gate = new();
    private VoiceState? _now;
    private long _turns;

    /// <summary>Reads texts by the lexicons alone.</summary>
    public static VoiceReader Reader => VoiceReader.Standard;

    /// <summary>What is known now.</summary>
    /// <exception cref="MendableException">The file of people's changes is damaged.</exception>
    public VoiceState Now
    {
        get
        {
            lock (_gate)
            {
                return _now ??= Load();
            }
        }
    }

    /// <summary>How many times what is known changed since this was opened. Counting the changes that stand would not do: one taken back and another made are as many as before.</summary>
    public long Turns => Interlocked.Read(ref _turns);

    /// <summary>Keeps themes that were found.</summary>
    public void KeepFound(ThemeModel found) => Change(state => state with { Found = found }, FoundFile, () => JsonSerializer.Serialize(found, JourneyJson.Compact), isDerived: true);

    /// <summary>Forgets the themes that were found: they are found anew by the next look.</summary>
    public void ForgetFound()
    {
        lock (_gate)
        {
            var state = _now ??= Load();
            UserFile.Try(FoundFile, () =>
            {
                if (File.Exists(FoundFile))
                {
                    File.Delete(FoundFile);
                }
            });
            Turn(Completed(state with { Found = null }));
        }
    }

    /// <summary>Keeps people's changes of the themes.</summary>
    public void KeepEdits(ThemeList edits) => Change(state => state with { Edits = edits }, EditsFile, edits.ToJson, isDerived: false);

    /// <summary>Keeps a learnt model; null takes it away.</summary>
    public void KeepModel(VoiceModel? model)
    {
        lock (_gate)
        {
            var state = _now ??= Load();
            UserFile.Try(ModelFile, () =>
            {
                PrivateFiles.MakeFolder(folder.VoiceFolder);
                if (model is null)
                {
                    File.Delete(ModelFile);
                    return;
                }

                using var stream = PrivateFiles.Create(ModelFile + AtomicFile.Unfinished, FileMode.Create);
                model.Save(stream);
                stream.Flush(flushToDisk: true);
                stream.Dispose();
                File.Move(ModelFile + AtomicFile.Unfinished, ModelFile, overwrite: true);
            });
            Turn(Completed(state with { Model = model, ModelMark = model is null ? "" : MarkOf(ModelFile) }));
        }
    }

    private void Turn(VoiceState state)
    {
        _now = state;
        Interlocked.Increment(ref _turns);
    }

    private string FoundFile => Path.Combine(folder.VoiceFolder, "themes-found.json");

    private string EditsFile => Path.Combine(folder.VoiceFolder, "themes.json");

    private string ModelFile => Path.Combine(folder.VoiceFolder, "model.bin");

    private void Change(Func<VoiceState, VoiceState> change, string file, Func<string> text, bool isDerived)
    {
        lock (_gate)
        {
            var state = Completed(change(_now ??= Load()));
            try
            {
                UserFile.Try(file, () => AtomicFile.Write(file, text()));
            }
            catch (MendableException) when (isDerived)
            {
                // It can be found again; whoever may only read reads without it being kept.
            }

            Turn(state);
        }
    }

    private VoiceState Load()
    {
        var edits = ThemeList.Empty;
        if (File.Exists(EditsFile))
        {
            try
            {
                edits = ThemeList.FromJson(UserFile.Try(EditsFile, () => File.ReadAllText(EditsFile)));
            }
            catch (JsonException e)
            {
                throw new MendableException($"The file '{EditsFile}' is not a list of changes of themes: {e.Message}", e);
            }
        }

        return Completed(new VoiceState { Found = LoadFound(), Edits = edits, Model = LoadModel(), ModelMark = MarkOf(ModelFile) });
    }

    private ThemeModel? LoadFound()
    {
        try
        {
            return File.Exists(FoundFile) ? JsonSerializer.Deserialize<ThemeModel>(File.ReadAllText(FoundFile), JourneyJson.Compact) : null;
        }
        catch (Exception e) when (e is JsonException || UserFile.IsRefusal(e))
        {
            // Found anew.
            return null;
        }
    }

    private VoiceModel? LoadModel()
    {
        try
        {
            if (!File.Exists(ModelFile))
            {
                return null;
            }

            using var stream = File.OpenRead(ModelFile);
            return VoiceModel.Load(stream);
        }
        catch (Exception e) when (e is InvalidDataException || UserFile.IsRefusal(e))
        {
            // The lexicon speaks until it is trained again.
            return null;
        }
    }

    private static string MarkOf(string file) => File.Exists(file) ? Mark(File.ReadAllBytes(file)) : "";

    private static string Mark(ReadOnlySpan<byte> bytes) => XxHash64.HashToUInt64(bytes).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static VoiceState Completed(VoiceState state)
    {
        var themes = state.Edits.Apply(state.Found ?? ThemeModel.OfTopics);
        var mark = Mark(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(themes.Themes.Select(t => t with { Texts = 0, IsPinned = false, Name = null }), JourneyJson.Compact)));
        return state with { Themes = themes, Version = $"{Reader.Version}-{mark}-{state.ModelMark}", ThemeReader = new ThemeReader(Reader, themes) };
    }
}
