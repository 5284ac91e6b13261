using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What the questions of a survey are, by their headings and first answers: ratings, open texts, or choices, which are kept as attributes.</summary>
internal static class SurveyQuestions
{
    private const string Prefix = "question:";

    /// <summary>Finds out, for <see cref="FormatDetails.SystemHints"/>.</summary>
    /// <param name="sample">The file.</param>
    /// <param name="isQuestion">Whether a column is a question.</param>
    public static Dictionary<string, string> HintsOf(ProfileSample sample, Func<string, bool> isQuestion)
    {
        var hints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in sample.Names.Where(isQuestion))
        {
            if (RatingOf(name, sample.Values(name)) is { } rating)
            {
                hints[Prefix + name] = rating;
            }
            else if (IsText(name, sample.Values(name)))
            {
                hints[Prefix + name] = "text";
            }
        }

        return hints;
    }

    /// <summary>The columns with ratings, each with what is asked and its scale.</summary>
    public static IReadOnlyList<(string Column, FeedbackKind Kind, RatingScale Scale)> Ratings(FormatDetails details) =>
        [.. from hint in details.SystemHints ?? new Dictionary<string, string>()
            where hint.Key.StartsWith(Prefix, StringComparison.Ordinal) && hint.Value != "text"
            let parts = hint.Value.Split('|')
            select (hint.Key[Prefix.Length..], FeedbackKinds.Find(parts[0]) ?? FeedbackKind.Survey, RatingScale.TryParse(parts[1], out var scale) ? scale : RatingScale.Stars)];

    /// <summary>The columns with open answers.</summary>
    public static IReadOnlyList<string> Texts(FormatDetails details) =>
        [.. (details.SystemHints ?? new Dictionary<string, string>()).Where(h => h.Key.StartsWith(Prefix, StringComparison.Ordinal) && h.Value == "text").Select(h => h.Key[Prefix.Length..])];

    /// <summary>What a question for a number asks, by its words.</summary>
    public static FeedbackKind KindOf(string question) =>
        FeedbackWords.KindIn(question) is { } kind && (kind is FeedbackKind.Nps or FeedbackKind.Csat or FeedbackKind.Ces) ? kind : FeedbackKind.Survey;

    private static string? RatingOf(string name, IReadOnlyList<string> values)
    {
        var numbers = values.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).Where(n => n is >= 0 and <= 10).ToList();
        var kind = KindOf(name);
        return numbers.Count > 0 && numbers.Count >= values.Count * 0.9 && (kind != FeedbackKind.Survey || FeedbackRoles.Score(FeedbackRoles.Rating, name) > 0)
            ? $"{FeedbackKinds.NameOf(kind)}|{ScaleFinder.Of(numbers.Min(), numbers.Max(), kind)}"
            : null;
    }

    private static bool IsText(string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0 || values.All(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            return false;
        }

        var words = values.Average(v => v.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length + (v.Count(c => c is >= '\u4E00' and <= '\u9FFF') / 2));
        return (FeedbackRoles.Score(FeedbackRoles.Text, name) > 0 && words >= 1.5) || (words >= 3 && values.Distinct(StringComparer.Ordinal).Count() > values.Count * 0.3);
    }
}
