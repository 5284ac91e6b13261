namespace Kelione.Voice.Themes;

/// <summary>In how many texts of two groups each term stands, and how people write it.</summary>
internal sealed class TermCounts
{
    private readonly HashSet<Term> _seen = [];

    /// <summary>The counts.</summary>
    public Dictionary<Term, TermCount> Terms { get; } = [];

    /// <summary>Counts a text's terms, each once.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="isFirst">Whether the text belongs to the first group.</param>
    public void Add(List<TermInPlace> terms, bool isFirst)
    {
        _seen.Clear();
        foreach (var term in terms)
        {
            if (!Terms.TryGetValue(term.Term, out var count))
            {
                Terms[term.Term] = count = new TermCount();
            }

            count.Write(term.Form);
            if (_seen.Add(term.Term))
            {
                _ = isFirst ? count.First++ : count.Second++;
            }
        }
    }
}

/// <summary>A term's counts.</summary>
internal sealed class TermCount
{
    private const int MostForms = 16;
    private readonly Dictionary<string, int> _forms = new(StringComparer.Ordinal);

    /// <summary>In how many texts of the first group.</summary>
    public int First { get; set; }

    /// <summary>In how many texts of the second group.</summary>
    public int Second { get; set; }

    /// <summary>How it is written most often; among equals the first by code points.</summary>
    public string Form => _forms.OrderByDescending(f => f.Value).ThenBy(f => f.Key, StringComparer.Ordinal).First().Key;

    /// <summary>Counts a form.</summary>
    /// <param name="form">The form.</param>
    public void Write(string form)
    {
        if (_forms.TryGetValue(form, out var count))
        {
            _forms[form] = count + 1;
        }
        else if (_forms.Count < MostForms)
        {
            _forms[form] = 1;
        }
    }
}
