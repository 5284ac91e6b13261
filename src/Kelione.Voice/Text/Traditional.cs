using System.Collections.Frozen;

namespace Kelione.Voice.Text;

/// <summary>The common traditional Chinese characters and the simplified ones that the lexicon is written in.</summary>
internal static class Traditional
{
    private const string Pairs =
        "個个們们來来時时說说這这為为會会對对過过還还沒没後后點点開开見见長长問问間间無无機机車车東东買买賣卖貴贵價价錢钱費费貨货運运送送遞递遲迟慢慢裝装損损壞坏" +
        "質质量量顏颜色色舊旧新新髒脏亂乱淨净舒舒適适滿满意意歡欢喜喜愛爱謝谢讚赞優优勢势棒棒難难聽听說说話话電电腦脑網网絡络線线連连斷断訊讯號号碼码帳账戶户" +
        "銀银行行卡卡付付款款單单訂订購购員员務务態态度度客客服服覆复應应該该請请讓让給给發发現现問问題题處处理理解解決决錯错誤误雜杂煩烦壓压氣气憤愤怒怒傷伤" +
        "失失望望驚惊訝讶擔担憂忧麻麻熱热涼凉湯汤飯饭麵面魚鱼雞鸡鴨鸭豬猪鹹咸鮮鲜飲饮館馆廳厅廚厨餐餐盤盘份份樣样幾几兩两萬万億亿歲岁鐘钟鍾钟週周點点半半邊边" +
        "裡里裏里從从來来當当與与將将總总經经歷历專专業业產产品品體体驗验設设計计劃划畫画圖图書书學学習习關关閉闭門门進进遠远近近離离場场機机飛飞航航輪轮票票" +
        "團团隊队負负責责認认識识記记錄录證证據据實实際际雖虽然然卻却並并且且儘尽管管則则須须極极佳佳較较嗎吗啊啊囉啰麼么甚什誰谁哪哪兒儿這这邊边種种類类條条件件" +
        "隻只張张頓顿檔档輕轻鬆松緊紧張张簡简單单複复雜杂亂乱變变換换轉转動动靜静響响應应聲声音音頻频視视頁页屏屏幕幕鍵键滑滑觸触摸摸護护膚肤藥药醫医療疗術术" +
        "強强弱弱廣广告告騙骗假假貨货偽伪劣劣濫滥廢废垃垃圾圾爛烂臭臭蟲虫髮发頭头顧顾慮虑建建議议希希補补償偿賠赔退退還还終终於于異异常常規规則则約约會会員员禮礼";

    private static readonly FrozenDictionary<char, char> Map = Read();

    /// <summary>The simplified form of a character.</summary>
    /// <param name="c">A Chinese character.</param>
    /// <returns>Its simplified form where it is a common traditional one; else itself.</returns>
    public static char Simplify(char c) => Map.TryGetValue(c, out var simple) ? simple : c;

    private static FrozenDictionary<char, char> Read()
    {
        var map = new Dictionary<char, char>();
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
        {
            if (Pairs[i] != Pairs[i + 1])
            {
                map[Pairs[i]] = Pairs[i + 1];
            }
        }

        return map.ToFrozenDictionary();
    }
}
