using Kelione.Voice.Text;

namespace Kelione.Voice.Grammar;

/// <summary>Endings of a language, to be taken off the longest first.</summary>
internal sealed class Suffixes
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly int _longest;
    private readonly int _leastStem;

    /// <summary>Reads endings.</summary>
    /// <param name="leastStem">How many letters must remain.</param>
    /// <param name="endings">The endings, parted by spaces.</param>
    public Suffixes(int leastStem, string endings)
    {
        // Endings are known without diacritics too: people type so.
        var listed = endings.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var set = listed.Concat(listed.Select(Folding.Fold)).ToHashSet(StringComparer.Ordinal);
        _endings = set.GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = set.Max(e => e.Length);
        _leastStem = leastStem;
    }

    /// <summary>How many letters the longest ending of a word has.</summary>
    /// <param name="word">The word.</param>
    /// <returns>0 where it has none of the endings, or too little would remain.</returns>
    public int Length(ReadOnlySpan<char> word)
    {
        for (var length = Math.Min(_longest, word.Length - _leastStem); length > 0; length--)
        {
            if (_endings.Contains(word[^length..]))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The word without its longest ending.</summary>
    /// <param name="word">The word.</param>
    /// <returns>What remains.</returns>
    public ReadOnlySpan<char> Cut(ReadOnlySpan<char> word) => word[..^Length(word)];
}
