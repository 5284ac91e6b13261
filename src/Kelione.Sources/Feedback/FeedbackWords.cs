using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>The words by which sources tell kinds, sentiments and languages.</summary>
internal static class FeedbackWords
{
    private static readonly (FeedbackKind Kind, string[] Words)[] KindWords =
    [
        (FeedbackKind.Nps, ["nps", "recommend", "порекоменд", "рекоменд", "推荐", "polec", "rekomend"]),
        (FeedbackKind.Csat, ["csat", "satisf", "удовлетвор", "满意", "zadowol", "satysfak", "pasitenkin", "patenkint"]),
        (FeedbackKind.Ces, ["effort", "cesscore", "howeasy", "усили", "费力", "wysił", "pastang"]),
        (FeedbackKind.FocusGroup, ["focusgroup", "фокусгруп", "焦点小组", "grupafokusowa", "fokusgrup", "tikslinėgrup"]),
        (FeedbackKind.Interview, ["interview", "интервью", "访谈", "wywiad", "interviu"]),
        (FeedbackKind.Complaint, ["complaint", "жалоб", "претенз", "投诉", "skarg", "reklamacj", "skund"]),
        (FeedbackKind.Ticket, ["ticket", "requester", "обращени", "тикет", "工单", "zgłoszeni", "užklaus"]),
        (FeedbackKind.SocialPost, ["tweet", "twit", "socialpost", "соцсет", "пост", "微博", "帖子", "postspołecz", "įraš"]),
        (FeedbackKind.Review, ["review", "stars", "starrating", "отзыв", "评论", "评价", "recenzj", "opini", "atsiliepim"]),
        (FeedbackKind.Survey, ["survey", "questionnaire", "опрос", "анкет", "调查", "问卷", "ankiet", "apklaus", "anket"]),
    ];

    private static readonly Dictionary<string, int> Sentiments = new(StringComparer.OrdinalIgnoreCase)
    {
        ["negative"] = -1, ["neg"] = -1, ["-1"] = -1, ["neutral"] = 0, ["neu"] = 0, ["0"] = 0, ["mixed"] = 0, ["positive"] = 1, ["pos"] = 1, ["1"] = 1, ["+1"] = 1,
        ["негативный"] = -1, ["отрицательный"] = -1, ["негатив"] = -1, ["нейтральный"] = 0, ["позитивный"] = 1, ["положительный"] = 1, ["позитив"] = 1,
        ["负面"] = -1, ["消极"] = -1, ["中性"] = 0, ["正面"] = 1, ["积极"] = 1, ["negatywny"] = -1, ["neutralny"] = 0, ["pozytywny"] = 1,
        ["neigiamas"] = -1, ["neigiama"] = -1, ["neutralus"] = 0, ["neutrali"] = 0, ["teigiamas"] = 1, ["teigiama"] = 1,
    };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["english"] = "en", ["английский"] = "en", ["英语"] = "en", ["英文"] = "en", ["angielski"] = "en", ["anglų"] = "en", ["russian"] = "ru", ["русский"] = "ru", ["俄语"] = "ru", ["rosyjski"] = "ru", ["rusų"] = "ru",
        ["chinese"] = "zh", ["китайский"] = "zh", ["中文"] = "zh", ["汉语"] = "zh", ["chiński"] = "zh", ["kinų"] = "zh", ["polish"] = "pl", ["польский"] = "pl", ["波兰语"] = "pl", ["polski"] = "pl", ["lenkų"] = "pl",
        ["lithuanian"] = "lt", ["литовский"] = "lt", ["立陶宛语"] = "lt", ["litewski"] = "lt", ["lietuvių"] = "lt",
    };

    /// <summary>The kind that a cell names; null where it names none.</summary>
    public static FeedbackKind? KindOf(string text) => FeedbackKinds.Find(text.Replace(' ', '_')) ?? KindIn(text);

    /// <summary>The kind that a name or a heading speaks of; null where it speaks of none.</summary>
    public static FeedbackKind? KindIn(string text)
    {
        var name = RoleNames.Normalise(text);
        foreach (var (kind, words) in KindWords)
        {
            if (Array.Exists(words, w => name.Contains(w, StringComparison.Ordinal)))
            {
                return kind;
            }
        }

        return name == "ces" ? FeedbackKind.Ces : null;
    }

    /// <summary>The sentiment that a cell states, -1, 0 or +1; null where it states none.</summary>
    public static int? SentimentOf(string text) => Sentiments.TryGetValue(text.Trim(), out var sentiment) ? sentiment : null;

    /// <summary>The tag of a language as a cell writes it: <c>pt_BR</c> becomes <c>pt-br</c>, <c>English</c> becomes <c>en</c>.</summary>
    public static string LanguageOf(string text) => Languages.GetValueOrDefault(text.Trim()) ?? text.Trim().Replace('_', '-').ToLowerInvariant();

    /// <summary>Yes or no as a cell writes it; null for neither.</summary>
    public static bool? Truth(string text) => text.Trim().ToLowerInvariant() switch
    {
        "1" or "true" or "yes" or "y" or "да" or "是" or "tak" or "taip" => true,
        "0" or "false" or "no" or "n" or "нет" or "否" or "nie" or "ne" => false,
        _ => null,
    };
}
