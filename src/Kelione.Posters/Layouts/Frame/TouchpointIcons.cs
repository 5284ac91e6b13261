using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Symbols;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>Which icon a channel, a device or a touchpoint has: the one that was chosen, else the first whose words occur in the name, in the five languages.</summary>
internal static class TouchpointIcons
{
    // Beginnings of words, the more particular ones first. Chinese words are found anywhere, others where a word begins.
    private static readonly ImmutableArray<(string Icon, string Stems)> Words =
    [
        ("web", "website web-site сайт svetain witryn 网站 官网"),
        ("billboard", "billboard bilbord 广告牌"),
        ("video", "video видео wideo vaizdo 视频"),
        ("push", "push пуш 推送"),
        ("sms", "sms text-mess text|mess смс 短信"),
        ("newsletter", "newslet рассыл newsletter naujienlaiš 简报 订阅邮件"),
        ("mail", "e-mail email mail letter письм почт электронн wiadomość e- poczt list el. laiš pašt 邮件 邮箱 信件"),
        ("basket", "basket cart checkout корзин koszyk krepšel 购物车 结算"),
        ("card", "payment pay card bank|card оплат платёж платеж карт płatn płac kart mokėj atsiskait kortel 支付 付款 银行卡 刷卡"),
        ("money", "cash invoice bills счёт счет налич faktur gotówk rachun sąskait gryn 现金 账单 发票"),
        ("tag", "price tag ценник цен cen metk kain 价签 价格 标签"),
        ("survey", "survey questionnaire poll опрос анкет ankiet apklaus 问卷 调查"),
        ("star", "review rating отзыв рейтинг recenz opini atsiliep įvertin 评价 评论 评分 点评"),
        ("video", "video youtube видео ролик filmik wideo vaizdo 视频"),
        ("tv", "tv televis телевид telewiz telewiz televiz 电视"),
        ("radio", "radio радио radij 广播"),
        ("billboard", "billboard hoarding street щит наружн bilbord skydas reklamos|sky 广告牌 户外"),
        ("ad", "ad ads advert banner реклам баннер reklam baner 广告"),
        ("leaflet", "leaflet flyer brochure catalog листов брошюр каталог ulotk broszur katalog skrajut lankstin 传单 宣传册 目录"),
        ("search", "search google yandex поиск google яндекс wyszuk szuk paiešk ieško 搜索 百度"),
        ("bot", "bot chatbot бот czatbot pokalbių|rob 机器人"),
        ("chat", "chat messenger whatsapp telegram чат мессенджер czat komunikator pokalb žinut 聊天 微信 即时通讯 客服在线"),
        ("social", "social facebook instagram vk tiktok соцсет социальн społecz socialin 社交 微博 抖音 小红书"),
        ("blog", "blog article блог стать artykuł tinklarašt straipsn 博客 文章"),
        ("news", "news press magazine новост газет журнал gazet prasa prasow žurnal laikrašt 新闻 报纸 杂志"),
        ("call", "call phone|call hotline support helpdesk call|cent колл-цент звон горяч поддержк infolini telefonicz obsługi skambu pagalb centr 呼叫 热线 客服 电话"),
        ("courier", "courier deliver shipping доставк курьер kurier dostaw pristatym kurjer 快递 配送 物流"),
        ("parcel", "parcel package box посылк упаков paczk opakowan siunt pakuot 包裹 包装"),
        ("store", "store shop showroom till checkout|desk outlet магазин салон касс витрин sklep salon kas parduotuv salon kas 门店 商店 店 柜台 收银"),
        ("office", "office branch counter desk офис отделен biuro oddział okien biur skyri 办公室 网点 柜面"),
        ("bank", "bank банк bank bank 银行"),
        ("home", "home house дом dom nam 家 上门"),
        ("people", "friend family people colleague staff assistant consultant sales друз знаком семь коллег консультант продав сотрудник znajom przyjaci rodzin sprzedaw pracown doradc draug šeim žmon konsult pardavėj darbuot 朋友 家人 同事 店员 顾问 员工"),
        ("event", "event fair exhibition webinar выстав мероприят вебинар targi wydarzen webinar rengin parod mug 展会 活动 讲座"),
        ("gift", "gift bonus loyalty подар бонус лояльн prezent lojaln dovan 礼品 积分 会员"),
        ("document", "paper document contract form report договор документ форм заяв umow dokument formularz sutart dokument form ataskait 文件 合同 表单 报告"),
        ("tablet", "tablet планшет tablet planšet 平板"),
        ("kiosk", "kiosk terminal terminal киоск терминал kiosk terminal 自助机 终端"),
        ("laptop", "laptop ноутбук laptop nešiojam 笔记本"),
        ("desktop", "desktop computer pc компьютер komputer kompiuter 电脑 桌面"),
        ("app", "app mobile smartphone phone приложен мобильн смартфон телефон aplikacj komórk smartfon telefon program mobil išman 应用 手机 APP 小程序"),
        ("web", "website site web page online landing сайт страниц веб онлайн интернет stron witryn internet svetain puslap 网站 网页 官网 线上 页面"),
    ];

    /// <summary>The icon of a channel.</summary>
    public static string Of(Channel channel) => Icons.Has(channel.Icon) ? channel.Icon : Choose(channel.Name) ?? Choose(channel.Id) ?? (channel.Online ? "web" : Icons.Unknown);

    /// <summary>The icon of a device.</summary>
    public static string Of(Device device) => Icons.Has(device.Icon) ? device.Icon : Choose(device.Name) ?? Choose(device.Id) ?? "app";

    /// <summary>The icon of a touchpoint: of its own words, else of its channel or device; a missing one has its own sign.</summary>
    public static string Of(MapReading reading, Card card)
    {
        if (card.Missing)
        {
            return "missing";
        }

        return Choose(card.Text)
            ?? (reading.Channel(card.Channel) is { } channel ? Of(channel) : null)
            ?? (reading.Device(card.Device) is { } device ? Of(device) : null)
            ?? Icons.Unknown;
    }

    /// <summary>The icon whose words occur in a name; null where none does.</summary>
    public static string? Choose(string name)
    {
        foreach (var (icon, stems) in Words)
        {
            foreach (var stem in stems.Split(' '))
            {
                if (Occurs(name, stem.Replace('|', ' ')))
                {
                    return icon;
                }
            }
        }

        return null;
    }

    private static bool Occurs(string name, string stem)
    {
        for (var at = name.IndexOf(stem, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(stem, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var startsWord = at == 0 || !char.IsLetter(name[at - 1]);
            var isShort = stem.Length <= 3 && stem[0] < 0x2E80;
            var endsWord = at + stem.Length == name.Length || !char.IsLetter(name[at + stem.Length]);
            if (stem[0] >= 0x2E80 || (startsWord && (!isShort || endsWord)))
            {
                return true;
            }
        }

        return false;
    }
}
