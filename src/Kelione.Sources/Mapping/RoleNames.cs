using System.Text;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// The names by which systems and people call the parts of an event, in English, Russian, Chinese, Polish and Lithuanian, the surest first.
/// Names are compared without case, blanks and punctuation.
/// </summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        [EventFields.Customer] =
        [
            "caseconceptname", "oceloid", "customer", "customerid", "clientid", "userid", "caseid", "case", "client", "user", "userpseudoid", "distinctid", "visitorid", "visitor", "fullvisitorid",
            "personid", "person", "profileid", "memberid", "member", "contactid", "contact", "subscriberid", "patientid", "patient", "uid", "customername", "username", "traceid", "trace",
            "клиент", "клиентид", "idклиента", "идклиента", "кодклиента", "номерклиента", "пользователь", "idпользователя", "идпользователя", "покупатель", "idпокупателя", "посетитель", "кейс",
            "idкейса", "абонент", "гость", "заказчик", "пациент",
            "用户", "用户id", "用户编号", "客户", "客户id", "客户编号", "会员", "会员id", "顾客", "访客", "访客id", "案例", "案例id", "买家",
            "klient", "klientid", "idklienta", "użytkownik", "idużytkownika", "uzytkownik", "idużytkownik", "odwiedzający", "sprawa", "idsprawy", "pacjent",
            "klientas", "klientoid", "klientokodas", "vartotojas", "vartotojoid", "naudotojas", "naudotojoid", "pirkėjas", "lankytojas", "byla",
            "anonymousid", "cookieid", "deviceid", "email", "emailaddress", "phone", "phonenumber", "телефон", "почта", "accountid", "sessionid", "visitid", "orderid",
        ],
        [EventFields.Activity] =
        [
            "conceptname", "activity", "activityname", "event", "eventname", "action", "actionname", "ocelactivity", "eventtype", "activitytype", "activityid", "operation", "task", "taskname", "step",
            "событие", "названиесобытия", "имясобытия", "типсобытия", "действие", "активность", "операция", "шаг", "этап",
            "事件", "事件名称", "事件名", "事件类型", "行为", "行为类型", "活动", "活动名称", "动作", "操作",
            "zdarzenie", "nazwazdarzenia", "typzdarzenia", "akcja", "działanie", "czynność", "aktywność", "operacja", "krok",
            "įvykis", "įvykiopavadinimas", "įvykiotipas", "veiksmas", "veikla", "operacija", "žingsnis",
            "eventaction", "eventcategory", "actiontype", "screenname", "screen", "pagename", "page",
        ],
        [EventFields.Time] =
        [
            "timetimestamp", "oceltimestamp", "timestamp", "eventtime", "eventtimestamp", "completetimestamp", "completetime", "endtimestamp", "time", "datetime", "ts", "occurredat", "eventdatetime",
            "eventdate", "timestamputc", "timeutc", "createdat", "created", "createdtime", "date", "endtime", "visittime", "clienteventtime", "servertime", "receivedat", "starttimestamp", "starttime",
            "время", "датаивремя", "датавремя", "времясобытия", "датасобытия", "отметкавремени", "дата", "датасоздания", "момент",
            "时间", "时间戳", "事件时间", "发生时间", "日期时间", "创建时间", "日期",
            "czas", "dataiczas", "dataczas", "czaszdarzenia", "datazdarzenia", "znacznikczasu", "data", "datautworzenia",
            "laikas", "datairlaikas", "įvykiolaikas", "įvykiodata", "laikožyma", "sukurta",
        ],
        [ColumnMapping.TimeOfDay] =
            ["timeofday", "time", "clock", "hour", "timeframe", "eventtime", "время", "时间", "czas", "godzina", "laikas", "valanda"],
        [EventFields.Channel] = ["channel", "канал", "渠道", "kanał", "kanal", "kanalas"],
        [EventFields.Touchpoint] = ["touchpoint", "точкакасания", "точкаконтакта", "触点", "接触点", "punktstyku", "sąlyčiotaškas"],
        [EventFields.Device] = ["device", "devicetype", "devicecategory", "устройство", "типустройства", "设备", "设备类型", "urządzenie", "įrenginys"],
        [EventFields.Source] = ["source", "источник", "来源", "źródło", "šaltinis"],
        [EventFields.Session] = ["session", "sessionid", "gasessionid", "visitid", "сессия", "idсессии", "会话", "会话id", "sesja", "idsesji", "sesija", "sesijosid"],
        [EventFields.Account] = ["account", "accountid", "company", "companyid", "компания", "公司", "firma", "įmonė"],
        [EventFields.Role] = ["role", "роль", "角色", "rola", "vaidmuo"],
        [EventFields.Value] = ["value", "amount", "revenue", "сумма", "выручка", "стоимость", "金额", "收入", "kwota", "przychód", "wartość", "suma", "vertė", "pajamos"],
        [EventFields.EventId] = ["eventuuid", "insertid", "messageid", "eventid"],
    };

    private static readonly HashSet<string> StartTimes =
        ["starttimestamp", "starttime", "startdate", "start", "completetime", "completetimestamp", "endtime", "endtimestamp", "timetimestamp", "timestamp"];

    private static readonly HashSet<string> Known = [.. Names.Values.SelectMany(n => n)];

    /// <summary>How well a column's name says a role: 0 not at all, up to 100.</summary>
    public static int Score(string role, string column)
    {
        var names = Names[role];
        var whole = Normalise(column);
        var place = Array.IndexOf(names, whole);
        if (place >= 0)
        {
            return 100 - place * 40 / names.Length;
        }

        // properties.time, user.id: the last parts of a flattened name say the same, a little less surely.
        var parts = column.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1)
        {
            var tail = Math.Max(Array.IndexOf(names, Normalise(parts[^1])), Array.IndexOf(names, Normalise(parts[^2] + parts[^1])));
            if (tail >= 0)
            {
                return 55 - tail * 20 / names.Length;
            }
        }

        return 0;
    }

    /// <summary>Whether a name is that of a part of an event at all; tells headers from data.</summary>
    public static bool IsKnown(string column) => Known.Contains(Normalise(column));

    /// <summary>Whether a name is that of a beginning or an end of an event.</summary>
    public static bool IsBeginOrEnd(string column) => StartTimes.Contains(Normalise(column));

    /// <summary>Whether a name has a word for time or date in it.</summary>
    public static bool HintsTime(string column)
    {
        var name = Normalise(column);
        return Score(EventFields.Time, column) > 0 || name.Contains("time", StringComparison.Ordinal) || name.Contains("date", StringComparison.Ordinal)
            || name.Contains("created", StringComparison.Ordinal) || name.Contains("дата", StringComparison.Ordinal) || name.Contains("время", StringComparison.Ordinal)
            || name.Contains("时间", StringComparison.Ordinal) || name.Contains("日期", StringComparison.Ordinal) || name.Contains("data", StringComparison.Ordinal)
            || name.Contains("czas", StringComparison.Ordinal) || name.Contains("laik", StringComparison.Ordinal);
    }

    internal static string Normalise(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        return text.ToString();
    }
}
