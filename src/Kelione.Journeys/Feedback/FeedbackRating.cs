using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Kelione.Journeys;

/// <summary>The scale of a rating. Immutable.</summary>
/// <param name="Low">Its least number.</param>
/// <param name="High">Its greatest number, above the least.</param>
/// <param name="Reversed">Whether the least number is the best, as with school marks.</param>
public sealed partial record RatingScale(double Low, double High, bool Reversed = false)
{
    /// <summary>Five stars.</summary>
    public static RatingScale Stars { get; } = new(1, 5);

    /// <summary>The eleven steps of the question for recommendation.</summary>
    public static RatingScale Recommendation { get; } = new(0, 10);

    /// <summary>The seven steps in which effort is asked for.</summary>
    public static RatingScale Effort { get; } = new(1, 7);

    /// <summary>A number of the scale as 0 (worst) to 1 (best); null where it lies outside.</summary>
    public double? Normalise(double number)
    {
        if (!(number >= Low && number <= High && High > Low))
        {
            return null;
        }

        var share = (number - Low) / (High - Low);
        return Reversed ? 1 - share : share;
    }

    /// <summary>A normalised rating as the number of this scale, its turning taken back.</summary>
    public double Denormalise(double rating) => Low + (Reversed ? 1 - rating : rating) * (High - Low);

    /// <summary>Reads <c>1-5</c>, <c>0..10</c>, <c>1–7</c>, <c>-2..2</c>, <c>5-1</c> (reversed: the first number is the worst).</summary>
    public static bool TryParse(string? text, out RatingScale scale)
    {
        scale = Stars;
        if (Ends().Match(text ?? "") is not { Success: true } ends || !Number(ends.Groups["first"].ValueSpan, out var first) || !Number(ends.Groups["second"].ValueSpan, out var second) || first == second)
        {
            return false;
        }

        scale = new RatingScale(Math.Min(first, second), Math.Max(first, second), first > second);
        return true;
    }

    /// <summary><c>1-5</c>; a reversed one begins with its worst number: <c>5-1</c>. With points between where a number is below 0: <c>-2..2</c>.</summary>
    public override string ToString()
    {
        var (first, second) = Reversed ? (High, Low) : (Low, High);
        return FormattableString.Invariant($"{first}{(Low < 0 ? ".." : "-")}{second}");
    }

    private static bool Number(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"^\s*(?<first>-?\d+(?:\.\d+)?)\s*(?:\.\.|-|–|—|:|to)\s*(?<second>-?\d+(?:\.\d+)?)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ends();
}

/// <summary>A rating as it was given and as it compares with others. Immutable.</summary>
/// <param name="Text">As the source wrote it: <c>4</c>, <c>4/5</c>, <c>★★★★☆</c>.</param>
/// <param name="Value">From 0, the worst, to 1, the best.</param>
/// <param name="Scale">The scale that it was given on.</param>
public sealed record FeedbackRating(string Text, double Value, RatingScale Scale)
{
    /// <summary>The number on its own scale.</summary>
    [JsonIgnore]
    public double Number => Scale.Denormalise(Value);
}
