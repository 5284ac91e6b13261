namespace Kelione.Voice.Learning;

/// <summary>The features of one text: named ones counted by their hashes, and the lexicon's evidence as numbers. Immutable once read.</summary>
internal sealed class FeatureBag
{
    /// <summary>The hashes of words and pairs of words, each with its count.</summary>
    public Dictionary<ulong, float> Words { get; } = [];

    /// <summary>The hashes of letters in a row, each with its count.</summary>
    public Dictionary<ulong, float> Letters { get; } = [];

    /// <summary>The lexicon's evidence.</summary>
    public float[] Evidence { get; init; } = [];

    /// <summary>Counts a feature.</summary>
    /// <param name="bag">Words or letters.</param>
    /// <param name="hash">The feature.</param>
    public static void Count(Dictionary<ulong, float> bag, ulong hash)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(bag, hash, out _);
        count++;
    }
}
