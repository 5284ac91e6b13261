using System.Globalization;

namespace Kelione.Maps;

/// <summary>The ids of maps, which are names of files and parts of addresses as well.</summary>
public static class MapIds
{
    /// <summary>The most characters that an id has.</summary>
    public const int Longest = 80;

    /// <summary>Whether a text can be the id of a map: small letters a–z, digits and hyphens, beginning with a letter or digit, 1 to <see cref="Longest"/> of them.</summary>
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= Longest && id[0] != '-' && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>An id made from a title: its letters without marks, Cyrillic ones transliterated; "map" where nothing is left of it, as of a Chinese title.</summary>
    public static string From(string title) => Text.Ids.Of(title) is { Length: > 0 } id ? id : "map";

    /// <summary>An id with a number after it, for the second map of a name: its end is cut where it would be longer than <see cref="Longest"/>.</summary>
    /// <param name="id">A valid id.</param>
    /// <param name="number">2 or more.</param>
    public static string Numbered(string id, int number)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return id[..Math.Min(id.Length, Longest - end.Length)].TrimEnd('-') + end;
    }
}
