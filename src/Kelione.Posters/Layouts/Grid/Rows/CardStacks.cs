using System.Collections.Immutable;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>Cards stacked in columns so that those of one rank stand in line: every rank is as high as its highest card. In wide columns two stand side by side.</summary>
/// <typeparam name="T">What the cards are of.</typeparam>
internal sealed class CardStacks<T>
{
    private const double Gap = 4;

    private readonly GridPlan _plan;
    private readonly ImmutableArray<ImmutableArray<T>> _columns;
    private readonly ImmutableArray<double> _ranks;

    /// <param name="plan">The grid.</param>
    /// <param name="columns">The cards of each column.</param>
    /// <param name="height">The height of a card.</param>
    public CardStacks(GridPlan plan, IEnumerable<IEnumerable<T>> columns, Func<T, double> height)
    {
        _plan = plan;
        _columns = [.. columns.Select(c => c.ToImmutableArray())];
        _ranks = [.. Enumerable.Range(0, (_columns.Select(c => c.Length).DefaultIfEmpty(0).Max() + Abreast(plan) - 1) / Abreast(plan))
            .Select(r => _columns.SelectMany(c => c.Skip(r * Abreast(plan)).Take(Abreast(plan))).Max(height))];
    }

    /// <summary>The height of all ranks.</summary>
    public double Height => _ranks.Sum() + (Gap * Math.Max(0, _ranks.Length - 1));

    /// <summary>How many cards stand side by side.</summary>
    public static int Abreast(GridPlan plan) => plan.Sizes.IsWide && plan.Columns.Narrowest >= 300 ? 2 : 1;

    /// <summary>How wide a card is in a column.</summary>
    public static double CardWidth(GridPlan plan, int column) => plan.Sizes.IsWide ? (plan.Width(column) - 14 - (8 * (Abreast(plan) - 1))) / Abreast(plan) : plan.Width(column) - 10;

    /// <summary>Draws the stacks from an upper edge on.</summary>
    /// <param name="y">The upper edge.</param>
    /// <param name="draw">Draws a card at x, y with its width and height, in a column.</param>
    public void Draw(double y, Action<T, double, double, double, double, int> draw)
    {
        for (var r = 0; r < _ranks.Length; r++)
        {
            for (var column = 0; column < _columns.Length; column++)
            {
                var width = CardWidth(_plan, column);
                var cards = _columns[column].Skip(r * Abreast(_plan)).Take(Abreast(_plan)).ToList();
                for (var k = 0; k < cards.Count; k++)
                {
                    draw(cards[k], _plan.X(column) + (_plan.Sizes.IsWide ? 7 : 5) + (k * (width + 8)), y, width, _ranks[r], column);
                }
            }

            y += _ranks[r] + Gap;
        }
    }
}
