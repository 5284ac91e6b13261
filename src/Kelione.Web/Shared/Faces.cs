using Kelione.Maps;

namespace Kelione.Web.Shared;

/// <summary>The seven faces of emotion, drawn about the origin inside a circle of radius 10.</summary>
internal static class Faces
{
    private const string Eyes = "M-3.6-2.6v.9M3.6-2.6v.9";

    /// <summary>The strokes of a face, without its circle.</summary>
    public static string Path(Emotion emotion) => emotion switch
    {
        Emotion.Joy => "M-5-1.6q1.4-2.2 2.8 0M2.2-1.6q1.4-2.2 2.8 0M-5 2.2q5 6.4 10 0z",
        Emotion.Trust => Eyes + "M-4.2 2.8q4.2 3.4 8.4 0",
        Emotion.Surprise => Eyes + "M-5.4-5.6q1.7-1.4 3.4-.4M2-6q1.7-1 3.4.4M-2.1 3.8a2.1 2.1 0 0 1 4.2 0a2.1 2.1 0 0 1-4.2 0z",
        Emotion.Confusion => Eyes + "M-5.4-5q1.7-1 3.4 0M2-6.6l3.4.9M-4 4.4q1.6-2.4 3.2-.6t4.4-1",
        Emotion.Worry => Eyes + "M-5.4-4.4l3-1.6M5.4-4.4l-3-1.6M-3.6 4.6q3.6-2.4 7.2 0",
        Emotion.Disappointment => Eyes + "M-4.2 5q4.2-4.4 8.4 0",
        Emotion.Anger => Eyes + "M-5.6-5.8l3.6 1.8M5.6-5.8l-3.6 1.8M-4.4 5.4q4.4-5 8.8 0z",
        _ => throw new ArgumentOutOfRangeException(nameof(emotion), emotion, null),
    };

    /// <summary>The face of a mean between −5 and +5, where nobody chose one; posters draw the same.</summary>
    public static Emotion Of(double value) => value switch
    {
        >= 2.4 => Emotion.Joy,
        >= 0 => Emotion.Trust,
        > -1.6 => Emotion.Confusion,
        > -2.6 => Emotion.Worry,
        > -3.4 => Emotion.Disappointment,
        _ => Emotion.Anger,
    };
}
