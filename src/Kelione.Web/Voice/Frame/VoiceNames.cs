using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Voice.Frame;

/// <summary>What things of Voice are called on a page.</summary>
internal static class VoiceNames
{
    private static readonly string[] Topics =
    [
        "delivery", "price", "quality", "product", "payment", "queue", "refund", "return", "support", "staff", "app", "website", "store", "order", "stock", "packaging", "size",
        "booking", "luggage", "flight", "account", "loan", "card", "security", "network", "speed", "billing", "contract", "food", "taste", "advertising", "promotion", "information",
        "privacy", "usability", "accessibility", "cleanliness", "comfort", "schedule", "cancellation", "warranty", "repair",
    ];

    private static AreaTexts L => VoiceTexts.All;

    /// <summary>A theme's name: what a person gave, else its topics, else its word.</summary>
    public static string Theme(string id, IReadOnlyList<VoiceTheme>? themes = null)
    {
        var known = themes?.FirstOrDefault(t => t.Id == id);
        if (known?.Name is { Length: > 0 } name)
        {
            return name;
        }

        var topics = id.Split('+');
        if (topics.All(t => Topics.Contains(t)))
        {
            return Capital(string.Join(" · ", topics.Select(t => L["Topic." + t])));
        }

        if (known?.Label is { Length: > 0 } label)
        {
            return Capital(label);
        }

        var word = known is { Words.Count: > 0 } ? known.Words[0] : id;
        return Capital(word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>A language by its own name.</summary>
    public static string Language(string? code) => code switch
    {
        null or "" => L["Language.unknown"],
        "en" => "English", "ru" => "Русский", "zh" => "中文", "pl" => "Polski", "lt" => "Lietuvių",
        _ => Known(code) is { } culture ? Capital(culture.NativeName) : code,
    };

    /// <summary>What a text does: complaint, praise …</summary>
    public static string Purpose(string purpose) => L["What." + purpose];

    /// <summary>The colour class of its tag.</summary>
    public static string PurposeTag(string purpose) => purpose switch { "complaint" => "barrier", "praise" => "joy", "question" => "caution", _ => "wish" };

    /// <summary>A sort of feedback.</summary>
    public static string Kind(FeedbackKind kind) => L["Kind." + FeedbackKinds.NameOf(kind)];

    /// <summary>A source as it is shown.</summary>
    public static string Source(string source) => source.Length == 0 ? L["Unknown"] : source;

    /// <summary>A direction.</summary>
    public static string Feel(int feel) => L[feel < 0 ? "Feel.negative" : feel > 0 ? "Feel.positive" : "Feel.neutral"];

    /// <summary>A score.</summary>
    public static string Score(FeedbackScoreKind score) => L["Score." + score.ToString().ToLowerInvariant()];

    /// <summary>What a score is.</summary>
    public static string ScoreMeans(FeedbackScoreKind score) => L["Score.Means." + score.ToString().ToLowerInvariant()];

    /// <summary>The sort of feedback whose entries a score is made of; null for all.</summary>
    public static string? KindOf(FeedbackScoreKind score) => score switch { FeedbackScoreKind.Nps => "nps", FeedbackScoreKind.Csat => "csat", FeedbackScoreKind.Ces => "ces", FeedbackScoreKind.Stars => "review", _ => null };

    /// <summary>A score's value: <c>+19</c>, <c>76 %</c>, <c>3.94</c>.</summary>
    public static string ScoreValue(FeedbackScoreKind score, double value) => score switch
    {
        FeedbackScoreKind.Nps => Figures.Signed(value, 0),
        FeedbackScoreKind.Csat => Figures.Percent(value, 0),
        FeedbackScoreKind.Sentiment => Figures.Signed(value, 2),
        _ => Figures.Number(value, 2),
    };

    /// <summary>A difference of scores.</summary>
    public static string ScoreDifference(FeedbackScoreKind score, double value) => score switch
    {
        FeedbackScoreKind.Nps => Figures.Signed(value, 0),
        FeedbackScoreKind.Csat => Figures.Signed(value * 100, 0),
        _ => Figures.Signed(value, 2),
    };

    /// <summary>An interval in brackets.</summary>
    public static string Interval(Interval? interval, Func<double, string> number) =>
        interval is null ? "" : $"[{number(interval.Low)}{(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",")} {number(interval.High)}]";

    /// <summary>An interval of sentiment.</summary>
    public static string Interval(Interval? interval) => Interval(interval, x => Figures.Signed(x, 2));

    /// <summary>The colour class of a sentiment: red below −0.1, green above +0.1.</summary>
    public static string Sign(double? sentiment) => sentiment switch { < -0.1 => "down", > 0.1 => "up", _ => "" };

    /// <summary>A month, short: Jun; with its year where asked.</summary>
    public static string Month(DateOnly month, bool withYear = false) => month.ToString(withYear ? L["Form.month"] : "MMM", CultureInfo.CurrentCulture);

    /// <summary>A month with its year, as short as can be: Jun 26.</summary>
    public static string MonthShort(DateOnly month) => month.ToString(L["Form.monthShort"], CultureInfo.CurrentCulture);

    /// <summary>A month by one letter, or by its number where the language names months by numbers.</summary>
    public static string MonthLetter(DateOnly month)
    {
        var name = Month(month);
        return char.IsDigit(name[0]) ? month.Month.ToString(CultureInfo.CurrentCulture) : name[..1].ToUpper(CultureInfo.CurrentCulture);
    }

    /// <summary>The face that fits an entry: its own emotion, else one of its sentiment.</summary>
    public static Emotion Face(ListedFeedback entry) =>
        entry.Reading?.Emotion is { } name && Enum.TryParse<Emotion>(name, ignoreCase: true, out var emotion) && FitsTo(emotion, entry.Sentiment) ? emotion : Faces.Of(5 * (entry.Sentiment ?? 0));

    /// <summary>Quotation marks by the language of the words.</summary>
    public static string Quote(string text, string? language) => language switch
    {
        "ru" => $"«{text}»",
        "pl" or "lt" => $"„{text}”",
        "zh" => $"“{text}”",
        _ => $"“{text}”",
    };

    /// <summary>The first letter large, where the script has such.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static bool FitsTo(Emotion emotion, double? sentiment) => emotion switch
    {
        Emotion.Joy or Emotion.Trust => sentiment is null or >= 0,
        Emotion.Surprise => true,
        _ => sentiment is null or <= 0,
    };

    private static CultureInfo? Known(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
