namespace Kelione.Voice.Learning;

/// <summary>The features that a training saw often enough, with how telling each is (inverse document frequency). Immutable.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<ulong, int> _index;
    private readonly float[] _rarity;
    private readonly LearningSettings _settings;

    private FeatureSpace(Dictionary<ulong, int> index, float[] rarity, LearningSettings settings) => (_index, _rarity, _settings) = (index, rarity, settings);

    /// <summary>How many features there are, the evidence included.</summary>
    public int Count => FeatureReader.EvidenceCount + _index.Count;

    /// <summary>The features by index, for a file.</summary>
    public IEnumerable<(ulong Hash, float Rarity)> Features => _index.OrderBy(f => f.Value).Select(f => (f.Key, _rarity[f.Value]));

    /// <summary>Takes the features of texts.</summary>
    /// <param name="bags">The texts.</param>
    /// <param name="settings">What weighs how much; null for the standard.</param>
    /// <returns>The space.</returns>
    public static FeatureSpace Of(IReadOnlyList<FeatureBag> bags, LearningSettings? settings = null)
    {
        var texts = new Dictionary<ulong, int>();
        var order = new List<ulong>();
        foreach (var hash in bags.SelectMany(b => b.Words.Keys.Concat(b.Letters.Keys)))
        {
            if (!texts.TryAdd(hash, 1))
            {
                texts[hash]++;
            }
            else
            {
                order.Add(hash);
            }
        }

        var kept = order.Where(h => texts[h] > 1).Select(h => (h, (float)(1 + Math.Log((1.0 + bags.Count) / (1.0 + texts[h])))));
        return From(kept, settings);
    }

    /// <summary>Makes a space of features as a file keeps them.</summary>
    /// <param name="features">The features in order.</param>
    /// <param name="settings">What weighs how much; null for the standard.</param>
    /// <returns>The space.</returns>
    public static FeatureSpace From(IEnumerable<(ulong Hash, float Rarity)> features, LearningSettings? settings = null)
    {
        var index = new Dictionary<ulong, int>();
        var rarity = new List<float>();
        foreach (var (hash, value) in features)
        {
            if (index.TryAdd(hash, rarity.Count))
            {
                rarity.Add(value);
            }
        }

        return new FeatureSpace(index, [.. rarity], settings ?? LearningSettings.Standard);
    }

    /// <summary>A text's place in the space.</summary>
    /// <param name="bag">Its features.</param>
    /// <returns>Indexes and values: evidence, then words and letters, each block of the length of its settings.</returns>
    public SparseRow Place(FeatureBag bag)
    {
        var indexes = new List<int>(bag.Words.Count + bag.Letters.Count + FeatureReader.EvidenceCount);
        var values = new List<float>(indexes.Capacity);
        for (var i = 0; i < bag.Evidence.Length; i++)
        {
            if (bag.Evidence[i] != 0)
            {
                indexes.Add(i);
                values.Add(bag.Evidence[i] * (float)_settings.Evidence);
            }
        }

        Add(bag.Words, _settings.Words, indexes, values);
        Add(bag.Letters, _settings.Letters, indexes, values);
        return new SparseRow([.. indexes], [.. values]);
    }

    private void Add(Dictionary<ulong, float> block, double length, List<int> indexes, List<float> values)
    {
        var from = values.Count;
        var square = 0.0;
        foreach (var (hash, count) in block)
        {
            if (_index.TryGetValue(hash, out var index))
            {
                var value = (1 + MathF.Log(count)) * _rarity[index];
                indexes.Add(FeatureReader.EvidenceCount + index);
                values.Add(value);
                square += value * value;
            }
        }

        var norm = (float)(length / Math.Sqrt(Math.Max(square, 1e-9)));
        for (var i = from; i < values.Count; i++)
        {
            values[i] *= norm;
        }
    }
}

/// <summary>A text as numbers: only those that are not 0. Immutable.</summary>
/// <param name="Indexes">The features.</param>
/// <param name="Values">Their values.</param>
internal sealed record SparseRow(int[] Indexes, float[] Values);
