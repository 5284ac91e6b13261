namespace Kelione.Voice.Text;

/// <summary>The tokens of one text with their normal forms in one buffer. Reused from text to text; not thread-safe.</summary>
internal sealed class TokenList
{
    private char[] _forms = new char[512];
    private int _formEnd;

    /// <summary>The tokens, in the order of the text.</summary>
    public List<Token> Tokens { get; } = new(64);

    /// <summary>Where the next form begins.</summary>
    public int FormEnd => _formEnd;

    /// <summary>The normal form of a token: lower case, letters held three times or more written twice, one kind of apostrophe, ё as е.</summary>
    /// <param name="token">A token of this list.</param>
    /// <returns>The form; empty for marks.</returns>
    public ReadOnlySpan<char> Form(in Token token) => _forms.AsSpan(token.FormStart, token.FormLength);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Tokens.Clear();
        _formEnd = 0;
    }

    /// <summary>Appends a character to the form that is being written.</summary>
    /// <param name="c">The character.</param>
    public void Append(char c)
    {
        if (_formEnd == _forms.Length)
        {
            Array.Resize(ref _forms, _forms.Length * 2);
        }

        _forms[_formEnd++] = c;
    }

    /// <summary>The form that is being written, from where it began.</summary>
    /// <param name="start">Where it began.</param>
    /// <returns>The characters so far.</returns>
    public Span<char> Written(int start) => _forms.AsSpan(start, _formEnd - start);
}
