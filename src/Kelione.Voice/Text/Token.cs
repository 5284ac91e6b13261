namespace Kelione.Voice.Text;

/// <summary>What a piece of text is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word of an alphabetic script, or a number with its letters.</summary>
    Word,

    /// <summary>A run of Chinese characters, not yet cut into words.</summary>
    Han,

    /// <summary>A number, also a fraction such as <c>10/10</c>.</summary>
    Number,

    /// <summary>A pictogram.</summary>
    Emoji,

    /// <summary>A face made of punctuation.</summary>
    Emoticon,

    /// <summary>A run of closing or opening brackets without a partner, which Russian writers smile with.</summary>
    Bracket,

    /// <summary>One exclamation mark or more.</summary>
    Exclaim,

    /// <summary>A run of marks with a question mark in it.</summary>
    Question,

    /// <summary>Comma, semicolon, colon, dash: a new clause.</summary>
    Comma,

    /// <summary>Full stop or line end: a new sentence.</summary>
    End,

    /// <summary>A quotation mark.</summary>
    Quote,

    /// <summary>A link or an address: no words, but learning may notice that there is one.</summary>
    Link,

    /// <summary>Somebody spoken to by a handle.</summary>
    Mention,
}

/// <summary>How a word was written.</summary>
[Flags]
internal enum TokenMarks : byte
{
    /// <summary>Plainly.</summary>
    None = 0,

    /// <summary>With a letter held: <c>sooooo</c>.</summary>
    Stretched = 1,

    /// <summary>In capitals.</summary>
    Shouted = 2,

    /// <summary>As a hashtag.</summary>
    Hashtag = 4,

    /// <summary>With letters outside of a to z.</summary>
    BeyondAscii = 8,
}

/// <summary>A piece of text. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Marks">How it was written.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the text, in UTF-16 units.</param>
/// <param name="FormStart">Where its normal form begins in the token list's buffer.</param>
/// <param name="FormLength">How long its normal form is; 0 for marks.</param>
/// <param name="Value">The code point of an emoji, the count of marks, the index of an emoticon; else 0.</param>
internal readonly record struct Token(TokenKind Kind, TokenMarks Marks, int Start, int Length, int FormStart, int FormLength, int Value);
