namespace Kelione.Samples;

/// <summary>A choice among things of unequal likelihood. Immutable.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] _items;
    private readonly double[] _upTo;

    /// <summary>The things with their weights, which need not add up to 1.</summary>
    public Weighted(params ReadOnlySpan<(T Item, double Weight)> choices)
    {
        _items = new T[choices.Length];
        _upTo = new double[choices.Length];
        var sum = 0.0;
        for (var i = 0; i < choices.Length; i++)
        {
            _items[i] = choices[i].Item;
            _upTo[i] = sum += choices[i].Weight;
        }
    }

    /// <summary>The things, in the order given.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>The likelihood of the thing at a place, 0 to 1.</summary>
    public double Share(int index) => (_upTo[index] - (index == 0 ? 0 : _upTo[index - 1])) / _upTo[^1];

    /// <summary>Draws one.</summary>
    public T Draw(SampleRandom random)
    {
        var at = random.NextUnit() * _upTo[^1];
        var i = 0;
        while (i < _items.Length - 1 && at >= _upTo[i])
        {
            i++;
        }

        return _items[i];
    }
}
