using System.Globalization;

namespace Kelione.Workspace;

/// <summary>Sentences on what was not joined, the first ones kept and the rest counted.</summary>
internal sealed class Refusals
{
    private const int Most = 20;

    private readonly List<string> _sentences = [];
    private long _more;

    public void Add(string sentence)
    {
        if (_sentences.Count < Most)
        {
            _sentences.Add(sentence);
        }
        else
        {
            _more++;
        }
    }

    public IReadOnlyList<string> Sentences() => _more == 0 ? _sentences : [.. _sentences, string.Create(CultureInfo.InvariantCulture, $"{_more} more ids were not joined")];
}
