using Kelione.Maps;
using Kelione.Posters.Scenes;
using Kelione.Posters.Symbols;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>What every part of a layout needs at hand: the builder, the sheet, the words and numbers of the reader's language, and the map as it reads. Not safe to use from several threads.</summary>
internal sealed class PosterPage
{
    private readonly PosterTexts _mapWords;

    public PosterPage(PosterInput input, PosterSheet? sheet = null)
    {
        var language = input.Options.Language.Length > 0 ? input.Options.Language : input.Map.Language;
        Input = input;
        Sheet = sheet ?? PosterSheet.A3;
        Words = new PosterTexts("PosterWords", language);
        Numbers = new PosterNumbers(Words);
        Dates = new PosterDates(Words);
        Reading = new MapReading(input.Map, input.Measurement);
        _mapWords = new PosterTexts("PosterWords", input.Map.Language);
        Scene = new SceneBuilder(Sheet.Width, Sheet.Height, Words.Language == "zh" ? "zh-Hans" : Words.Language);
        Scene.Rect(0, 0, Sheet.Width, Sheet.Height, Ink.Surface);
    }

    /// <summary>What the poster is made of.</summary>
    public PosterInput Input { get; }

    /// <summary>The map.</summary>
    public JourneyMap Map => Input.Map;

    /// <summary>What was measured; null for nothing.</summary>
    public MapMeasurement? Measurement => Input.Measurement;

    /// <summary>The map as layouts read it.</summary>
    public MapReading Reading { get; }

    /// <summary>The page.</summary>
    public PosterSheet Sheet { get; }

    /// <summary>The fixed words that all kinds share.</summary>
    public PosterTexts Words { get; }

    /// <summary>Numbers in the reader's language.</summary>
    public PosterNumbers Numbers { get; }

    /// <summary>Dates in the reader's language.</summary>
    public PosterDates Dates { get; }

    /// <summary>What is drawn with.</summary>
    public SceneBuilder Scene { get; }

    /// <summary>The title shown.</summary>
    public string Title => Input.Options.Title is { Length: > 0 } title ? title : Map.Title;

    /// <summary>What a customer says, in the quotation marks of the map's language; marks that are there already are kept.</summary>
    public string Quote(string words) => words.Length > 0 && words[0] is '“' or '„' or '«' or '"' or '「' ? words : _mapWords.Of("Quote", words);

    /// <summary>The name of a lane: its own, else that of its kind.</summary>
    public string LaneName(Lane lane) => lane.Name.Length > 0 ? lane.Name : Words[$"Lane.{lane.Kind}"];

    /// <summary>How many customers, in full where it fits the width, else in three digits, else in two.</summary>
    public string CountWithin(long value, TextStyle style, double width)
    {
        bool Fits(string text) => Scene.Measure(text, style) <= width;
        return Fits(Numbers.Count(value)) ? Numbers.Count(value) : Fits(Numbers.ShortCount(value)) ? Numbers.ShortCount(value) : Numbers.ShortCount(value, 2);
    }

    /// <summary>The face that shows an emotion: the one that was chosen, else by its value from −5 to +5.</summary>
    public static FaceKind FaceOf(Emotion? chosen, double value) => chosen switch
    {
        Emotion.Joy => FaceKind.Joy,
        Emotion.Trust => FaceKind.Trust,
        Emotion.Surprise => FaceKind.Surprise,
        Emotion.Confusion => FaceKind.Confusion,
        Emotion.Worry => FaceKind.Worry,
        Emotion.Disappointment => FaceKind.Disappointment,
        Emotion.Anger => FaceKind.Anger,
        _ => value switch { >= 2.4 => FaceKind.Joy, >= 0 => FaceKind.Trust, > -1.6 => FaceKind.Confusion, > -2.6 => FaceKind.Worry, > -3.4 => FaceKind.Disappointment, _ => FaceKind.Anger },
    };
}
