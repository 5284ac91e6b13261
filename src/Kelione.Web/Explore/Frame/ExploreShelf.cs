namespace Kelione.Web.Explore.Frame;

/// <summary>The cards of an open view, in their order on the page: each can be taken along as a picture, and where it has one as a table. Not for several threads.</summary>
public sealed class ExploreShelf
{
    private readonly List<Shelved> _cards = [];
    private int _last;

    /// <summary>The cards.</summary>
    public IReadOnlyList<Shelved> Cards => _cards;

    /// <summary>A number for a new card, by which the page knows it.</summary>
    public int Add()
    {
        _cards.Add(new Shelved(++_last, "", null));
        return _last;
    }

    /// <summary>What a card shows now.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="title">Its title.</param>
    /// <param name="table">Its table; null for none.</param>
    public void Put(int number, string title, Func<ExploreTable?>? table)
    {
        if (_cards.FindIndex(c => c.Number == number) is >= 0 and var place)
        {
            _cards[place] = new Shelved(number, title, table);
        }
    }

    /// <summary>A card that left the page.</summary>
    public void Remove(int number) => _cards.RemoveAll(c => c.Number == number);
}

/// <summary>A card that can be taken along.</summary>
/// <param name="Number">By which the page knows it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Table">Its table; null for none.</param>
public sealed record Shelved(int Number, string Title, Func<ExploreTable?>? Table);
