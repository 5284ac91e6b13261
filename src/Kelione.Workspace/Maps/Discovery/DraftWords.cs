namespace Kelione.Workspace;

/// <summary>The words that a draft says of itself.</summary>
/// <param name="Title">The draft's title.</param>
/// <param name="Assumed">That stage names and order are guesses.</param>
/// <param name="Technical">What comes before activities left out as technical.</param>
/// <param name="Ends">What comes before marks of a journey's end.</param>
/// <param name="Errors">What comes before activities that are errors.</param>
/// <param name="Rare">What comes before activities that few do.</param>
/// <param name="BeyondMost">What comes before activities for which there was no room.</param>
/// <param name="Joined">What comes before activities that share a step.</param>
/// <param name="More">What follows where more are left out than are named; {0} stands for how many.</param>
/// <param name="Route">The name of the route through the channels used most.</param>
internal sealed record DraftWords(string Title, string Assumed, string Technical, string Ends, string Errors, string Rare, string BeyondMost, string Joined, string More, string Route)
{
    private static readonly DraftWords English = new(
        "Draft from data",
        "Assumed, please check: the names of the stages, where one stage ends and the next begins, the order of the steps, which steps are optional, and which channels are online.",
        "Left out as technical: ", "Left out as a mark of where journeys end (who leaves, and where, is measured without it): ", "Left out as errors (they count as errors when the map is measured): ", "Left out because few customers do it: ", "Left out for want of room: ",
        "Joined in one step: ", " and {0} more", "Through the channels used most");

    private static readonly Dictionary<string, DraftWords> Others = new(StringComparer.Ordinal)
    {
        ["ru"] = new(
            "Черновик по данным",
            "Предположения, которые нужно проверить: названия этапов, границы между ними, порядок шагов, какие шаги необязательны и какие каналы онлайн.",
            "Не вошло как техническое: ", "Не вошло как отметка конца пути (кто и где уходит, измеряется и без неё): ", "Не вошло как ошибки (при измерении карты считаются ошибками): ", "Не вошло, потому что так делают немногие клиенты: ", "Не вошло, потому что не хватило места: ",
            "Объединено в один шаг: ", " и ещё {0}", "По самым частым каналам"),
        ["zh"] = new(
            "数据草稿",
            "以下为推测,请核对:阶段名称、阶段之间的分界、步骤顺序、哪些步骤可选、哪些渠道属于线上。",
            "因属技术事件而未列入:", "因只是旅程结束的标记而未列入(谁在何处离开,无需它也会测量):", "因属错误而未列入(测量地图时计为错误):", "因很少有客户做而未列入:", "因步骤数量已满而未列入:",
            "合并为一个步骤:", " 等(另有 {0} 个)", "经过最常用的渠道"),
        ["pl"] = new(
            "Szkic z danych",
            "Założenia do sprawdzenia: nazwy etapów, granice między etapami, kolejność kroków, które kroki są opcjonalne i które kanały są online.",
            "Pominięto jako techniczne: ", "Pominięto jako znak końca podróży (kto i gdzie odchodzi, mierzy się bez niego): ", "Pominięto jako błędy (przy mierzeniu mapy liczą się jako błędy): ", "Pominięto, bo robi to niewielu klientów: ", "Pominięto z braku miejsca: ",
            "Połączono w jeden krok: ", " i jeszcze {0}", "Przez najczęściej używane kanały"),
        ["lt"] = new(
            "Juodraštis iš duomenų",
            "Prielaidos, kurias reikia patikrinti: etapų pavadinimai, ribos tarp etapų, žingsnių tvarka, kurie žingsniai nebūtini ir kurie kanalai yra internetiniai.",
            "Neįtraukta kaip techniniai įvykiai: ", "Neįtraukta kaip kelionės pabaigos žymė (kas ir kur išeina, matuojama ir be jos): ", "Neįtraukta kaip klaidos (matuojant žemėlapį laikomos klaidomis): ", "Neįtraukta, nes taip daro nedaug klientų: ", "Neįtraukta, nes pritrūko vietos: ",
            "Sujungta į vieną žingsnį: ", " ir dar {0}", "Dažniausiai naudojamais kanalais"),
    };

    /// <summary>The words of a language; English ones where it has none.</summary>
    public static DraftWords Of(string language) => Others.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant(), English);
}
