using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Themes;

/// <summary>Takes the words that carry content out of a text that has been read: no function words, no numbers; single words and two in a row.</summary>
internal static class TermReader
{
    /// <summary>Takes the terms.</summary>
    /// <param name="desk">The desk with the text on it.</param>
    /// <returns>The terms, in the order of the text.</returns>
    public static List<TermInPlace> Read(Desk desk)
    {
        var words = desk.Text.Words;
        var directed = new HashSet<int>();
        var topical = new HashSet<int>();
        foreach (var hit in desk.Hits.Sentiments)
        {
            Mark(directed, hit.First, hit.Count);
        }

        foreach (var hit in desk.Hits.Topics)
        {
            Mark(topical, hit.First, hit.Count);
        }

        foreach (var hit in desk.Hits.Shifters)
        {
            Mark(directed, hit.First, hit.Count);
        }

        var terms = new List<TermInPlace>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsContent(words[i].Info))
            {
                continue;
            }

            var (info, next) = (words[i].Info, i + 1 < words.Count ? words[i + 1] : default);
            if (info.Form.Length > 1)
            {
                terms.Add(new TermInPlace(new Term(LanguageOf(info), info.Stem), info.Form, i, 1, directed.Contains(i), topical.Contains(i), info.IsGeneral));
            }

            if (next.Info is not null && next.Clause == words[i].Clause && IsContent(next.Info) && ReferenceEquals(next.Info.Lexicon, info.Lexicon))
            {
                // Chinese words of two characters that no lexicon holds come as two.
                var isHan = Scripts.IsHan(info.Form[0]);
                var isGeneral = (info.IsGeneral && next.Info.IsGeneral) || (isHan && info.Lexicon.IsGeneral(info.Form + next.Info.Form));
                var gap = isHan ? "" : " ";
                terms.Add(new TermInPlace(
                    new Term(LanguageOf(info), $"{info.Stem} {next.Info.Stem}"), $"{info.Form}{gap}{next.Info.Form}", i, 2,
                    directed.Contains(i) || directed.Contains(i + 1), topical.Contains(i) || topical.Contains(i + 1), isGeneral));
            }
        }

        return terms;
    }

    private static string LanguageOf(WordInfo info) => info.Lexicon.Grammar.Language;

    private static bool IsContent(WordInfo info) => !info.IsStop && !info.IsNumber;

    private static void Mark(HashSet<int> set, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            set.Add(i);
        }
    }
}
