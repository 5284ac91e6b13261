using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Tests.Support;

/// <summary>Lexicons of a few words, so that a test of the grammar does not depend on what somebody mends in the real ones.</summary>
internal static class SmallLexicons
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["common/emoji.tsv"] = "sign\tvalue\temotion\tnote\n😀\t2\tjoy\n😡\t-3\tanger\n👍\t2\ttrust\n❤\t2.5\tjoy\n🙄\t-1.5\tdisappointment\tirony\n:)\t1.5\tjoy\n:(\t-1.5\tdisappointment\n:D\t2\tjoy\n",
        ["en/sentiment.tsv"] = "entry\tvalue\temotion\tnote\ngood\t2\tjoy\ngreat\t3\tjoy\nbad\t-2\tanger\nslow\t-1.5\tdisappointment\nterribl*\t-3\tanger\na waste of time\t-3\tanger\nhelpful\t2\ttrust\nlove\t2.5\tjoy\ndelayed\t-1.5\n",
        ["en/topics.tsv"] = "entry\ttopic\ndelivery\tdelivery\ncourier\tdelivery\nprice\tprice\ndelivery fee\tdelivery\ndelivery fee\tprice\n",
        ["en/shifters.tsv"] = "entry\tkind\tvalue\nnot\tnegation\t3\nno\tnegation\t2\nisn't\tnegation\t3\nvery\tintensifier\t1.5\nterribly\tintensifier\t1.6\na bit\tsoftener\t0.5\nbut\tcontrast\t0.4\nalthough\tconcession\t0.5\nwhere\tquestion\nwould be nice\twish\nstill waiting\tcomplaint\nthanks\tthanks\nthanks for nothing\tirony\n",
        ["en/stop.tsv"] = "word\nthe\na\nit\nis\nwas\nand\nfor\n",
        ["ru/sentiment.tsv"] = "entry\tvalue\temotion\nхороший\t2\tjoy\nбыстро\t1.5\tjoy\nвкусный\t2\tjoy\nужасный\t-3\tanger\nне работает\t-2\tanger\nработает\t0.5\nзадерж*\t-1.5\tdisappointment\n",
        ["ru/topics.tsv"] = "entry\ttopic\nдоставка\tdelivery\nкурьер\tdelivery\n",
        ["ru/shifters.tsv"] = "entry\tkind\tvalue\nне\tnegation\t2\nни\tnegation\t2\nникогда\tnegation\t3\nочень\tintensifier\t1.5\nно\tcontrast\t0.4\n",
        ["ru/stop.tsv"] = "word\nи\nв\nна\n",
        ["zh/sentiment.tsv"] = "entry\tvalue\temotion\n好吃\t2\tjoy\n好\t1.5\tjoy\n快\t1\tjoy\n慢\t-1.5\tdisappointment\n性价比高\t2\tjoy\n差\t-2\tanger\n",
        ["zh/topics.tsv"] = "entry\ttopic\n送餐\tdelivery\n价格\tprice\n",
        ["zh/shifters.tsv"] = "entry\tkind\tvalue\n不\tnegation\t2\n没\tnegation\t2\n很\tintensifier\t1.3\n太\tintensifier\t1.5\n但是\tcontrast\t0.4\n",
        ["zh/stop.tsv"] = "word\n的\n了\n是\n",
        ["pl/sentiment.tsv"] = "entry\tvalue\temotion\ndobry\t2\tjoy\nmiły\t2\tjoy\nżółty\t1\nspóźni*\t-2\tdisappointment\n",
        ["pl/topics.tsv"] = "entry\ttopic\nprzesyłka\tdelivery\n",
        ["pl/shifters.tsv"] = "entry\tkind\tvalue\nnie\tnegation\t3\nbardzo\tintensifier\t1.5\nale\tcontrast\t0.4\n",
        ["pl/stop.tsv"] = "word\ni\nw\nna\n",
        ["lt/sentiment.tsv"] = "entry\tvalue\temotion\ngeras\t2\tjoy\npatikti\t2\tjoy\n=patiko\t2\tjoy\nvėluo*\t-2\tdisappointment\nmalonus\t2\ttrust\nveikti\t0.5\n",
        ["lt/topics.tsv"] = "entry\ttopic\nkurjeris\tdelivery\npristatymas\tdelivery\n",
        ["lt/shifters.tsv"] = "entry\tkind\tvalue\nlabai\tintensifier\t1.5\nnėra\tnegation\t3\nbet\tcontrast\t0.4\n",
        ["lt/stop.tsv"] = "word\nir\nį\n",
    };

    /// <summary>The reader over them.</summary>
    public static VoiceReader Reader { get; } = new(Set());

    /// <summary>The lexicons, with files of the test's own in place of some.</summary>
    /// <param name="changed">Files by name.</param>
    /// <returns>The lexicons.</returns>
    public static LexiconSet Set(params (string File, string Text)[] changed) =>
        LexiconSet.From(file => changed.FirstOrDefault(c => c.File == file).Text ?? Files.GetValueOrDefault(file));
}
