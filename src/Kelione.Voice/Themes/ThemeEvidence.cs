using Kelione.Voice.Text;

namespace Kelione.Voice.Themes;

/// <summary>What was counted over texts to find their themes.</summary>
internal sealed class ThemeEvidence
{
    private const int MostTerms = 400_000;
    private readonly HashSet<int> _topics = [];
    private readonly HashSet<(int A, int B)> _pairs = [];
    private readonly Dictionary<string, int> _addressed = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _here = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many texts.</summary>
    public int Texts { get; set; }

    /// <summary>In how many texts each topic is named.</summary>
    public int[] Topics { get; } = new int[Lexicons.Topics.All.Count];

    /// <summary>In how many texts two topics are named in one sentence; the lower index first.</summary>
    public int[,] Pairs { get; } = new int[Lexicons.Topics.All.Count, Lexicons.Topics.All.Count];

    /// <summary>How many texts of each language.</summary>
    public Dictionary<string, int> Languages { get; } = new(StringComparer.Ordinal);

    /// <summary>Each term's texts, by their running numbers.</summary>
    public Dictionary<Term, (TermCount Count, List<int> In)> Terms { get; } = [];

    /// <summary>The texts of two words in a row of which one belongs to a topic ("box arrived"): they make no theme, but they may name one.</summary>
    public Dictionary<Term, (TermCount Count, List<int> In)> Naming { get; } = [];

    /// <summary>Whether texts are addressed to a name ("@united") in more than a share of them: it is whom they speak to, not what about.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="share">The share, 0 … 1.</param>
    public bool IsAddressed(string name, double share) => _addressed.GetValueOrDefault(name) > share * Texts;

    /// <summary>Counts a text.</summary>
    /// <param name="desk">The desk with the text on it.</param>
    /// <param name="text">The text.</param>
    /// <returns>True.</returns>
    public bool Add(Desk desk, string text)
    {
        AddTopics(desk);
        AddAddressed(desk, text);
        var language = desk.Text.Words.Count > 0 ? desk.Text.Words[0].Info.Lexicon.Grammar.Language : VoiceLanguages.Unknown;
        Languages[language] = Languages.GetValueOrDefault(language) + 1;
        foreach (var term in TermReader.Read(desk))
        {
            // Words that judge name no subject, nor do those that fit any, and those of a topic have their theme.
            if (term.HasDirection || term.IsGeneral || term.Form.Length < 3 && term.Term.Language != VoiceLanguages.Chinese)
            {
                continue;
            }

            if (term.HasTopic && !term.Term.IsPair)
            {
                continue;
            }

            var kept = term.HasTopic ? Naming : Terms;
            if (!kept.TryGetValue(term.Term, out var entry))
            {
                if (kept.Count >= MostTerms)
                {
                    continue;
                }

                kept[term.Term] = entry = (new TermCount(), []);
            }

            entry.Count.Write(term.Form);
            if (entry.In.Count == 0 || entry.In[^1] != Texts)
            {
                entry.In.Add(Texts);
            }
        }

        return true;
    }

    private void AddAddressed(Desk desk, string text)
    {
        _here.Clear();
        foreach (var token in desk.Tokens.Tokens.Where(t => t.Kind == TokenKind.Mention && t.Length > 1))
        {
            var name = text.Substring(token.Start + 1, token.Length - 1);
            if (_here.Add(name) && (_addressed.Count < MostTerms || _addressed.ContainsKey(name)))
            {
                _addressed[name] = _addressed.GetValueOrDefault(name) + 1;
            }
        }
    }

    private void AddTopics(Desk desk)
    {
        _topics.Clear();
        _pairs.Clear();
        var hits = desk.Hits.Topics;
        for (var i = 0; i < hits.Count; i++)
        {
            if (_topics.Add(hits[i].Topic))
            {
                Topics[hits[i].Topic]++;
            }

            for (var j = i + 1; j < hits.Count && desk.Text.Words[hits[j].First].Sentence == desk.Text.Words[hits[i].First].Sentence; j++)
            {
                var (a, b) = (Math.Min(hits[i].Topic, hits[j].Topic), Math.Max(hits[i].Topic, hits[j].Topic));
                if (a != b && _pairs.Add((a, b)))
                {
                    Pairs[a, b]++;
                }
            }
        }
    }
}
