using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Kelione.Journeys;
using Kelione.Voice;
using Kelione.Voice.Learning;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>What a workspace knows about its texts: the themes that were found, what people changed about them, what was learnt from labels. Kept in papers of the workspace; safe for several threads and nodes.</summary>
/// <param name="papers">Where it is kept.</param>
/// <param name="time">Tells when to look what other nodes changed.</param>
internal sealed class VoiceMemory(IPapers papers, TimeProvider time)
{
    private const string FoundName = PaperNames.Voice + "themes-found.json", EditsName = PaperNames.Voice + "themes.json", ModelName = PaperNames.Voice + "model.bin";

    // Every text that is read asks what is known: as often the database is not to be asked.
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private VoiceState? _now;
    private string _mark = "";
    private long _looked;
    private long _turns;

    /// <summary>Reads texts by the lexicons alone.</summary>
    public static VoiceReader Reader => VoiceReader.Standard;

    /// <summary>What is known now; what another node changed, within a second.</summary>
    /// <exception cref="MendableException">The paper of people's changes is damaged.</exception>
    public VoiceState Now
    {
        get
        {
            lock (_gate)
            {
                return Current();
            }
        }
    }

    /// <summary>How many times what is known changed since this was opened. Counting the changes that stand would not do: one taken back and another made are as many as before.</summary>
    public long Turns => Interlocked.Read(ref _turns);

    /// <summary>Keeps themes that were found.</summary>
    public void KeepFound(ThemeModel found)
    {
        lock (_gate)
        {
            var state = Completed(Current() with { Found = found });
            try
            {
                papers.Write(FoundName, JsonSerializer.SerializeToUtf8Bytes(found, JourneyJson.Compact));
            }
            catch (MendableException)
            {
                // It can be found again; whoever may only read reads without it being kept.
            }

            Turn(state);
        }
    }

    /// <summary>Forgets the themes that were found: they are found anew by the next look.</summary>
    public void ForgetFound()
    {
        lock (_gate)
        {
            var state = Current();
            papers.Remove(FoundName);
            Turn(Completed(state with { Found = null }));
        }
    }

    /// <summary>Changes what people want of the themes; where another node changed it meanwhile, anew on that.</summary>
    /// <param name="change">Makes the new changes of those that stand; it may be asked twice.</param>
    public void ChangeEdits(Func<ThemeList, ThemeList> change)
    {
        lock (_gate)
        {
            var state = Current();
            var edits = state.Edits;
            papers.Change(EditsName, content => Encoding.UTF8.GetBytes((edits = change(EditsOf(content))).ToJson()));
            Turn(Completed(state with { Edits = edits }));
        }
    }

    /// <summary>Keeps a learnt model; null takes it away.</summary>
    public void KeepModel(VoiceModel? model)
    {
        lock (_gate)
        {
            var (state, content) = (Current(), (byte[]?)null);
            if (model is null)
            {
                papers.Remove(ModelName);
            }
            else
            {
                using var stream = new MemoryStream();
                model.Save(stream);
                papers.Write(ModelName, content = stream.ToArray());
            }

            Turn(Completed(state with { Model = model, ModelMark = content is null ? "" : Mark(content) }));
        }
    }

    private void Turn(VoiceState state)
    {
        // Where others write too, what stands now is read again by the next look.
        _now = papers.AreShared ? null : state;
        Interlocked.Increment(ref _turns);
    }

    private VoiceState Current()
    {
        if (_now is { } known && (!papers.AreShared || time.GetElapsedTime(_looked) < Trusted))
        {
            return known;
        }

        // The mark first: what changes while we read is then read again, and not missed.
        var mark = papers.MarkOf(PaperNames.Voice);
        _looked = time.GetTimestamp();
        if (_now is null || mark != _mark)
        {
            var isNews = _now is not null;
            (_now, _mark) = (Load(), mark);
            _turns += isNews ? 1 : 0;
        }

        return _now;
    }

    private VoiceState Load()
    {
        var model = papers.Read(ModelName)?.Content;
        return Completed(new VoiceState { Found = LoadFound(), Edits = EditsOf(papers.Read(EditsName)?.Content), Model = ModelOf(model), ModelMark = model is null ? "" : Mark(model) });
    }

    private ThemeList EditsOf(byte[]? content)
    {
        try
        {
            return content is null ? ThemeList.Empty : ThemeList.FromJson(PapersExtensions.TextOf(content));
        }
        catch (JsonException e)
        {
            throw new MendableException($"The file '{papers.PlaceOf(EditsName)}' is not a list of changes of themes: {e.Message}", e);
        }
    }

    private ThemeModel? LoadFound()
    {
        try
        {
            return papers.Read(FoundName) is { } paper ? JsonSerializer.Deserialize<ThemeModel>(paper.Content, JourneyJson.Compact) : null;
        }
        catch (JsonException)
        {
            // Found anew.
            return null;
        }
        catch (MendableException) when (!papers.AreShared)
        {
            return null;
        }
    }

    private static VoiceModel? ModelOf(byte[]? content)
    {
        try
        {
            return content is null ? null : VoiceModel.Load(new MemoryStream(content));
        }
        catch (InvalidDataException)
        {
            // The lexicon speaks until it is trained again.
            return null;
        }
    }

    private static string Mark(ReadOnlySpan<byte> bytes) => XxHash64.HashToUInt64(bytes).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static VoiceState Completed(VoiceState state)
    {
        var themes = state.Edits.Apply(state.Found ?? ThemeModel.OfTopics);
        var mark = Mark(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(themes.Themes.Select(t => t with { Texts = 0, IsPinned = false, Name = null }), JourneyJson.Compact)));
        return state with { Themes = themes, Version = $"{Reader.Version}-{mark}-{state.ModelMark}", ThemeReader = new ThemeReader(Reader, themes) };
    }
}
