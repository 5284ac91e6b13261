namespace Kelione.Sources;

/// <summary>The parts of a feedback entry that a column can give, and the names by which systems and people call them in five languages, the surest first.</summary>
public static class FeedbackRoles
{
    /// <summary>The source's own id.</summary>
    public const string Id = "id";

    /// <summary>Who said it.</summary>
    public const string Customer = "customer";

    /// <summary>When it was said.</summary>
    public const string Time = "time";

    /// <summary>When the company answered.</summary>
    public const string Answered = "answered";

    /// <summary>Whether it called for an answer.</summary>
    public const string Calls = "calls";

    /// <summary>What sort of thing it is.</summary>
    public const string Kind = "kind";

    /// <summary>The rating.</summary>
    public const string Rating = "rating";

    /// <summary>The scale of the rating.</summary>
    public const string Scale = "scale";

    /// <summary>The sentiment that the source states.</summary>
    public const string Sentiment = "sentiment";

    /// <summary>What was said.</summary>
    public const string Text = "text";

    /// <summary>The head over it.</summary>
    public const string Title = "title";

    /// <summary>The language.</summary>
    public const string Language = "language";

    /// <summary>The system or site.</summary>
    public const string Source = "source";

    /// <summary>The channel.</summary>
    public const string Channel = "channel";

    /// <summary>The touchpoint.</summary>
    public const string Touchpoint = "touchpoint";

    /// <summary>The version of the product.</summary>
    public const string Version = "version";

    /// <summary>The age group of who said it.</summary>
    public const string Age = "age";

    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        [Text] =
        [
            "text", "reviewtext", "review", "comment", "comments", "body", "content", "feedback", "message", "verbatim", "fulltext", "description", "answer", "response", "openendedresponse", "note", "notes",
            "tweet", "tweettext", "post", "transcript", "complainttext", "reviewbody", "reviewcontent", "commenttext", "opinion", "statement",
            "текст", "отзыв", "текстотзыва", "комментарий", "комментарии", "сообщение", "жалоба", "обращение", "описание", "мнение", "ответ", "содержание",
            "评论", "评论内容", "内容", "评价", "评价内容", "反馈", "留言", "文本", "意见", "投诉内容", "描述", "正文",
            "treść", "tresc", "opinia", "recenzja", "komentarz", "komentarze", "tekst", "wiadomość", "skarga", "opis", "uwagi", "odpowiedź",
            "tekstas", "atsiliepimas", "atsiliepimai", "komentaras", "komentarai", "žinutė", "skundas", "aprašymas", "nuomonė", "atsakymas", "pastabos",
        ],
        [Title] = ["title", "reviewtitle", "subject", "headline", "summary", "заголовок", "тема", "标题", "主题", "tytuł", "tytul", "temat", "pavadinimas", "antraštė", "tema"],
        [Rating] =
        [
            "rating", "stars", "starrating", "score", "reviewrating", "nps", "csat", "ces", "npsscore", "csatscore", "cesscore", "grade", "mark", "rate", "satisfaction", "recommend", "overallrating", "effort", "points",
            "оценка", "рейтинг", "балл", "баллы", "звёзды", "звезды", "колвозвёзд", "удовлетворённость", "удовлетворенность",
            "评分", "星级", "打分", "分数", "满意度", "得分", "星",
            "ocena", "gwiazdki", "liczbagwiazdek", "punkty", "wynik", "satysfakcja", "zadowolenie",
            "įvertinimas", "ivertinimas", "vertinimas", "žvaigždutės", "zvaigzdutes", "balas", "balai", "pasitenkinimas",
        ],
        [Scale] = ["scale", "ratingscale", "шкала", "评分标准", "量表", "skala", "skalė"],
        [Sentiment] = ["sentiment", "label", "polarity", "тональность", "метка", "情感", "情感倾向", "标签", "wydźwięk", "sentyment", "nuotaika", "sentimentas"],
        [Customer] =
        [
            "customerid", "customer", "clientid", "userid", "user", "client", "requesterid", "requester", "author", "authorid", "reviewer", "reviewernickname", "username", "respondentid", "respondent", "contactid", "memberid",
            "respondentemail", "email", "emailaddress", "buyer", "networkid",
            "клиент", "клиентid", "idклиента", "автор", "пользователь", "покупатель", "респондент", "имяпользователя",
            "客户", "客户id", "客户编号", "用户", "用户id", "用户名", "作者", "买家", "会员", "受访者",
            "klient", "idklienta", "klientid", "autor", "użytkownik", "kupujący", "respondentas",
            "klientas", "klientoid", "klientokodas", "autorius", "vartotojas", "pirkėjas", "respondentasid",
        ],
        [Time] =
        [
            "timestamp", "time", "date", "createdat", "created", "createddate", "submitdateutc", "submitdate", "reviewsubmitdateandtime", "reviewdate", "datetime", "publishedat", "postedat", "tweetcreated", "submittedat",
            "contactdate", "enddate", "completedat", "receivedat", "publicationdate", "lastsubmittedtime", "createtime", "at",
            "дата", "время", "датаивремя", "датасоздания", "датаотзыва", "датапубликации", "датаобращения", "создано",
            "时间", "日期", "评论时间", "发布时间", "创建时间", "评价时间", "提交时间",
            "data", "czas", "dataiczas", "datautworzenia", "datadodania", "dataopinii", "znacznikczasu", "datazgłoszenia",
            "laikas", "datairlaikas", "sukurta", "atsiliepimodata", "paskelbta", "pateikta",
        ],
        [Answered] =
        [
            "answeredat", "answered", "replydate", "replytime", "repliedat", "replied", "responsetime", "responsedate", "developerreplydateandtime", "answerdate", "answertime", "firstreplyat", "firstresponseat",
            "ownerresponsedate", "respondedat", "датаответа", "времяответа", "отвечено", "ответдан", "回复时间", "回复日期", "答复时间", "商家回复时间", "dataodpowiedzi", "czasodpowiedzi", "odpowiedziano",
            "atsakymodata", "atsakymolaikas", "atsakyta",
        ],
        [Calls] = ["needsanswer", "callsforanswer", "needsreply", "replyneeded", "требуетответа", "需要回复", "wymagaodpowiedzi", "reikiaatsakymo"],
        [Kind] = ["kind", "feedbacktype", "feedbackkind", "type", "вид", "тип", "типотзыва", "类型", "反馈类型", "typ", "rodzaj", "rūšis", "tipas"],
        [Language] = ["language", "lang", "locale", "reviewerlanguage", "язык", "语言", "język", "jezyk", "kalba"],
        [Source] = ["source", "platform", "site", "network", "provider", "store", "источник", "площадка", "сайт", "来源", "平台", "źródło", "zrodlo", "serwis", "šaltinis", "platforma"],
        [Channel] = ["channel", "channelname", "contactchannel", "contactchannelid", "channelid", "viachannel", "канал", "渠道", "kanał", "kanal", "kanalas"],
        [Touchpoint] = ["touchpoint", "точкаконтакта", "точкакасания", "触点", "接触点", "punktstyku", "sąlyčiotaškas"],
        [Version] = ["appversionname", "appversion", "version", "productversion", "release", "версия", "версияприложения", "版本", "应用版本", "wersja", "wersjaaplikacji", "versija"],
        [Age] = ["agegroup", "agecategory", "agerange", "age", "возраст", "возрастнаягруппа", "年龄", "年龄段", "wiek", "grupawiekowa", "amžius", "amžiausgrupė"],
        [Id] =
        [
            "feedbackid", "reviewid", "tweetid", "commentid", "ticketid", "complaintid", "responseid", "respondentid", "surveyid", "postid", "idstr", "id", "guid", "uuid", "token", "number",
            "idотзыва", "номеробращения", "номер", "评论id", "编号", "idopinii", "idzgłoszenia", "numer", "atsiliepimoid", "numeris",
        ],
    };

    private static readonly (string Role, string[] Words)[] Inside =
    [
        (Rating, ["recommend", "satisf", "howeasy", "nps", "csat", "rating", "порекоменд", "рекоменд", "удовлетвор", "оцените", "推荐", "满意", "polec", "zadowol", "ocen", "rekomend", "patenkint", "įvertin"]),
        (Sentiment, ["sentiment", "тональн", "情感", "wydźwięk", "nuotaik"]),
        (Channel, ["channel", "канал", "渠道", "kanał", "kanal"]),
        (Answered, ["replydate", "replytime", "answerdate", "датаответ", "回复时间"]),
        (Text, ["comment", "whatwentwrong", "improve", "why", "tellus", "комментар", "почему", "улучш", "评论", "建议", "原因", "komentarz", "dlaczego", "poprawi", "komentar", "kodėl", "pagerin"]),
    ];

    /// <summary>All roles.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Keys];

    /// <summary>How well a column's name says a role: 0 not at all, up to 100.</summary>
    internal static int Score(string role, string column)
    {
        var names = Names[role];
        var whole = RoleNames.Normalise(column);
        var place = Array.IndexOf(names, whole);
        if (place >= 0)
        {
            return 100 - (place * 40 / names.Length);
        }

        // attributes.rating, via.channel: the last parts of a flattened name say the same, a little less surely.
        var parts = column.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1 && Math.Max(Array.IndexOf(names, RoleNames.Normalise(parts[^1])), Array.IndexOf(names, RoleNames.Normalise(parts[^2] + parts[^1]))) is >= 0 and var tail)
        {
            return 55 - (tail * 20 / names.Length);
        }

        // The heads of a survey are whole questions.
        return Array.Exists(Inside, i => i.Role == role && Array.Exists(i.Words, w => whole.Contains(w, StringComparison.Ordinal))) ? 30 : 0;
    }
}
