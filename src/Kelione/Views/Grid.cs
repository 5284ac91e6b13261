namespace Kelione.CommandLine.Views;

/// <summary>A piece of text with its meaning.</summary>
/// <param name="Text">The text.</param>
/// <param name="Ink">Its meaning.</param>
internal readonly record struct Span(string Text, Ink Ink = Ink.Plain)
{
    /// <summary>No text.</summary>
    public static Span Empty { get; } = new("");

    /// <summary>Plain text.</summary>
    public static implicit operator Span(string text) => new(text);
}

/// <summary>A column of a grid.</summary>
/// <param name="Head">Its head; empty for none.</param>
/// <param name="Right">Whether texts stand at its right end, as numbers do.</param>
/// <param name="Least">For names: how narrow the column may become, in columns of the terminal; 0 for as wide as its widest text, whatever happens.</param>
/// <param name="Lines">Over how many lines a text may run before it is cut.</param>
/// <param name="Wish">For names: below this the column does not go as long as another one can be left out; 0 for no such wish.</param>
/// <param name="IsExtra">Whether the column is left out where it takes a name the room that it wishes for.</param>
internal sealed record Column(string Head, bool Right = false, int Least = 0, int Lines = 1, int Wish = 0, bool IsExtra = false);

/// <summary>Measures rows of texts and lays them out in columns that fit the width.</summary>
/// <param name="columns">The columns from left to right.</param>
internal sealed class Grid(params Column[] columns)
{
    private const int Gap = 2;
    private const int LeftOut = -1;
    private readonly List<Span[]> _rows = [];

    /// <summary>A column of numbers.</summary>
    public static Column Number(string head) => new(head, Right: true);

    /// <summary>A column of names, which gives way where room is short.</summary>
    public static Column Name(string head, int lines = 1) => new(head, Least: 10, Lines: lines);

    /// <summary>Adds a row, one text for each column.</summary>
    public void Add(params Span[] cells) => _rows.Add([.. cells.Select(c => c with { Text = Cells.Clean(c.Text) })]);

    /// <summary>Whether there are no rows.</summary>
    public bool IsEmpty => _rows.Count == 0;

    /// <summary>The lines, each a list of pieces, no wider than <paramref name="width"/>.</summary>
    public IEnumerable<IReadOnlyList<Span>> Lay(int width)
    {
        var widths = Widths(width);
        if (columns.Any(c => c.Head.Length > 0))
        {
            yield return Line([.. columns.Select(c => new Span(c.Head, Ink.Quiet))], widths);
        }

        foreach (var row in _rows)
        {
            foreach (var line in Lines(row, widths))
            {
                yield return line;
            }
        }
    }

    // Names give way first, down to what they wish for; then the extra columns go, the first one first; then names give way again, as far as they can.
    private int[] Widths(int width)
    {
        var widths = columns.Select((c, i) => _rows.Select(r => Cells.Width(r[i].Text)).Append(Cells.Width(c.Head)).Max()).ToArray();
        var isFitting = Narrow(widths, width, c => Math.Max(c.Least, c.Wish));
        for (var i = 0; i < columns.Length && !isFitting; i++)
        {
            if (columns[i].IsExtra)
            {
                widths[i] = LeftOut;
                isFitting = Excess(widths, width) <= 0;
            }
        }

        _ = isFitting || Narrow(widths, width, c => c.Least);
        return widths;
    }

    private static int Excess(int[] widths, int width) => widths.Where(w => w != LeftOut).Sum(w => w + Gap) - Gap - width;

    private bool Narrow(int[] widths, int width, Func<Column, int> least)
    {
        while (Excess(widths, width) > 0)
        {
            // The widest column that may give way does, one column of the terminal at a time.
            var widest = Enumerable.Range(0, columns.Length).Where(i => columns[i].Least > 0 && widths[i] > least(columns[i])).OrderByDescending(i => widths[i]).ToList();
            if (widest.Count == 0)
            {
                return false;
            }

            widths[widest[0]]--;
        }

        return true;
    }

    private IEnumerable<IReadOnlyList<Span>> Lines(Span[] row, int[] widths)
    {
        var texts = row.Select((cell, i) => widths[i] == LeftOut ? [""] : columns[i].Lines > 1 ? Shorten(Cells.Wrap(cell.Text, widths[i]), columns[i].Lines, widths[i]) : [cell.Text]).ToArray();
        for (var k = 0; k < texts.Max(t => t.Count); k++)
        {
            yield return Line([.. row.Select((cell, i) => cell with { Text = k < texts[i].Count ? texts[i][k] : "" })], widths);
        }
    }

    private static IReadOnlyList<string> Shorten(IReadOnlyList<string> lines, int most, int width) =>
        lines.Count <= most ? lines : [.. lines.Take(most - 1), Cells.Cut(lines[most - 1] + " …", width)];

    private List<Span> Line(Span[] cells, int[] widths)
    {
        var line = new List<Span>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (widths[i] == LeftOut)
            {
                continue;
            }

            var isLast = i == cells.Length - 1;
            var text = isLast && !columns[i].Right ? Cells.Cut(cells[i].Text, widths[i]) : Cells.Fit(cells[i].Text, widths[i], columns[i].Right);
            line.Add(cells[i] with { Text = text });
            if (!isLast)
            {
                line.Add(new string(' ', Gap));
            }
        }

        return line;
    }
}
