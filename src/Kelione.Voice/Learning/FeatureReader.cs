using System.IO.Hashing;
using System.Runtime.InteropServices;
using Kelione.Voice.Sentiments;
using Kelione.Voice.Text;

namespace Kelione.Voice.Learning;

/// <summary>Reads the features of a text: words, stems, pairs of words, three to five letters in a row (Chinese: one to three), marks, and what the lexicon found.</summary>
internal static class FeatureReader
{
    /// <summary>How many numbers the lexicon's evidence is.</summary>
    public const int EvidenceCount = 24;

    private const ulong WordSeed = 0x9E3779B97F4A7C15;
    private const int MostTokens = 2_000;

    /// <summary>Reads a text that lies on a desk.</summary>
    /// <param name="reading">What was understood of it.</param>
    /// <param name="desk">The desk.</param>
    /// <returns>The features.</returns>
    public static FeatureBag Read(VoiceReading reading, Desk desk)
    {
        var bag = new FeatureBag { Evidence = Evidence(reading, desk) };
        var before = 0UL;
        var count = 0;
        foreach (var token in desk.Tokens.Tokens)
        {
            if (++count > MostTokens)
            {
                break;
            }

            var form = desk.Tokens.Form(token);
            if (token.Kind == TokenKind.Han)
            {
                Rows(form, 1, 3, bag.Letters);
                continue;
            }

            var hash = token.Kind == TokenKind.Word ? Hash(form) : WordSeed ^ ((ulong)token.Kind << 40) ^ (ulong)(token.Kind is TokenKind.Emoji or TokenKind.Emoticon ? token.Value : 0);
            FeatureBag.Count(bag.Words, hash);
            FeatureBag.Count(bag.Words, Pair(before, hash));
            before = hash;
            if (token.Kind == TokenKind.Word)
            {
                Letters(form, bag.Letters);
            }
        }

        Stems(desk.Text, bag);
        return bag;
    }

    private static void Stems(SpokenText text, FeatureBag bag)
    {
        var before = 1UL;
        for (var i = 0; i < Math.Min(MostTokens, text.Words.Count); i++)
        {
            var hash = Hash(text.Words[i].Info.Stem) ^ 0x5555;
            FeatureBag.Count(bag.Words, hash);
            FeatureBag.Count(bag.Words, Pair(before, hash));
            before = hash;
        }
    }

    private static void Letters(ReadOnlySpan<char> form, Dictionary<ulong, float> letters)
    {
        // The word's edges are letters too: "un" at the beginning is not "un" within.
        Span<char> edged = stackalloc char[form.Length + 2];
        edged[0] = ' ';
        form.CopyTo(edged[1..]);
        edged[^1] = ' ';
        Rows(edged, 3, 5, letters);
    }

    private static void Rows(ReadOnlySpan<char> text, int least, int most, Dictionary<ulong, float> letters)
    {
        for (var length = least; length <= most; length++)
        {
            for (var i = 0; i + length <= text.Length; i++)
            {
                FeatureBag.Count(letters, Hash(text.Slice(i, length)) ^ 0xAAAA);
            }
        }
    }

    private static ulong Hash(ReadOnlySpan<char> text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text));

    private static ulong Pair(ulong before, ulong after) => System.Numerics.BitOperations.RotateLeft(before, 21) * 31 ^ after;

    private static float[] Evidence(VoiceReading reading, Desk desk)
    {
        var evidence = new float[EvidenceCount];
        var around = desk.Scorer.Around;
        double praise = 0, blame = 0, last = 0;
        foreach (var word in reading.Sentiment.Words)
        {
            praise += Math.Max(0, word.Weight);
            blame -= Math.Min(0, word.Weight);
            last = word.Weight;
        }

        var signs = 0.0;
        foreach (var sign in desk.Text.Signs)
        {
            signs += sign.Meaning.Value;
        }

        ReadOnlySpan<double> values =
        [
            reading.Sentiment.Score, Math.Log(1 + praise), Math.Log(1 + blame), reading.Sentiment.Words.Count == 0 ? 1 : 0, Math.Tanh(last / 2), Math.Tanh(signs / 2),
            reading.Sentiment.Class == SentimentClass.Positive ? 1 : 0, reading.Sentiment.Class == SentimentClass.Negative ? 1 : 0, reading.Sentiment.Class == SentimentClass.Neutral ? 1 : 0,
            around.AnyQuestion ? 1 : 0, around.AnyWish ? 1 : 0, around.AnyComplaint ? 1 : 0, around.AnyThanks ? 1 : 0, around.AnyIrony ? 1 : 0,
            Math.Log(1 + desk.Text.Words.Count) / 4, praise > 0 && blame > 0 ? 1 : 0, praise > 0 && blame == 0 ? 1 : 0, blame > 0 && praise == 0 ? 1 : 0,
            Math.Min(praise, 3) / 3, Math.Min(blame, 3) / 3, praise > 3 ? 1 : 0, blame > 3 ? 1 : 0, reading.Sentiment.Confidence, around.ShoutsAlways ? 1 : 0,
        ];
        for (var i = 0; i < EvidenceCount; i++)
        {
            evidence[i] = (float)values[i];
        }

        return evidence;
    }
}
