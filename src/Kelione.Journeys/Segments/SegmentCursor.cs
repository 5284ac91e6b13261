using System.Buffers;
using System.Globalization;

namespace Kelione.Journeys;

/// <summary>A place in the text of a rule, and the small things that can be read there. Not safe for several threads.</summary>
internal sealed class SegmentCursor(string text)
{
    private static readonly SearchValues<char> CountSigns = SearchValues.Create("0123456789.");

    private int _at;

    /// <summary>Whether a word ends a name.</summary>
    public delegate bool WordTest(ReadOnlySpan<char> word);

    /// <summary>Whether the text has been read, spaces aside.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return _at == text.Length;
        }
    }

    /// <summary>Whether a digit stands here.</summary>
    public bool AtDigit => _at < text.Length && char.IsAsciiDigit(text[_at]);

    public int Number()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return int.TryParse(text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error("a whole number, as in '>= 3 times'", start);
    }

    public (int Start, string Word) Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')'))
        {
            _at++;
        }

        return (start, text[start.._at]);
    }

    /// <summary>The text from here to the next stop sign or keyword outside quotes and brackets.</summary>
    public (int Start, string Part) Extent(string stops, WordTest isKeyword, bool stopAtCount)
    {
        SkipSpace();
        var start = _at;
        var inBrackets = false;
        while (_at < text.Length)
        {
            var sign = text[_at];
            if (sign == '"')
            {
                SkipQuoted();
                continue;
            }

            if (!inBrackets && (stops.Contains(sign, StringComparison.Ordinal) || (IsWordStart(start) && (isKeyword(WordAt(_at)) || (stopAtCount && IsCountAt(start))))))
            {
                break;
            }

            inBrackets = sign == '[' || (inBrackets && sign != ']');
            _at++;
        }

        return (start, text[start.._at].TrimEnd());
    }

    private bool IsWordStart(int start) => _at == start || char.IsWhiteSpace(text[_at - 1]) || text[_at - 1] is ']' or '"';

    private ReadOnlySpan<char> WordAt(int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' or '-'))
        {
            end++;
        }

        // A keyword is a whole word: it ends with the text, a space or a parenthesis.
        return end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is '(' or ')' ? text.AsSpan(start, end - start) : [];
    }

    /// <summary>Whether <c>2 times</c> or <c>2..4 times</c> stands here: a number alone may be part of a name.</summary>
    private bool IsCountAt(int start)
    {
        var number = WordAt(_at);
        if (_at == start || number.IsEmpty || number.ContainsAnyExcept(CountSigns))
        {
            return false;
        }

        var next = _at + number.Length;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return WordAt(next).Equals("times", StringComparison.OrdinalIgnoreCase) || WordAt(next).Equals("time", StringComparison.OrdinalIgnoreCase);
    }

    private void SkipQuoted()
    {
        var start = _at++;
        while (_at < text.Length && text[_at] != '"')
        {
            _at += text[_at] == '\\' ? 2 : 1;
        }

        if (_at >= text.Length)
        {
            throw Error("a closing double quote for the one", start);
        }

        _at++;
    }

    public bool TryKeyword(string keyword)
    {
        SkipSpace();
        if (!WordAt(_at).Equals(keyword, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _at += keyword.Length;
        return true;
    }

    public bool TryTake(char sign)
    {
        SkipSpace();
        if (_at == text.Length || text[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    public bool TryTake(string sign)
    {
        if (!text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    public void Expect(char sign)
    {
        if (!TryTake(sign))
        {
            throw Error($"'{sign}'");
        }
    }

    public void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    public FormatException Error(string expected, int? at = null) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Expected {expected} at character {(at ?? _at) + 1} of '{text}'. Write rules as did cart >= 3 times within 7d and not country=LT or sequence(search, cart) within 1d."));
}
