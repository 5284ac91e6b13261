using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Lexicons;

/// <summary>A word or phrase with a direction. Immutable.</summary>
/// <param name="Text">The entry as it stands in the file.</param>
/// <param name="Value">−3 … +3, never 0.</param>
/// <param name="Emotion">The emotion it shows; null where none is stated.</param>
internal sealed record SentimentEntry(string Text, double Value, Emotion? Emotion);

/// <summary>What a shifter does to the words around it.</summary>
internal enum ShifterKind
{
    /// <summary>Turns the words after it around; the value is its reach in words.</summary>
    Negation,

    /// <summary>Turns the words before it around; the value is its reach in words.</summary>
    NegationBack,

    /// <summary>Makes the next word stronger; the value is a factor.</summary>
    Intensifier,

    /// <summary>Makes the next word weaker; the value is a factor.</summary>
    Softener,

    /// <summary>"But": the value is the weight of what stands before.</summary>
    Contrast,

    /// <summary>"Although": the value is the weight of its own clause.</summary>
    Concession,

    /// <summary>Asks.</summary>
    Question,

    /// <summary>Wishes something for the future: a suggestion.</summary>
    Wish,

    /// <summary>Complains without a word of sentiment.</summary>
    Complaint,

    /// <summary>Thanks.</summary>
    Thanks,

    /// <summary>Means the opposite.</summary>
    Irony,
}

/// <summary>A word or phrase that shifts others. Immutable.</summary>
/// <param name="Text">The entry as it stands in the file.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Value">Its reach, factor or weight, by kind.</param>
internal sealed record ShifterEntry(string Text, ShifterKind Kind, double Value);
