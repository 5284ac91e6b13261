namespace Kelione.Voice.Tests.Lexicons;

/// <summary>
/// What customers say every day, written for the lexicons by their authors: shops, parcels, banks, networks, hotels, restaurants, apps. No measure of accuracy (the
/// lexicons were mended with them in view) but a net: whoever mends a word sees here what else it changes. A line begins with + for praise, - for blame, . for neither.
/// </summary>
internal static class EverydayTexts
{
    private const string English = """
        + The battery lasts two full days and the screen is gorgeous.
        - Battery barely lasts half a day, would not buy again.
        + Courier was polite and the parcel came a day earlier than promised.
        - Courier left the parcel in the rain and didn't even ring the bell.
        . What are your opening hours on Sunday?
        . I ordered the blue one in size M last Tuesday.
        - The dress came in the wrong colour and the zip was broken.
        + Fits like a glove, fabric feels amazing.
        - Queue was out the door and only one till open.
        - I've been waiting three weeks for my refund and nobody answers my emails.
        + Refund came through within two days, no questions asked.
        - The room smelled of smoke and the walls were paper thin.
        + Spotless room, comfy bed and the staff couldn't do enough for us.
        - Breakfast was cold and overpriced.
        . Is breakfast included in the price?
        - App keeps crashing every time I try to log in.
        + The new update fixed all the bugs, works like a dream now.
        - Since the last update the app is painfully slow.
        . The app has a dark mode in settings.
        + Not bad at all for the price.
        - Not worth the money.
        + I can't fault the service.
        - I can't believe how rude the cashier was.
        - Great, another delay. Thanks for nothing.
        - They charged me twice and support keeps telling me to wait.
        + Support sorted my problem in five minutes, brilliant!
        - Coverage is patchy and calls keep dropping.
        + Signal is strong even in the countryside.
        . My contract ends in March.
        - Trying to cancel is a nightmare, they make you jump through hoops.
        + Cancelled online in two clicks, easy.
        - Soup was bland and the waiter ignored us for half an hour.
        + Best ramen in town, huge portions.
        - Would give zero stars if I could.
        + Five stars, would order again in a heartbeat.
        - Looked nothing like the picture.
        + Exactly as described and well packaged.
        - Stopped working after a week.
        . Please send me the tracking number.
        . It would be nice to have a dark theme.
        - Hidden fees everywhere, feels like a scam.
        - Delivery took forever but the food was good.
        + Delivery took a while but the food was absolutely delicious.
        - The interface is confusing, I couldn't find the checkout button.
        + Super intuitive, even my mum can use it.
        - Don't waste your money.
        - It arrived damaged and they refuse to replace it.
        + They replaced it straight away, no hassle.
        - My luggage never showed up.
        . Where can I find my boarding pass?
        + Such a lovely little café, the barista remembered my name.
        - Coffee tasted like dishwater.
        - Sat on hold for 50 minutes and then got cut off.
        + Got through to a real person in under a minute, impressed.
        - You've lost a customer after ten years.
        + Been with them ten years and never had a single issue.
        - Two stars because the box was empty.
        - My card got swallowed by the machine and the bank shrugged it off.
        + Opened an account in ten minutes, everything explained clearly.
        - Interest rate doubled without any warning.
        . What is the interest rate on a savings account?
        . I moved house in June and changed my address.
        - The toilet was blocked and nobody came to fix it.
        + Housekeeping left us a handwritten note, such a nice touch.
        - Sizing runs ridiculously small, had to send it back.
        + Bought a second pair in another colour, that says it all.
        - Left a sour taste in my mouth.
        - Pizza arrived upside down and stone cold.
        + Still hot when it got here, kids devoured it.
        - Spam, spam, spam, I never signed up for this newsletter!
        - The agent was less than helpful.
        + Couldn't be more pleased with this purchase.
        - I regret buying this.
        - Five emails later and still no answer.
        . Do you ship to Norway?
        . The store is next to the station.
        - Yeah right, "premium" quality my foot.
        + Took the time to explain every option, felt really looked after.
        - Website froze at checkout and I lost my basket.
        + Checkout is a breeze.
        - Absolute joke of a company!!!
        - meh, expected more
        + Happy bunny here 😊
        - Never again 😡
        + Cheap and cheerful, does what it says on the tin.
        - The sound is tinny and the plastic feels cheap.
        - Technician didn't turn up, took a day off for nothing.
        + Technician was here within the hour and fixed it.
        - The price went up again, third time this year.
        + Great value compared to my old provider.
        """;

    private const string Russian = """
        + Телефон отличный, батарея держит два дня.
        - Батарея садится за полдня, больше не куплю.
        + Курьер вежливый, привёз на день раньше.
        - Курьер бросил посылку у двери и даже не позвонил.
        . До скольки вы работаете в воскресенье?
        . Заказала синее платье, размер 44.
        - Прислали не тот цвет, молния сломана.
        + Платье село идеально, ткань приятная.
        - Очередь на полчаса, работает одна касса.
        - Третью неделю жду возврата денег, на письма никто не отвечает.
        + Деньги вернули за два дня без лишних вопросов.
        - В номере пахнет табаком, слышно соседей.
        + Чистый номер, удобная кровать, персонал очень внимательный.
        - Завтрак холодный и дорогой.
        . Завтрак входит в стоимость?
        - Приложение вылетает каждый раз при входе.
        + После обновления всё летает, молодцы!
        - После обновления приложение жутко тормозит.
        . В настройках есть тёмная тема.
        + Неплохо за свои деньги.
        - Своих денег не стоит.
        + Придраться не к чему.
        - Кассир нахамила, настроение испорчено.
        - Ну спасибо, опять задержали на два часа.
        - Списали деньги дважды, поддержка отвечает шаблонами.
        + Поддержка решила вопрос за пять минут, супер!
        - Связь пропадает, интернет еле грузит.
        + Ловит даже в деревне.
        . Договор заканчивается в марте.
        - Отключить подписку — целый квест.
        + Отменила заказ в два клика, удобно.
        - Суп пресный, официант про нас забыл.
        + Лучшие пельмени в городе, порции огромные.
        - Поставил бы ноль, если бы можно было.
        + Пять звёзд, буду заказывать ещё.
        - На фото совсем другое.
        + Всё как в описании, упаковано надёжно.
        - Сломался через неделю.
        . Пришлите, пожалуйста, номер отслеживания.
        . Хорошо бы добавить тёмную тему.
        - Скрытые комиссии на каждом шагу, развод.
        - Не советую никому.
        + Еда хоть и ехала долго, но очень вкусная.
        - Интерфейс запутанный, не нашла кнопку оплаты.
        + Всё понятно, даже мама разобралась.
        - Качество ужасное, нитки торчат, после стирки полиняло.
        - Товар пришёл битый, менять отказываются.
        + Сразу заменили, без проблем.
        - Багаж так и не прилетел.
        . Где найти посадочный талон?
        + Уютная кофейня, бариста запомнил моё имя.
        - Кофе как вода.
        - Висел на линии 50 минут, потом сбросили.
        + Дозвонилась за минуту, приятно удивлена.
        - Вы потеряли клиента после десяти лет.
        + Десять лет с ними и ни одной проблемы.
        - Коробка оказалась пустой.
        - Банкомат съел карту, в банке развели руками.
        + Счёт открыли за десять минут, всё объяснили.
        - Ставку подняли без предупреждения.
        . Какая ставка по вкладу?
        . В июне переехала и поменяла адрес.
        - Туалет не работал, никто не пришёл чинить.
        + Горничная оставила записку с пожеланиями, так мило.
        - Маломерит жутко, пришлось возвращать.
        + Взяла вторую пару в другом цвете.
        - Осадок остался.
        - Пицца приехала вверх дном и ледяная.
        + Привезли горячим, дети слопали за минуту.
        - Замучили рассылкой, я на неё не подписывалась!
        - Толку от оператора ноль.
        + Очень рада покупке.
        - Зря потратила деньги.
        - Пять писем написала, ответа нет.
        . Доставляете в Норвегию?
        . Магазин рядом с вокзалом.
        - Ага, «премиум» качество.
        + Спокойно всё показала и рассказала, осталась довольна.
        - Сайт завис на оплате, корзина пропала.
        + Оформить заказ проще простого.
        - Контора рога и копыта!!!
        - ожидала большего
        + Довольна как слон 😊
        - Больше ни ногой 😡
        + Дёшево и сердито.
        - Звук хриплый, пластик дешёвый.
        - Мастер не явился, зря отпрашивалась с работы.
        + Мастер приехал через час и всё починил.
        - Опять подняли цены, третий раз за год.
        + По сравнению с прошлым оператором небо и земля.
        """;

    private const string Chinese = """
        + 手机很流畅,电池能用两天。
        - 电池半天就没电了,不会再买。
        + 快递小哥很有礼貌,提前一天送到。
        - 快递直接扔门口,电话都不打一个。
        . 请问周日几点营业?
        . 我上周二下单了一件蓝色M码。
        - 颜色发错了,拉链也是坏的。
        + 裙子很合身,面料舒服。
        - 排队半小时,只开一个收银台。
        - 退款等了三个星期,邮件也没人回。
        + 两天就退款了,态度很好。
        - 房间一股烟味,隔音很差。
        + 房间干净,床很舒服,前台服务热情。
        - 早餐又贵又难吃。
        . 房价包含早餐吗?
        - 每次登录都闪退。
        + 更新之后流畅多了,点赞。
        - 更新以后卡得要死。
        + 这个价格还不错了。
        - 根本不值这个钱。
        + 服务挑不出毛病。
        - 收银员态度恶劣,一脸不耐烦。
        - 重复扣款,客服只会让我等。
        + 客服五分钟就解决了,太棒了。
        - 信号时有时无,打电话老是断。
        + 在乡下信号也很好。
        . 我的合约三月到期。
        - 取消个会员比登天还难。
        + 两步就取消了,很方便。
        - 汤没味道,服务员理都不理我们。
        + 全城最好吃的拉面,分量很足。
        - 能给零分就给零分。
        + 五星好评,会回购。
        - 实物和图片完全不一样。
        + 和描述一致,包装严实。
        - 用了一周就坏了。
        - 到处都是隐形收费,就是骗钱。
        - 不推荐。
        + 虽然等了一会儿,但是菜真的好吃。
        - 界面太乱,找不到付款按钮。
        + 操作简单,老人也会用。
        - 收到就是碎的,还不给换。
        + 马上就给换新了,省心。
        - 行李到现在都没到。
        . 登机牌在哪里打印?
        - 呵呵,又延误,真是感谢啊。
        + 酒店位置好,离地铁近,性价比高。
        - 洗一次就掉色起球,质量堪忧。
        + 宝宝很喜欢,没有异味。
        - 书的纸张很差,还有错别字。
        + 小店很温馨,咖啡师还记得我的名字。
        - 咖啡像白开水。
        - 电话等了50分钟,然后直接断了。
        + 不到一分钟就接通人工,惊喜。
        - 用了十年,这次真的寒心。
        + 用了十年从来没出过问题。
        - 盒子里是空的。
        - 取款机吞卡,银行互相推诿。
        + 十分钟就开好户,讲解得很清楚。
        - 利率说涨就涨,也不通知。
        . 定期存款利率是多少?
        . 六月份搬家,换了地址。
        - 马桶堵了,叫了几次都没人来修。
        + 保洁阿姨留了手写卡片,好暖心。
        - 尺码偏小很多,只能退。
        + 又买了一双别的颜色。
        - 体验感极差。
        - 披萨送来都翻了,还是冰的。
        + 到手还热乎,孩子一会儿就吃光了。
        - 天天发垃圾短信,我根本没订阅!
        - 客服一问三不知。
        + 买得很满意,没有失望。
        - 真后悔买了它。
        - 发了五封邮件都没回音。
        . 可以寄到挪威吗?
        . 店在火车站旁边。
        - 所谓的"高端"品质,呵呵。
        + 每个选项都耐心讲解,很贴心。
        - 结账时网页卡死,购物车也清空了。
        + 下单流程很顺畅。
        - 黑心公司!!!
        - 一般般,没有想象中好
        + 开心到飞起😊
        - 再也不来了😡
        + 便宜又好用。
        - 声音发闷,塑料感很强。
        - 师傅放鸽子,白请一天假。
        + 师傅一小时就到,修得很利索。
        - 今年第三次涨价了。
        + 比以前的运营商强多了。
        """;

    /// <summary>The texts of a language with their directions.</summary>
    /// <param name="language">en, ru or zh.</param>
    /// <returns>+1, 0 or −1, and the text.</returns>
    public static IEnumerable<(int Meant, string Text)> Of(string language)
    {
        var lines = language switch
        {
            "en" => English,
            "ru" => Russian,
            "zh" => Chinese,
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "no texts"),
        };
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(l => (l[0] switch { '+' => 1, '-' => -1, _ => 0 }, l[2..]));
    }
}
