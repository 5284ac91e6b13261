namespace Kelione.Workspace;

/// <summary>
/// What words of steps and events mean, in the five languages, so that <c>order_paid</c>, "оплачивает" and "付款" meet. Words are stems: one of four letters or more stands for all words that begin with it,
/// a shorter one for itself; Chinese ones are looked for anywhere. Letters are compared as plain Latin ones (see <see cref="LatinLetters"/>).
/// </summary>
internal static class Meanings
{
    private const int ShortestStem = 4;

    // One meaning a line; a tilde before the name marks one that says little by itself.
    private const string Table = """
        pay: pay pays paid payment paying payed checkout_payment оплат оплач плат платеж платит 付款 支付 缴费 plac zaplac placi platnos oplac apmok moka moket sumok
        order: order ordered ordering purchase purchased buy buys bought buying заказ покуп купи 订单 下单 购买 zamow zakup kupuj kupi uzsak pirk perka
        checkout: checkout check_out оформ 结账 结算 kasy finalizac realizac uzsakymo_pateikim atsiskait
        cart: cart basket bag корзин 购物车 koszyk krepsel
        search: search searches find finds query looks_up поиск ищет искат 搜索 查找 szuka wyszuk iesko paiesk
        browse: browse browses category categories catalog catalogue list listing assortment looks_around каталог категор ассортимент 浏览 分类 目录 katalog kategor przeglad narsy
        filter: filter filters sort facet фильтр сортир 筛选 filtr filtru
        product: product products item items goods model models sku pdp phone phones article товар вещь модел издели 商品 产品 机型 型号 手机 produkt towar preke prekes preki gamin modeli
        notice: notice notices ad ads advert banner impression campaign sees seen hears touch awareness click реклам баннер замеча видит объявлен 广告 注意到 看到 reklam baner zauwaz widzi skelbim pamato pastebi
        review: review reviews rating ratings stars opinion отзыв оценк рейтинг 评价 评论 opini recenz ocen atsiliep vertinim apzvalg
        write: write writes post posts posted publish leaves пишет написа остав публик 撰写 发表 pisze wystaw publik raso paras skelbia
        read: read reads study studies reading чита изуча 阅读 了解 czyta skaito
        compare: compare compares comparison versus сравн 比较 对比 porown palygin
        wish: wishlist wish favourite favorite favorites bookmark saved save saves избран желан 收藏 心愿 ulubion schow zyczen norai megst
        delivery: delivery delivered deliver shipping shipment ship shipped courier parcel package dispatch gets receives receive received arrives достав курьер посылк получ 配送 送货 快递 包裹 收到 收货 dostaw przesyl kurier paczk wysylk odbier pristat siunt kurjer gauna
        receive: receive receives received gets arrives handed unboxes получа получи 收到 收货 odbier otrzym gauna gavo
        pickup: pickup pick_up collect collection самовывоз выдач 自提 odbior atsiem
        store: store shop showroom branch boutique till floor магазин салон филиал 门店 商店 店 sklep salon parduotuv
        visit: visit visits visited comes визит посещ заход 到访 访问 wizyt odwiedz apsilank lankosi
        advice: consultation consult consultant advice adviser advisor assistant консульт совет 咨询 顾问 doradc porad konsult patar
        login: login log_in signin sign_in logs_in authenticat вход войти авторизац 登录 logow zaloguj prisijung
        register: register registers registration signup sign_up account enrol enroll регистрац аккаунт 注册 开户 rejestr konto registr paskyr
        coupon: coupon promo promocode voucher discount купон промокод скидк 优惠 折扣 kupon rabat znizk nuolaid
        price: price prices pricing cost fee fees tariff цен стоимост тариф 价格 费用 cena cennik koszt oplat_dodat kaina kainos mokest
        setup: setup set_up sets_up install installs installed activate activation configure configures настро устан актив 设置 安装 激活 konfigur instal aktywac ustawia nustat diegia aktyv
        transfer: transfer transfers migrate migration moves_data import перенос перенест 迁移 传输 przenos transfer perkel
        use: use uses used using usage play пользу использ 使用 uzywa korzyst naudoj
        support: support help helps helpdesk hotline assistance поддерж помощ 客服 支持 帮助 wsparc pomoc palaikym pagalb
        ticket: ticket tickets билет тикет обращен 票 工单 bilet zglosz uzklaus
        ~request: request requests requested asks ask apply запраш запрос прос 申请 请求 prosi popros prasym praso uzklaus
        ~attend: attend attends attended sees watches watch join joins участ смотрит 观看 参加 oglada uczestn stebi dalyvau
        offer: proposal proposals offer offers quote quotation предлож оффер 方案 报价 ofert pasiulym
        security: security secure compliance безопас 安全 bezpieczen saugum
        call: call calls called phone_call rings звон 电话 通话 dzwon skamb
        chat: chat chats message messages messenger чат сообщен 聊天 消息 czat wiadomos pokalb zinut
        refund: refund refunds refunded return returns returned возврат возвращ 退款 退货 zwrot grazin
        recommend: 朋友 referral refer refers recommend recommends recommendation friend friends advocate invite invites рекоменд друг друз приглас 推荐 好友 邀请 polec znajom zaprasz rekomend draug pakvie kviec
        share: share shares shared sharing social делит подел 分享 udostepn dzieli dalin dalij
        subscribe: subscribe subscribes subscription newsletter подпис рассыл 订阅 subskryb newsletter prenumer naujienlaisk
        email: email e_mail mail письм почт 邮件 mailing laisk
        trial: trial trials try tries probe пробн пробу 试用 probn wyprob bandom isband
        demo: demo demonstration presentation демо презентац 演示 prezentac demonstr pristatym
        contract: contract agreement deal договор контракт 合同 umow kontrakt sutart
        sign: sign signs signed signature подпи 签署 签约 podpis pasiras
        invoice: invoice invoices bill billing счет 发票 账单 faktur rachunk saskait
        meeting: meeting meet meets negotiation negotiate negotiates call_sales встреч перегов 会议 谈判 spotka negocj susitik deryb
        book: book books booking reserve reserves reservation appointment брон резерв запис 预订 预约 rezerw rezerv umaw uzsirezerv
        photo: photo photos picture pictures image фото снимк 照片 图片 zdjec fotograf nuotrauk
        size: size sizes sizing chart размер 尺码 尺寸 rozmiar dydz dydis
        download: download downloads whitepaper скача загруз 下载 pobier atsisiun parsisiun
        onboard: onboarding welcome tutorial intro знакомств онбординг 引导 入门 wdroz powital ivad
        error: error errors fail fails failed failure declined refused ошиб сбой 错误 失败 blad bledy klaid
        complain: complaint complaints complain complains жалоб претенз 投诉 skarg reklamac skund
        buyagain: repeat again reorder renewal renew renews second_purchase снова повтор продл 复购 再次 续 ponown odnow pakartot vel_ atnauj
        accessory: accessory accessories case addon add_on upsell аксессуар 配件 akcesor pried
        warranty: warranty guarantee гарант 保修 gwaranc garant
        stock: stock unavailable availability available налич 库存 缺货 dostepn atsarg likut
        map: map maps карт 地图 mapa mapie mapy mape zemelap
        place: place places venue location spot мест 地点 miejsc vieta vietas vieto
        city: city cities town город 城市 miasto miasta miast miest
        route: route routes itinerary path маршрут 路线 tras marsrut
        event_: event_view events concert концерт мероприят 活动 wydarz rengin
        restaurant: restaurant restaurants table dining ресторан столик 餐厅 restaurac restoran stalik
        app: app application install_app приложен 应用 aplikac program
        site: site website homepage home main landing сайт главн 网站 首页 stron witryn svetain pagrindin
        finish: finish finishes complete completes completed completion заверш 完成 zakoncz ukoncz uzbaig baig
        ~add: add adds added put puts добав кладет 加入 添加 放入 dodaj dodaje wklad ideda prideda
        ~view: 点开 看 view views viewed open opens opened look looks looked show shown показ смотр просм откры 查看 打开 oglad otwier zoba ziuri atidar
        ~start: start starts started begin begins launch launches начал начин 开始 rozpocz zaczyn pradeda pradzi
        ~done: done success succeeded ready готов 成功 gotow pavyk
        ~choose: choose chooses choice select selects selected pick picks выб 选择 wybier wybor renk
        ~submit: submit submits submitted send sends sent отправ 提交 wysyl pateik
        ~page: page pages screen screens step шаг страниц 页面 krok ekran puslap
        """;

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "to", "of", "in", "on", "at", "for", "it", "its", "is", "his", "her", "their", "and", "or", "with", "by", "from", "what", "that", "into", "up", "out", "off",
        "v", "na", "s", "i", "k", "o", "u", "za", "iz", "po", "ot", "do", "ego", "ee", "ili", "z", "w", "we", "ze", "sie", "od", "dla", "jego", "jej", "lub", "ir", "is", "per", "prie", "su", "uz", "ar", "jo", "jos",
    };

    private static readonly IReadOnlyList<(string Name, bool SaysLittle, IReadOnlyList<string> Stems)> All = Read();

    /// <summary>What a text is about: meanings and other words, each with how much it says.</summary>
    public static Dictionary<string, double> Of(string text)
    {
        var features = new Dictionary<string, double>(StringComparer.Ordinal);
        var words = NameWords.Of(text).Select(LatinLetters.Of).ToList();
        var joined = new HashSet<string>(words.Zip(words.Skip(1), (a, b) => a + "_" + b), StringComparer.Ordinal);
        foreach (var word in words.Where(w => !Empty.Contains(w)))
        {
            var found = All.Where(m => m.Stems.Any(stem => Matches(word, stem))).ToList();
            foreach (var (name, saysLittle, _) in found)
            {
                features[name + ":"] = saysLittle ? 0.35 : 1;
            }

            features[word] = found.Count > 0 ? 0.25 : char.IsDigit(word[0]) ? 0.2 : 0.8;
        }

        foreach (var (name, saysLittle, _) in All.Where(m => m.Stems.Any(joined.Contains)))
        {
            features[name + ":"] = saysLittle ? 0.35 : 1;
        }

        return features;
    }

    /// <summary>Whether a feature is a meaning, and not a word.</summary>
    public static bool IsMeaning(string feature) => feature.EndsWith(':');

    private static bool Matches(string word, string stem) =>
        stem[0] > '\u2E7F' ? word.Contains(stem, StringComparison.Ordinal)
        : stem.Length >= ShortestStem ? word.StartsWith(stem, StringComparison.Ordinal)
        : word == stem;

    private static List<(string, bool, IReadOnlyList<string>)> Read() =>
    [
        .. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..colon];
            return (name.TrimStart('~'), name[0] == '~', (IReadOnlyList<string>)[.. line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(LatinLetters.Of)]);
        }),
    ];
}
