using System.Globalization;
using System.Text.RegularExpressions;

namespace Kelione.Web;

/// <summary>An English sentence with places for values, which finds the values in a sentence said.</summary>
internal sealed partial class SentencePattern
{
    // Words between places, one more than places; the first and the last may be empty.
    private readonly string[] _words;
    private readonly int[] _places;

    /// <summary>Reads a sentence such as <c>There is no map '{0}'.</c></summary>
    /// <param name="name">What it is called.</param>
    /// <param name="english">The sentence; two places never stand side by side.</param>
    public SentencePattern(string name, string english)
    {
        Name = name;
        _words = Place().Split(english);
        _places = [.. Place().Matches(english).Select(m => int.Parse(m.ValueSpan[1..^1], CultureInfo.InvariantCulture))];
        Weight = _words.Sum(w => w.Length);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>How many letters of it are its own.</summary>
    public int Weight { get; }

    /// <summary>Whether a place holds the name of something, which stands within quotation marks and is never translated.</summary>
    public bool IsName(int place)
    {
        var at = Array.IndexOf(_places, place);
        return at >= 0 && _words[at].EndsWith('\'') && _words[at + 1].StartsWith('\'');
    }

    /// <summary>The values by place; null where the sentence is another one.</summary>
    /// <param name="said">The sentence.</param>
    /// <param name="left">How many tries are left; none where none is.</param>
    public string[]? Match(string said, ref int left)
    {
        if (--left <= 0 || said.Length < Weight || !said.StartsWith(_words[0], StringComparison.Ordinal) || !said.EndsWith(_words[^1], StringComparison.Ordinal))
        {
            return null;
        }

        var values = new string?[_places.Max() + 1];
        return Fill(said, 0, _words[0].Length, values, ref left) ? [.. values.Select(v => v ?? "")] : null;
    }

    // Values are tried from the shortest on: a name may hold the words that follow it.
    private bool Fill(string said, int place, int from, string?[] values, ref int left)
    {
        var next = _words[place + 1];
        var isLast = place == _places.Length - 1;
        var at = isLast ? said.Length - next.Length : said.IndexOf(next, from, StringComparison.Ordinal);
        while (at >= from && --left > 0)
        {
            var (number, value) = (_places[place], said[from..at]);
            var before = values[number];
            if (value.Length > 0 && (before is null || before == value))
            {
                values[number] = value;
                if (isLast || Fill(said, place + 1, at + next.Length, values, ref left))
                {
                    return true;
                }

                values[number] = before;
            }

            at = isLast || at + 1 > said.Length ? -1 : said.IndexOf(next, at + 1, StringComparison.Ordinal);
        }

        return false;
    }

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
