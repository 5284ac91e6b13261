namespace Kelione.Voice.Sentiments;

/// <summary>What a person feels, as the faces on the emotion curve show it.</summary>
public enum Emotion
{
    /// <summary>Glad.</summary>
    Joy,

    /// <summary>Feels safe with the company.</summary>
    Trust,

    /// <summary>Afraid that something goes wrong.</summary>
    Worry,

    /// <summary>Angry.</summary>
    Anger,

    /// <summary>Had hoped for more.</summary>
    Disappointment,

    /// <summary>Does not understand.</summary>
    Confusion,

    /// <summary>Did not expect it, for better or worse.</summary>
    Surprise,
}
