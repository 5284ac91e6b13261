using System.Collections.Concurrent;
using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Languages;

/// <summary>
/// How much a word that is no function word looks English, Polish or Lithuanian: whether the lexicons know it.
/// Answers are remembered by word.
/// </summary>
internal sealed class WordShapes
{
    private const int MostRemembered = 100_000;
    private static readonly int[] Latin = [0, 3, 4];
    private readonly LexiconSet _lexicons;
    private readonly ConcurrentDictionary<string, float[]> _remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, float[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Shapes over lexicons.</summary>
    /// <param name="lexicons">The lexicons.</param>
    public WordShapes(LexiconSet lexicons)
    {
        _lexicons = lexicons;
        _lookup = _remembered.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds what a word says.</summary>
    /// <param name="form">The word in normal form, of the Latin script.</param>
    /// <param name="points">Points by candidate.</param>
    public void Add(ReadOnlySpan<char> form, Span<double> points)
    {
        if (!_lookup.TryGetValue(form, out var weights))
        {
            weights = Make(form);
            if (_remembered.Count < MostRemembered)
            {
                _lookup[form] = weights;
            }
        }

        for (var i = 0; i < weights.Length; i++)
        {
            points[i] += weights[i];
        }
    }

    private float[] Make(ReadOnlySpan<char> form)
    {
        var weights = new float[WordEvidence.Candidates];
        var known = 0;
        foreach (var candidate in Latin)
        {
            var info = _lexicons.Of(VoiceLanguages.All[candidate]).Find(form);
            if ((info.IsKnown || info.LoosePatterns.Length > 0) && !info.IsNegated)
            {
                weights[candidate] = form.Length > 3 ? 1.6f : 0.8f;
                known++;
            }
        }

        for (var i = 0; known > 1 && i < weights.Length; i++)
        {
            weights[i] /= known;
        }

        // A word that nobody knows is a little evidence that the text is in none of the languages.
        weights[WordEvidence.Others] = known == 0 && form.Length > 3 ? 0.35f : 0;
        return weights;
    }
}
