namespace Kelione.Maps.Text;

/// <summary>A place in a text, both counted from 1.</summary>
internal readonly record struct TextPlace(int Line, int Column);

/// <summary>A piece of a text form: what was read from YAML, and what is about to be written. Anchors, tags and comments are no part of it.</summary>
internal abstract record TextNode(TextPlace Place);

/// <summary>A word, a number or a text.</summary>
/// <param name="Value">The text without quotation marks.</param>
/// <param name="IsPlain">Read: it stood there without quotation marks. To be written: it is a number, a date, a word of the form, and needs none.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record TextScalar(string Value, bool IsPlain, TextPlace Place = default) : TextNode(Place)
{
    /// <summary>Whether nothing was written: <c>key:</c>, <c>~</c> or <c>null</c>.</summary>
    public bool IsNothing => IsPlain && Value is ("" or "~" or "null" or "Null" or "NULL");
}

/// <summary>A list.</summary>
internal sealed record TextList(IReadOnlyList<TextNode> Items, TextPlace Place = default) : TextNode(Place);

/// <summary>Keys with values, in order.</summary>
/// <param name="Entries">The entries; no key twice.</param>
/// <param name="Inline">To be written: on one line within braces where it fits.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record TextMap(IReadOnlyList<TextEntry> Entries, bool Inline = false, TextPlace Place = default) : TextNode(Place);

/// <summary>A key with its value.</summary>
internal sealed record TextEntry(TextScalar Key, TextNode Value);
