using System.Globalization;

namespace Kelione.Web.Maps.Editing.Cells;

/// <summary>What stands for a name in a small square.</summary>
internal static class AvatarLetters
{
    private const int Colours = 8;

    /// <summary>The first letters of the first two words in capitals, of one word its first two; of a Chinese name its last character. Empty for an empty name.</summary>
    public static string Of(string name)
    {
        var words = name.Split([' ', '-', '_', '.', '&', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "",
            [var only] when only[0] >= 0x2E80 => StringInfo.GetNextTextElement(only, 0),
            [var only] => Upper(only.Length > 1 ? only[..(char.IsSurrogate(only[0]) ? 2 : 1)] + (char.IsSurrogate(only[0]) ? "" : only[1..2]) : only),
            [var first, var second, ..] => Upper(StringInfo.GetNextTextElement(first) + StringInfo.GetNextTextElement(second)),
        };
    }

    /// <summary>The number of its colour, 1–8: the same in every process and on every machine.</summary>
    public static int Colour(string name)
    {
        var hash = 17u;
        foreach (var c in name)
        {
            hash = (hash * 31) + c;
        }

        return (int)(hash % Colours) + 1;
    }

    private static string Upper(string text) => text.ToUpper(CultureInfo.CurrentCulture);
}
