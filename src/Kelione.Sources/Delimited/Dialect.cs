namespace Kelione.Sources;

/// <summary>How a delimited text is written.</summary>
/// <param name="Delimiter">The character between cells.</param>
/// <param name="Quoted">Whether cells may be in double quotes; where not, a quote is a character like any other.</param>
/// <param name="LineEnd">The character that ends a line: a line feed (a carriage return before it is dropped), or a lone carriage return.</param>
internal readonly record struct Dialect(char Delimiter, bool Quoted, char LineEnd);
